import type { FaultAction } from '../sandbox/types';

/**
 * What a kind of fault does to a request.
 * - `none`: no harm. - `passes`: may be better the next time. - `busy`: asks to wait.
 * - `too_busy`: asks to wait for longer than anybody can. - `gone`: 403 and 404, which on the upload
 *   host mean that the upload is lost. - `refused`: asking again would not help.
 */
export type Effect = 'none' | 'passes' | 'busy' | 'too_busy' | 'gone' | 'refused';

/** One way in which a request can go wrong. */
export interface Kind {
	readonly name: string;
	/** For the sandbox; `refuse` never gets there. */
	readonly action: FaultAction | 'refuse';
	readonly effect: Effect;
	/** Where a PUT fares otherwise than a JSON call. */
	readonly putEffect?: Effect;
	/** TikTok takes the request all the same: stores the bytes, begins the post. */
	readonly taken?: true;
	/** Takes real time until the node's patience ends. */
	readonly stalls?: true;
	/** The answer names the bytes that the upload host has: filled in for each chunk. */
	readonly namesRange?: true;
}

const answer = (status: number, more: object = {}): FaultAction => ({
	kind: 'status',
	status,
	...more,
});

const HTML = '<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>';

const INVALID_TOKEN = {
	data: {},
	error: { code: 'access_token_invalid', message: 'The access token is invalid', log_id: '2026' },
};

/** Said to be packed, and is not. */
const NOT_GZIP = { headers: { 'content-encoding': 'gzip' }, body: 'plain', store: true };

/** Seconds of a Retry-After that can be honoured, and of one that can't. */
const RETRY_AFTER = { 'retry-after': '7' };
const RETRY_TOO_LATE = { 'retry-after': '7200' };

/** A process was killed, and what it had handed to the kernel or to a proxy arrives all the same. */
export const LATE: FaultAction = { kind: 'reset', when: 'after', arrives_after_ms: 45_000 };

/** Faults of any request. */
export const KINDS: readonly Kind[] = [
	{ name: 'connection refused', action: 'refuse', effect: 'passes' },
	{ name: 'reset before the body', action: { kind: 'reset', when: 'before' }, effect: 'passes' },
	{ name: 'reset during the body', action: { kind: 'reset', when: 'during' }, effect: 'passes' },
	{
		name: 'reset after the body',
		action: { kind: 'reset', when: 'after' },
		effect: 'passes',
		taken: true,
	},
	{ name: 'slow', action: { kind: 'slow', bytes_per_second: 100_000_000 }, effect: 'none' },
	{ name: 'late', action: { kind: 'delay', ms: 50 }, effect: 'none' },
	{ name: 'stalled', action: { kind: 'stall' }, effect: 'passes', stalls: true },
	{
		name: 'stalled, but taken',
		action: { kind: 'stall', store: true },
		effect: 'passes',
		taken: true,
		stalls: true,
	},
	{ name: '408', action: answer(408), effect: 'passes' },
	{ name: '429', action: answer(429), effect: 'busy' },
	{ name: '429 Retry-After', action: answer(429, { headers: RETRY_AFTER }), effect: 'busy' },
	{
		name: '429 Retry-After two hours',
		action: answer(429, { headers: RETRY_TOO_LATE }),
		effect: 'too_busy',
	},
	{ name: '500', action: answer(500), effect: 'passes' },
	{ name: '502 HTML', action: answer(502, { body: HTML }), effect: 'passes' },
	{ name: '503', action: answer(503), effect: 'passes' },
	{ name: '503, but taken', action: answer(503, { store: true }), effect: 'passes', taken: true },
	{ name: '504', action: answer(504), effect: 'passes' },
	{ name: '400', action: answer(400), effect: 'refused' },
	{ name: '403', action: answer(403), effect: 'gone' },
	{ name: '404', action: answer(404), effect: 'gone' },
	{ name: '416', action: answer(416), effect: 'refused', putEffect: 'passes' },
	{ name: 'empty 200', action: { kind: 'empty' }, effect: 'passes', taken: true },
	{ name: 'no HTTP', action: { kind: 'garble' }, effect: 'passes', taken: true },
	{ name: 'no gzip', action: answer(200, NOT_GZIP), effect: 'passes', taken: true },
];

/** Faults that only a JSON call can have. */
export const CALL_KINDS: readonly Kind[] = [
	{ name: 'truncated JSON', action: { kind: 'truncate' }, effect: 'passes', taken: true },
	{ name: '401', action: answer(401, { body: INVALID_TOKEN }), effect: 'refused' },
	{ name: 'HTML 200', action: answer(200, { body: HTML }), effect: 'passes' },
	{
		name: 'redirect',
		action: { kind: 'redirect', location: 'https://www.tiktok.com/' },
		effect: 'refused',
	},
];

/** Faults that only a PUT can have. */
export const PUT_KINDS: readonly Kind[] = [
	{ name: '416 with range', action: answer(416), effect: 'passes', namesRange: true },
	{ name: '200', action: answer(200, { store: true }), effect: 'passes', taken: true },
	{ name: 'arrives 45 s later', action: LATE, effect: 'passes' },
	{
		name: 'redirect',
		action: { kind: 'redirect', location: 'https://www.tiktok.com/upload' },
		effect: 'refused',
	},
];
