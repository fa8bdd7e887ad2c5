/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test server that never ships with the node: it needs Node and its own libraries */
import type { IncomingMessage } from 'node:http';

import { ask } from '../http/outgoing';
import type { AppState } from '../state/app';
import type { Pull } from '../state/pull';

/** Opens a URL as TikTok does: any status but 200 is an error, redirects included. */
export async function open(app: AppState, pull: Pull, url: string): Promise<IncomingMessage> {
	const { signal } = pull.stopper;
	const response = await ask(app.place, new URL(url), { method: 'GET', signal });
	if (response.statusCode !== 200) {
		response.destroy();
		throw new Error(`HTTP ${response.statusCode}`);
	}
	return response;
}
