/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';

import type { Sandbox } from '../../sandbox';
import type { App } from '../../sandbox/types';
import type { N8nRest } from '../instance/rest';
import { authorize } from './consent';

export const CREDENTIAL_TYPE = 'tikTokOAuth2Api';

/** What a node refers to. */
export interface CredentialRef {
	id: string;
	name: string;
}

/** Creates a TikTok credential, as a person fills in its form, without connecting it. */
export async function createCredential(
	rest: N8nRest,
	app: App,
	more: object = {},
): Promise<CredentialRef> {
	const name = `TikTok ${app.client_key}`;
	const data = { clientId: app.client_key, clientSecret: app.client_secret, ...more };
	return { id: await rest.createCredential(name, CREDENTIAL_TYPE, data), name };
}

/** Connects a credential through TikTok's consent page. */
export async function connect(
	sandbox: Sandbox,
	rest: N8nRest,
	credential: CredentialRef,
	openId: string,
): Promise<void> {
	const back = await authorize(sandbox, await rest.authorizeUrl(credential.id), openId);
	const page = await rest.oauthCallback(back);
	assert.match(page, /Connection successful|Account connected|oauth/i);
}
