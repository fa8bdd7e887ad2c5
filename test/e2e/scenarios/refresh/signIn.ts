/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';

import type { App, AppInput } from '../../../sandbox/types';
import type { N8n } from '../../instance/n8n';
import { connect, createCredential, type CredentialRef } from '../../world/connect';
import type { Scene } from '../../world/scene';
import { Callers } from './callers';

/** An app with a credential and the workflows that use it. */
export interface SignIn {
	app: App;
	credential: CredentialRef;
	callers: Callers;
}

export interface SignInSpec {
	app?: AppInput;
	/** Fields of the credential that differ from the app's. */
	credential?: object;
}

let count = 0;

/** Creates it all and connects. */
export async function signIn(scene: Scene, n8n: N8n, spec: SignInSpec = {}): Promise<SignIn> {
	const app = await scene.newApp(spec.app);
	const credential = await createCredential(n8n.rest, app, spec.credential);
	const callers = await Callers.create(n8n, `caller${(count += 1)}`, credential);
	await connect(scene.sandbox, n8n.rest, credential, app.creators[0].open_id);
	return { app, credential, callers };
}

/** What the token endpoint was asked since the sign-in, and how it went. */
export async function tokenOutcomes(scene: Scene, app: App): Promise<string[]> {
	const calls = await scene.sandbox.client.tokenCalls(app.client_key);
	return calls
		.map(({ grant_type: grant, outcome }) => `${grant} ${outcome}`)
		.filter((call) => call !== 'authorization_code ok');
}

/** @throws Error unless exactly these answers were given since the sign-in */
export async function expectTokenOutcomes(scene: Scene, app: App, wanted: string[]): Promise<void> {
	assert.deepEqual(await tokenOutcomes(scene, app), wanted);
}

/** @throws Error when the text holds a token or the secret of the app */
export function expectNoSecretIn(text: string, app: App): void {
	assert.doesNotMatch(text, /\b(?:act|rft|clt)\.[\w!]/, 'a token is in the execution data');
	assert.ok(!text.includes(app.client_secret), 'the client secret is in the execution data');
}
