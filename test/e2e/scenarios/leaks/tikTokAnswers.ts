/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';

import type { INodeParameters } from 'n8n-workflow';

import {
	LEAK_CASES,
	PLACES,
	SECRET_KINDS,
	SIGNATURE,
	spellingOf,
	UPLOAD_TOKEN,
	type CredentialSecrets,
	type HostileRequest,
	type LeakCase,
} from '../../../leaks/cases';
import { SCOPES } from '../../../sandbox/schemas';
import type { App } from '../../../sandbox/types';
import type { N8n } from '../../instance/n8n';
import { CREATOR_INFO } from '../../workflows/parameters';
import { inLine, PACKAGE, tikTok, webhook } from '../../workflows/nodes';
import { callWebhook } from '../../world/callWebhook';
import { CREDENTIAL_TYPE, type CredentialRef } from '../../world/connect';
import { postVideo } from '../../world/postVideo';
import type { Scene } from '../../world/scene';

const VIDEO_BYTES = 200_000;

/** Of the workflows so far, each of which has a path of its own. */
let count = 0;

/** What n8n has shown and saved, and the secrets that may not be in it. */
export interface Kept {
	readonly texts: string[];
	readonly secrets: string[];
}

/** Each place of the answer once, with another kind of secret in each. */
export async function fromRequest(scene: Scene, n8n: N8n, request: HostileRequest): Promise<Kept> {
	// TikTok used to return the same refresh token, so that the first request shows the stored one.
	const switches = { rotation: 'legacy_same' as const };
	const app = await scene.newApp({ scopes: [...SCOPES], switches });
	const credential = await scene.connected(n8n, app, {
		purpose: 'chooseScopes',
		tikTokScopes: [...SCOPES],
	});
	const { client } = scene.sandbox;
	const asks = await asker(n8n, credential, CREATOR_INFO);
	const runs = await asker(n8n, credential, request.parameters);
	await client.expireAccessTokens(app.client_key);
	await asks();
	const texts: string[] = [];
	for (const { place, kind } of sampleOf(request)) {
		const action = place.answer(spellingOf(await secretsOf(scene, app), request, kind), request);
		assert.ok(action);
		await client.addFaults(app.client_key, [{ on: request.on, times: 'always', do: action }]);
		if (request.expired === true) await client.expireAccessTokens(app.client_key);
		texts.push(await runs());
		await client.clearFaults(app.client_key);
		if (request.expired === true) await asks();
	}
	return { texts, secrets: await allSecretsOf(scene, app) };
}

function sampleOf(request: HostileRequest): LeakCase[] {
	const cases = LEAK_CASES.filter((one) => one.request === request);
	return PLACES.flatMap((place, at) => {
		const here = cases.filter((one) => one.place === place);
		return here.length === 0 ? [] : [here[(at % SECRET_KINDS.length) % here.length]];
	});
}

/** Runs the node once and returns all that n8n showed and saved of it. */
async function asker(
	n8n: N8n,
	credential: CredentialRef,
	parameters: INodeParameters | undefined,
): Promise<() => Promise<string>> {
	if (parameters === undefined) return async () => await listOf(n8n, credential);
	const path = `leaks-${(count += 1)}`;
	const workflowId = await n8n.rest.createWorkflow({
		name: path,
		...inLine(webhook(path), tikTok(credential, parameters)),
	});
	const isPost = parameters.resource === 'video' && parameters.operation === 'directPost';
	return async () => {
		const shown = isPost ? await postVideo(n8n, path, VIDEO_BYTES) : await callWebhook(n8n, path);
		const [newest] = await n8n.rest.executions(workflowId);
		const saved = await n8n.rest.execution(newest.id);
		return JSON.stringify([shown.answer, saved]);
	};
}

/** The list of creators, as the editor loads it. */
async function listOf(n8n: N8n, credential: CredentialRef): Promise<string> {
	const answer = await n8n.rest
		.call('POST', '/dynamic-node-parameters/resource-locator-results', {
			nodeTypeAndVersion: { name: `${PACKAGE}.tikTok`, version: 1 },
			path: 'parameters.postAs',
			methodName: 'searchCreators',
			currentNodeParameters: { resource: 'video', operation: 'directPost' },
			credentials: { [CREDENTIAL_TYPE]: credential },
		})
		.catch((error: unknown) => String(error));
	return JSON.stringify(answer);
}

/** As the newest requests of the credential show them. */
async function secretsOf(scene: Scene, app: App): Promise<CredentialSecrets> {
	const requests = await scene.sandbox.client.requests(app.client_key);
	const tokens = requests.flatMap(({ headers }) => bearerIn(headers.authorization));
	const refreshTokens = requests.flatMap(({ body }) => refreshTokenIn(body));
	const [accessToken, refreshToken] = [tokens.at(-1), refreshTokens.at(-1)];
	assert.ok(accessToken);
	assert.ok(refreshToken);
	return { clientSecret: app.client_secret, accessToken, refreshToken };
}

async function allSecretsOf(scene: Scene, app: App): Promise<string[]> {
	const { client } = scene.sandbox;
	const requests = await client.requests(app.client_key);
	const uploads = await client.uploads(app.client_key);
	return [
		app.client_secret,
		...new Set(requests.flatMap(({ headers }) => bearerIn(headers.authorization))),
		...new Set(requests.flatMap(({ body }) => refreshTokenIn(body))),
		...uploads.flatMap(
			({ upload_url: url }) => new URL(url).searchParams.get('upload_token') ?? [],
		),
		UPLOAD_TOKEN,
		SIGNATURE,
	];
}

function bearerIn(header: string | undefined): string[] {
	return header?.startsWith('Bearer ') === true ? [header.slice('Bearer '.length)] : [];
}

function refreshTokenIn(body: unknown): string[] {
	const { refresh_token: token } = (body ?? {}) as { refresh_token?: unknown };
	return typeof token === 'string' ? [token] : [];
}
