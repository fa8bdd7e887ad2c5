import type { Clock } from '../shared/clock';
import { clockOf } from '../shared/clock';
import { pauseBefore, type Pauses } from '../shared/pauses';
import { credentialIdOf } from './credential';
import type { Endpoint } from './endpoints';
import type { Reply } from './envelope';
import { adviceForCode, SCOPE } from '../errors/errorTable';
import type { Fault } from '../errors/fault';
import { waitForTurn } from './waitForTurn';
import { cancelSignalOf, sendJson, type Query, type RequestContext } from './transport';

/** TikTok's JSON calls as the rest of the node sees them: paced, and retried where that is safe. */
export interface TikTokClient {
	/** Waits until a call stays within TikTok's calls per minute. The next call does not wait again. */
	takeTurn(endpoint: Endpoint): Promise<void>;
	/** @throws CancelledError when the execution was stopped meanwhile */
	call(endpoint: Endpoint, body: object, query?: Query, steps?: CallSteps): Promise<Reply>;
}

/** Tells the caller whether TikTok got the request, in case the execution is stopped. */
export interface CallSteps {
	/** Called just before the request is sent. */
	leaves(): void;
	/** TikTok did not carry out the request (429). It may be sent again after a pause. */
	turnedAway(): void;
}

/** After a 429 without `Retry-After`: TikTok counts per minute. */
const RATE_LIMIT_PAUSES: Pauses = { pausesMs: [60_000], growth: 2 };

/** The least to wait after a 429, so that a server that always says `Retry-After: 0` comes to an end. */
const LEAST_RATE_LIMIT_PAUSES: Pauses = { pausesMs: [1_000], growth: 2 };

/** All pauses after 429 answers to one call. Beyond that, the user should know. */
const MAX_RATE_WAIT_MS = 5 * 60_000;

/** Before an unanswered call is sent again. An init is never retried here. */
const RETRY_PAUSES: Pauses = { pausesMs: [1_000, 4_000] };

/**
 * A client for one run of the node. It remembers a missing scope, because each retry would make
 * n8n refresh the token for nothing.
 */
export function clientFor(
	context: RequestContext,
	clock: Clock = clockOf(cancelSignalOf(context)),
): TikTokClient {
	return createClient(
		async (endpoint, body, query) => await sendJson(context, endpoint, body, query),
		credentialIdOf(context),
		clock,
		missingScopesOf(context),
	);
}

/** Scopes that TikTok has refused to a run of the node, by endpoint; all items of the run share it. */
const missingScopesByRun = new WeakMap<object, Map<string, Fault>>();

function missingScopesOf(context: RequestContext): Map<string, Fault> {
	const run = 'getExecuteData' in context ? context.getExecuteData() : {};
	const known = missingScopesByRun.get(run) ?? new Map<string, Fault>();
	missingScopesByRun.set(run, known);
	return known;
}

/** The same over any way of sending, for tests with a clock of their own. */
export function createClient(
	send: (endpoint: Endpoint, body: object, query?: Query) => Promise<Reply>,
	credentialId: string,
	clock: Clock,
	missingScopes = new Map<string, Fault>(),
): TikTokClient {
	/** Paths of the endpoints whose next call has had its turn. */
	const turns = new Set<string>();
	const takeTurn = async (endpoint: Endpoint) => {
		if (!turns.has(endpoint.path)) await waitForTurn(credentialId, endpoint, clock);
		turns.add(endpoint.path);
	};
	return {
		takeTurn,
		async call(endpoint, body, query, steps) {
			const known = missingScopes.get(scopeKey(endpoint));
			if (known !== undefined) return { ok: false, fault: known };
			const reply = await callPatiently(
				async () => {
					await takeTurn(endpoint);
					turns.delete(endpoint.path);
					steps?.leaves();
					const reply = await send(endpoint, body, query);
					if (isTurnedAway(reply)) steps?.turnedAway();
					return reply;
				},
				endpoint,
				clock,
			);
			if (!reply.ok && adviceForCode(reply.fault.code) === SCOPE) {
				missingScopes.set(scopeKey(endpoint), reply.fault);
			}
			return reply;
		},
	};
}

/** One address may serve a direct post and a draft, which need different scopes. */
function scopeKey({ path, scopes }: Endpoint): string {
	return `${path} ${scopes.join()}`;
}

async function callPatiently(
	attempt: () => Promise<Reply>,
	endpoint: Endpoint,
	clock: Clock,
): Promise<Reply> {
	let rateLimits = 0;
	let retries = 0;
	let rateWaitedMs = 0;
	for (;;) {
		const reply = await attempt();
		if (reply.ok) return reply;
		let pauseMs: number | undefined;
		if (isTurnedAway(reply)) {
			pauseMs = rateLimitPauseMs(reply.fault, ++rateLimits);
			rateWaitedMs += pauseMs ?? 0;
			if (rateWaitedMs > MAX_RATE_WAIT_MS) return reply;
		} else if (isWorthRetrying(reply.fault, endpoint)) {
			pauseMs = pauseBefore(RETRY_PAUSES, ++retries);
		}
		if (pauseMs === undefined) return reply;
		await clock.sleep(pauseMs);
	}
}

function isTurnedAway(reply: Reply): boolean {
	return !reply.ok && reply.fault.httpStatus === 429;
}

function rateLimitPauseMs({ retryAfterSec }: Fault, rateLimits: number): number | undefined {
	const pauses = retryAfterSec === undefined ? RATE_LIMIT_PAUSES : LEAST_RATE_LIMIT_PAUSES;
	return pauseBefore(pauses, rateLimits, 0, retryAfterSec);
}

/** An init without an answer may have started a post, so only other calls are retried. */
function isWorthRetrying(fault: Fault, endpoint: Endpoint): boolean {
	return fault.retryable && !endpoint.startsPost;
}
