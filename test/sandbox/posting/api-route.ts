/* eslint-disable @n8n/community-nodes/require-node-api-error -- a test server has no node to blame */
import type { Request } from 'express';

import type { Call, Route } from '../http/exchange';
import type { AppState } from '../state/app';
import type { World } from '../state/world';
import { isRated, rateSwitchOf, type ApiPoint, type Creator } from '../types';
import { Refusal, refusal, scopeNotAuthorized, success, tokenInvalid } from './envelope';

/** A call that has passed the checks of token, scope, and rate. */
export interface ApiCall {
	app: AppState;
	creator: Creator;
	/** The parsed JSON, or undefined if the body is empty or not JSON. */
	body: unknown;
	/** True if there was a body that is not JSON. */
	garbled: boolean;
	query: URLSearchParams;
	/** The scopes that the user has granted. */
	granted: string[];
}

export interface ApiEndpoint {
	endpoint: ApiPoint;
	/** The call needs one of these scopes. They can depend on the body. */
	scopes: string[] | ((body: unknown) => string[]);
	/** Returns the JSON text of `data`, or null for an answer without data. Throws a Refusal. */
	answer(call: ApiCall): string | null;
}

/** Checks in TikTok's order: token (401), scope (401), rate (429). The endpoint checks the rest. */
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

function admit({ app, request, body: bytes }: Call, spec: ApiEndpoint): ApiCall {
	const grant = app.tokens.living(bearer(request));
	const creator = grant?.open_id ? app.creators.get(grant.open_id) : undefined;
	if (!grant || !creator) throw tokenInvalid();
	const body = parseJson(request, bytes);
	const scopes = typeof spec.scopes === 'function' ? spec.scopes(body) : spec.scopes;
	if (!scopes.some((scope) => grant.scopes.includes(scope))) throw scopeNotAuthorized();
	const key = `${spec.endpoint} ${grant.token}`;
	const perMinute = isRated(spec.endpoint) ? app.switches[rateSwitchOf(spec.endpoint)] : null;
	if (!app.rate.admit(key, perMinute, app.clock.now())) {
		throw new Refusal(
			429,
			'rate_limit_exceeded',
			'The API rate limit was exceeded. Please try again later.',
		);
	}
	return {
		app,
		creator,
		body,
		garbled: body === undefined && bytes.length > 0,
		query: new URL(request.originalUrl, 'https://open.tiktokapis.com').searchParams,
		granted: grant.scopes,
	};
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
