import { REDIRECT_URI, type CredentialRef, type Engine } from '../engine/harness';
import type { SandboxClient } from '../sandbox/client';
import type { App } from '../sandbox/types';
import type { Screen } from './screen';

/** Slow enough for the upload to be watched, fast enough not to bore. */
const UPLOAD_BYTES_PER_SECOND = 32_000_000;

/** How long TikTok "works" on the video after the last byte. */
const PROCESSING_MS = 2_000;

/** Registers an app with one creator at the sandbox, as one does in TikTok's developer portal. */
export async function createDemoApp(client: SandboxClient, screen: Screen): Promise<App> {
	const app = await client.createApp({
		redirect_uris: [REDIRECT_URI],
		switches: { processing_ms: PROCESSING_MS },
		faults: [
			{
				on: 'put',
				times: 'always',
				do: { kind: 'slow', bytes_per_second: UPLOAD_BYTES_PER_SECOND },
			},
		],
	});
	const [creator] = app.creators;
	screen.done(`TikTok app ${app.client_key}, account @${creator.creator_username}`);
	return app;
}

/**
 * Makes a credential and presses Connect: TikTok's consent page, Authorize, and back to n8n.
 *
 * @throws Error with the sentence of n8n's error page when the sign-in failed
 */
export async function connect(engine: Engine, app: App, screen: Screen): Promise<CredentialRef> {
	const credential = engine.addCredential(app);
	const problem = await engine.connect(credential);
	if (problem !== undefined) throw new Error(`The sign-in failed: ${problem}`);
	const { scope, expires_in: expiresInSec } = engine.storedToken(credential);
	screen.done("Connect pressed, TikTok's page answered with Authorize, sent back to n8n");
	screen.detail(`may do ${String(scope)}; the access token lives ${String(expiresInSec)} seconds`);
	return credential;
}
