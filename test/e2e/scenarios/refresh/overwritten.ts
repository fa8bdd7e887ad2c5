import type { App } from '../../../sandbox/types';
import type { N8n } from '../../instance/n8n';
import { CREDENTIAL_TYPE, connect, type CredentialRef } from '../../world/connect';
import type { Scene } from '../../world/scene';
import { Callers, KINDS } from './callers';
import { expectTokenOutcomes } from './signIn';

/** What an administrator sets so that people need no key and secret of their own. */
export function overwriteFor(app: App): Record<string, string> {
	const keys = { clientId: app.client_key, clientSecret: app.client_secret };
	return { CREDENTIALS_OVERWRITE_DATA: JSON.stringify({ [CREDENTIAL_TYPE]: keys }) };
}

/** Client key and secret come from n8n's environment, the credential holds none. */
export async function overwrittenKeys(scene: Scene, n8n: N8n, app: App): Promise<void> {
	const name = 'TikTok without keys';
	const id = await n8n.rest.createCredential(name, CREDENTIAL_TYPE, {});
	const credential: CredentialRef = { id, name };
	const callers = await Callers.create(n8n, 'overwritten', credential);
	await connect(scene.sandbox, n8n.rest, credential, app.creators[0].open_id);

	const wanted: string[] = [];
	for (const kind of KINDS) {
		await callers.works(kind);
		await scene.sandbox.client.expireAccessTokens(app.client_key);
		await callers.works(kind);
		wanted.push('refresh_token ok');
		await expectTokenOutcomes(scene, app, wanted);
	}
}
