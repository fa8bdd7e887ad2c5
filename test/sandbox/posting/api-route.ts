/* eslint-disable @n8n/community-nodes/require-node-api-error -- a test server has no node to blame */
import type { Request } from 'express';

import type { Call, Route } from '../http/exchange';
import type { AppState } from '../state/app';
import type { World } from '../state/world';
import type { Creator, FaultPoint } from '../types';
import { Refusal, refusal, success, tokenInvalid } from './envelope';

/** A call whose token, scope and rate have been found good. */
export interface ApiCall {
	app: AppState;
	creator: Creator;
	/** Parsed JSON; undefined when the body is empty or no JSON. */
	body: unknown;
}

export interface ApiEndpoint {
	endpoint: FaultPoint;
	/** Any one of them is enough. */
	scopes: string[];
	perMinute(app: AppState): number | null;
	/** Answers the JSON text of `data`, or throws a Refusal. */
	answer(call: ApiCall): string;
}

/** Checks in TikTok's order: token 401, scope 401, rate 429; the endpoint goes on from there. */
export function apiRoute(world: World, spec: ApiEndpoint): Route {
	return {
		endpoint: spec.endpoint,
		locate: (request) => world.byToken(bearer(request)),
		stray: () => refusal(tokenInvalid(), Date.now()),
		handle(call) {
			const now = call.app.clock.now();
			try {
				return success(spec.answer(admit(call, spec)), now);
			} catch (error) {
				if (error instanceof Refusal) return refusal(error, now);
				throw error;
			}
		},
	};
}

function admit({ app, request, body }: Call, spec: ApiEndpoint): ApiCall {
	const grant = app.tokens.living(bearer(request));
	const creator = grant?.open_id ? app.creators.get(grant.open_id) : undefined;
	if (!grant || !creator) throw tokenInvalid();
	if (!spec.scopes.some((scope) => grant.scopes.includes(scope))) {
		throw new Refusal(
			401,
			'scope_not_authorized',
			'The user did not authorize the scope required for completing this request.',
		);
	}
	const key = `${spec.endpoint} ${grant.token}`;
	if (!app.rate.admit(key, spec.perMinute(app), app.clock.now())) {
		throw new Refusal(
			429,
			'rate_limit_exceeded',
			'The API rate limit was exceeded. Please try again later.',
		);
	}
	return { app, creator, body: parseJson(request, body) };
}

function bearer(request: Request): string {
	return /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
}

function parseJson(request: Request, body: Buffer): unknown {
	if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) return undefined;
	try {
		return JSON.parse(body.toString('utf8'));
	} catch {
		return undefined;
	}
}
