/* eslint-disable @n8n/community-nodes/no-restricted-imports -- the bench watches its own HTTP server */
import diagnostics from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { performance } from 'node:perf_hooks';

/** One request to the sandbox, on the sandbox's clock. */
export interface MeteredRequest {
	method: string;
	contentRange: string | undefined;
	/** When its header had come and when its answer had been handed over; milliseconds. */
	startMs: number;
	endMs: number;
	/** Requests with the same number came over the same connection. */
	connection: number;
}

/**
 * Watches the requests that reach TikTok's host names in this process, without a hand in them:
 * Node tells of each request and each answer.
 */
export class RequestMeter {
	private requests: MeteredRequest[] = [];

	private readonly open = new Map<IncomingMessage, MeteredRequest>();

	private readonly connections = new Map<Socket, number>();

	constructor() {
		diagnostics.subscribe('http.server.request.start', (message) => this.started(message));
		diagnostics.subscribe('http.server.response.finish', (message) => this.ended(message));
	}

	/** Forgets what was, and answers it. */
	take(): MeteredRequest[] {
		const { requests } = this;
		this.requests = [];
		this.connections.clear();
		return requests.filter(({ endMs }) => !Number.isNaN(endMs));
	}

	private started(message: unknown): void {
		const { request, socket } = message as { request: IncomingMessage; socket: Socket };
		if (!/\btiktok(apis)?\.com\b/.test(request.headers.host ?? '')) return;
		if (!this.connections.has(socket)) this.connections.set(socket, this.connections.size);
		const metered: MeteredRequest = {
			method: request.method ?? '',
			contentRange: request.headers['content-range'],
			startMs: performance.now(),
			endMs: NaN,
			connection: this.connections.get(socket) ?? 0,
		};
		this.requests.push(metered);
		this.open.set(request, metered);
	}

	private ended(message: unknown): void {
		const { request } = message as { request: IncomingMessage };
		const metered = this.open.get(request);
		if (metered !== undefined) metered.endMs = performance.now();
		this.open.delete(request);
	}
}

/** What a list of requests says of one upload, or of several at once. */
export interface Traffic {
	/** From the header of the first PUT to the answer of the last, in seconds. */
	putSec: number;
	puts: number;
	/** Each PUT in order of arrival. */
	putTimes: PutTime[];
	/** Of all requests. */
	connections: number;
	/** What the sandbox took to answer all of them, one after the other; milliseconds. */
	answerMs: number;
	/** The PUTs' `Content-Range` headers, in order of arrival. */
	ranges: string[];
}

/** A PUT on the sandbox's clock, from its header to its answer. */
export interface PutTime {
	sec: number;
	/** From the answer to the PUT before it to its header; 0 for the first. */
	pauseSec: number;
}

export function trafficOf(requests: MeteredRequest[]): Traffic {
	const puts = requests.filter(({ method }) => method === 'PUT');
	const start = Math.min(...puts.map(({ startMs }) => startMs));
	const end = Math.max(...puts.map(({ endMs }) => endMs));
	return {
		putSec: (end - start) / 1_000,
		puts: puts.length,
		putTimes: puts.map(({ startMs, endMs }, n) => ({
			sec: (endMs - startMs) / 1_000,
			pauseSec: n === 0 ? 0 : (startMs - puts[n - 1].endMs) / 1_000,
		})),
		connections: new Set(requests.map(({ connection }) => connection)).size,
		answerMs: requests.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0),
		ranges: puts.map(({ contentRange }) => contentRange ?? ''),
	};
}
