/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- the engine is not part of the package; the launcher passes the sandbox in the environment */
import http from 'node:http';
import type { AddressInfo } from 'node:net';

import { SandboxClient } from '../sandbox/client';
import type { App, AppInput, LoggedRequest } from '../sandbox/types';
import {
	harnessNode,
	type CredentialRef,
	type Engine,
	type NodeSpec,
	type RunResult,
} from './harness';

export const CREATOR_INFO_URL = 'https://open.tiktokapis.com/v2/post/publish/creator_info/query/';

const CALL = 'Call';

/** The sandbox that the launcher has started. */
export function sandbox(): SandboxClient {
	const url = process.env.TIKTOK_SANDBOX_CONTROL;
	if (url === undefined) throw new Error('no sandbox: start the tests through test/launch.ts');
	return new SandboxClient(url);
}

/** An app of its own for a test, without rate limits in the way. */
export async function newApp(client: SandboxClient, spec: AppInput = {}): Promise<App> {
	const switches = { creator_info_per_minute: null, ...spec.switches };
	return await client.createApp({ ...spec, switches });
}

/** A node that calls TikTok with the credential. `request` is what n8n's HTTP Request node uses. */
export function callNode(
	credential: CredentialRef,
	helper: 'httpRequest' | 'request' = 'httpRequest',
	url = CREATOR_INFO_URL,
): NodeSpec {
	const parameters = { helper, url };
	return harnessNode('callApi', CALL, { credential, parameters });
}

/** Runs one node that calls TikTok, once per item and all at once. */
export async function call(
	engine: Engine,
	credential: CredentialRef,
	helper: 'httpRequest' | 'request' = 'httpRequest',
	items = 1,
): Promise<RunResult> {
	return await engine.run({
		nodes: [callNode(credential, helper)],
		items: Array.from({ length: items }, () => ({ json: {} })),
	});
}

/** A host that is not TikTok's. */
export interface OtherHost {
	readonly url: string;
	/** The `Authorization` header of each request that arrived; empty when it had none. */
	readonly authorizations: string[];
	close(): Promise<void>;
}

export async function otherHost(): Promise<OtherHost> {
	const authorizations: string[] = [];
	const server = http.createServer((request, response) => {
		authorizations.push(request.headers.authorization ?? '');
		response.setHeader('content-type', 'application/json').end('{}');
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const close = async () => {
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	};
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
		authorizations,
		close,
	};
}

/** The nicknames that came back; one per item. */
export function nicknames(result: RunResult): unknown[] {
	return result
		.items(CALL)
		.map(({ json }) => JSON.parse(JSON.stringify(json)).data.creator_nickname);
}

/** Everything that a person could read of a run: its error with all that hangs on it, and the log. */
export function everythingShown(result: RunResult): string {
	const error = result.errorOf(CALL);
	const own = error === undefined ? {} : { ...error, message: error.message, stack: error.stack };
	return JSON.stringify([own, result.error?.message, result.log]);
}

/** The token requests of the app, oldest first. */
export async function tokenRequests(client: SandboxClient, app: App): Promise<LoggedRequest[]> {
	const requests = await client.requests(app.client_key);
	return requests.filter(({ endpoint }) => endpoint === 'token');
}
