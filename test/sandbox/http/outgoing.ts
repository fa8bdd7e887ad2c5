/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test server that never ships with the node: it needs Node and its own libraries */
import http from 'node:http';

import type { Place } from '../state/place';

const LOOPBACK = ['127.0.0.1', 'localhost'];

export interface Outgoing {
	method: 'GET' | 'POST';
	headers?: Record<string, string | string[]>;
	body?: string;
	signal: AbortSignal;
}

/**
 * Sends a request to a server on this machine: plain http on loopback, or https with a forwarded host name.
 * Rejects for any other address, without an answer, or when the signal aborts. Does not follow redirects.
 */
export async function ask(
	place: Place,
	address: URL,
	{ method, headers, body, signal }: Outgoing,
): Promise<http.IncomingMessage> {
	const port = loopbackPort(place, address);
	if (port === null) throw new Error(`The TikTok sandbox does not reach ${address.host}`);
	return await new Promise((resolve, reject) => {
		const request = http.request({
			host: '127.0.0.1',
			port,
			method,
			path: address.pathname + address.search,
			headers: { host: address.host, ...headers },
			agent: false,
			signal,
		});
		request.once('response', resolve).on('error', reject).end(body);
	});
}

function loopbackPort(place: Place, { protocol, hostname, port }: URL): number | null {
	if (protocol === 'http:' && LOOPBACK.includes(hostname)) return Number(port || 80);
	return protocol === 'https:' && port === '' ? (place.forwards.get(hostname) ?? null) : null;
}
