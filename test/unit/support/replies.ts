import type { IDataObject } from 'n8n-workflow';

import type { TikTokClient } from '../../../nodes/TikTok/api/client';
import type { Endpoint } from '../../../nodes/TikTok/api/endpoints';
import { readEnvelope, type Reply } from '../../../nodes/TikTok/api/envelope';
import type { Fault } from '../../../nodes/TikTok/errors/fault';

export const LOG_ID = '202601010000000123456789ABCDEF0123';

export function ok(data: IDataObject = {}): Reply {
	return { ok: true, data };
}

/** TikTok's refusal with that code, read as it comes over the wire. */
export function refusal(code: string, status = 400, message = ''): Reply {
	return readEnvelope({ status, headers: {}, text: refusalText(code, message) });
}

export function refusalText(code: string, message = ''): string {
	return JSON.stringify({ error: { code, message, log_id: LOG_ID } });
}

export function okText(data: object = {}): string {
	return JSON.stringify({ data, error: { code: 'ok', message: '', log_id: LOG_ID } });
}

export function faultOf(reply: Reply): Fault {
	if (reply.ok) throw new Error('the reply is no refusal');
	return reply.fault;
}

/** A fault of which only the code matters. */
export function someFault(code: string, more: Partial<Fault> = {}): Fault {
	return {
		kind: 'tiktok',
		code,
		message: `It was ${code}`,
		remedy: 'Do something.',
		retryable: false,
		...more,
	};
}

/** A client that answers by a function and remembers what it was asked. */
export class ScriptedClient implements TikTokClient {
	readonly calls: Array<{ path: string; body: object }> = [];

	constructor(
		private readonly answer: (body: IDataObject, endpoint: Endpoint, nth: number) => Reply,
	) {}

	async takeTurn(): Promise<void> {}

	async call(endpoint: Endpoint, body: object): Promise<Reply> {
		this.calls.push({ path: endpoint.path, body });
		return this.answer(body as IDataObject, endpoint, this.calls.length);
	}
}
