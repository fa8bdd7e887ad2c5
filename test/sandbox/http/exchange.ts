import type { Request, RequestHandler, Response } from 'express';

import type { AppState } from '../state/app';
import type { World } from '../state/world';
import { FAULT_POINTS, type Endpoint, type FaultPoint, type LoggedRequest } from '../types';
import type { Answer } from './answer';
import { hostOf, logEntry } from './log';
import { misbehave } from './misbehave';

/** One request to one app. */
export interface Call {
	app: AppState;
	request: Request;
	/** Empty for a PUT, because its handler reads the body. */
	body: Buffer;
	entry: LoggedRequest;
	/** The limit on reading the body that a fault sets, or null. */
	bytes_per_second: number | null;
	/** How much later a PUT reaches TikTok, by the app's clock. */
	arrives_after_ms: number;
}

export interface Route {
	endpoint: Endpoint;
	/** The app that a request belongs to, or null if unknown. */
	locate(request: Request, body: Buffer): AppState | null;
	/** Adds details to the log entry that are not part of the request. */
	describe?(call: Call): void;
	/** Returns null if the client has disconnected. */
	handle(call: Call): Answer | null | Promise<Answer | null>;
	/** The answer to a request that belongs to no app. */
	stray(request: Request, body: Buffer): Answer | Promise<Answer>;
}

/** Logs a request, applies its planned fault, and sends the route's answer. */
export function exchange(world: World, route: Route): RequestHandler {
	return async (request, response) => {
		const body: unknown = request.body;
		const buffer = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
		const app = route.locate(request, buffer);
		const at = app?.clock.now() ?? Date.now();
		const entry = logEntry(request, route.endpoint, buffer, world.nextSeq(), at);
		(app?.requests ?? world.strays).push(entry);
		if (!app) return send(response, await route.stray(request, buffer), entry);

		const call: Call = {
			app,
			request,
			body: buffer,
			entry,
			bytes_per_second: null,
			arrives_after_ms: 0,
		};
		route.describe?.(call);
		const { chunk, publish } = entry;
		const action = isFaultPoint(route.endpoint)
			? app.faults.next({ on: route.endpoint, chunk, publish })
			: null;
		const handle = async () => {
			const answer = await route.handle(call);
			app.watch.wake();
			return answer;
		};
		if (action) {
			entry.fault = action.kind;
			await misbehave(action, call, response, handle);
		} else {
			send(response, await handle(), entry);
		}
	};
}

/** Sends an answer and logs its status. Does nothing if the client has disconnected. */
export function send(response: Response, answer: Answer | null, entry: LoggedRequest): void {
	if (!answer || response.destroyed || response.headersSent) return;
	const headers = {
		...answer.headers,
		'content-length': String(Buffer.byteLength(answer.body)),
	};
	if (answer.reason === undefined) response.writeHead(answer.status, headers);
	else response.writeHead(answer.status, answer.reason, headers);
	entry.status = answer.status;
	response.end(answer.body);
}

/** Skips the router for any other host name. */
export function onlyOn(hosts: readonly string[]): RequestHandler {
	return (request, _response, next) => next(hosts.includes(hostOf(request)) ? undefined : 'router');
}

function isFaultPoint(endpoint: Endpoint): endpoint is FaultPoint {
	return FAULT_POINTS.some((point) => point === endpoint);
}
