import type { Request } from 'express';

import type { Endpoint, LoggedRequest } from '../types';

const MAX_TEXT_CHARS = 65_536;

/** The host of a request, without the port. */
export function hostOf(request: Request): string {
	return (request.headers.host ?? '').replace(/:443$/, '').toLowerCase();
}

/** The log entry of a request. Its status is set when an answer is sent. */
export function logEntry(
	request: Request,
	endpoint: Endpoint,
	body: Buffer,
	seq: number,
	at: number,
): LoggedRequest {
	const url = new URL(request.originalUrl, `https://${hostOf(request)}`);
	return {
		seq,
		at,
		host: hostOf(request),
		method: request.method,
		path: url.pathname,
		query: Object.fromEntries(url.searchParams),
		headers: Object.fromEntries(
			Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
		),
		body: request.method === 'PUT' ? null : readBody(body, request.headers['content-type'] ?? ''),
		body_bytes: body.length,
		content_range: request.headers['content-range'] ?? null,
		endpoint,
		chunk: null,
		publish: null,
		status: null,
		fault: null,
	};
}

function readBody(body: Buffer, contentType: string): unknown {
	const text = body.toString('utf8');
	if (contentType.startsWith('application/x-www-form-urlencoded')) {
		return Object.fromEntries(new URLSearchParams(text));
	}
	try {
		return JSON.parse(text);
	} catch {
		return text.slice(0, MAX_TEXT_CHARS);
	}
}
