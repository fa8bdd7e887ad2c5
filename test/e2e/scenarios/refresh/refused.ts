/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';

import type { N8n } from '../../instance/n8n';
import { connect, CREDENTIAL_TYPE } from '../../world/connect';
import type { Scene } from '../../world/scene';
import { KINDS, type Kind } from './callers';
import { expectNoSecretIn, signIn } from './signIn';

const WRONG_SECRET = 'a-secret-of-another-app';

/** A refresh token that TikTok no longer takes: told in words, and connecting again heals. */
export async function deadRefreshToken(
	scene: Scene,
	n8n: N8n,
	errorStatus: '200' | '4xx',
): Promise<void> {
	const { client } = scene.sandbox;
	const { app, credential, callers } = await signIn(scene, n8n, {
		app: { switches: { token_error_status: errorStatus } },
	});
	await client.expireAccessTokens(app.client_key);
	await client.killRefreshToken(app.client_key);
	for (const kind of KINDS) {
		const shown = await callers.fails(kind);
		assert.match(shown, wordsFor(kind, errorStatus), `${kind} does not say it: ${shown}`);
		expectNoSecretIn(shown, app);
	}
	await connect(scene.sandbox, n8n.rest, credential, app.creators[0].open_id);
	for (const kind of KINDS) await callers.works(kind);
}

/** Where TikTok's answer is a 4xx, n8n's HTTP Request node shows the words of n8n's own client. */
function wordsFor(kind: Kind, errorStatus: '200' | '4xx'): RegExp {
	const isN8nsOwn = kind === 'http' && errorStatus === '4xx';
	return isN8nsOwn
		? /connected again|reconnect|refresh token is invalid, expired, revoked/i
		: /connect(ed)?( the account)? again|reconnect/i;
}

/** A wrong client secret: n8n shows its success page, so the first use says it; mending heals. */
export async function wrongSecret(
	scene: Scene,
	n8n: N8n,
	errorStatus: '200' | '4xx',
): Promise<void> {
	const { app, credential, callers } = await signIn(scene, n8n, {
		app: { switches: { token_error_status: errorStatus } },
		credential: { clientSecret: WRONG_SECRET },
	});
	for (const kind of KINDS) {
		const shown = await callers.fails(kind);
		const words = errorStatus === '200' ? /Client key or secret is incorrect/ : /not connected/;
		assert.match(shown, words, `${kind} does not say it: ${shown}`);
		assert.ok(!shown.includes(WRONG_SECRET), 'the secret is in the execution data');
	}
	const { rest } = n8n;
	const data = { clientId: app.client_key, clientSecret: app.client_secret };
	await rest.updateCredential(credential.id, credential.name, CREDENTIAL_TYPE, data);
	await connect(scene.sandbox, rest, credential, app.creators[0].open_id);
	for (const kind of KINDS) await callers.works(kind);
}
