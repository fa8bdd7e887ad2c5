import type { Clock } from '../shared/clock';
import { clockOf } from '../shared/clock';
import type { Endpoint } from './endpoints';
import type { Reply } from './envelope';
import type { Fault } from '../errors/fault';
import { waitForTurn } from './pacing';
import { CREDENTIAL, cancelSignalOf, sendJson, type Query, type RequestContext } from './transport';

/** TikTok's JSON calls as the rest of the node sees them: paced, and repeated where that is safe. */
export interface TikTokClient {
	/** @throws CancelledError when the execution was stopped meanwhile */
	call(endpoint: Endpoint, body: object, query?: Query, steps?: CallSteps): Promise<Reply>;
}

/** For whoever has to know whether TikTok was asked at all, should the execution be stopped. */
export interface CallSteps {
	/** The turn has come: the request leaves now. */
	leaves(): void;
	/** TikTok has not carried it out (429); it may leave once more after a pause. */
	turnedAway(): void;
}

/** After a 429 that names no time: TikTok counts by the minute, so wait one out, then twice that. */
const FIRST_RATE_PAUSE_MS = 60_000;

/** The least to wait after a 429, whatever it says, then twice that: `Retry-After: 0` must end, too. */
const LEAST_RATE_PAUSE_MS = 1_000;

/** All pauses after 429 answers to one call; longer than that, the person should hear of it. */
const MAX_RATE_WAIT_MS = 5 * 60_000;

/** Pauses before an unanswered question is asked again. An init is never repeated here. */
const REPEAT_PAUSES_MS = [1_000, 4_000];

/**
 * A client for one run of the node. It remembers a missing scope, because each further try would
 * make n8n rotate the token for nothing.
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

/** n8n's id of the TikTok credential of this node; empty when none is chosen. */
export function credentialIdOf(context: RequestContext): string {
	return context.getNode().credentials?.[CREDENTIAL]?.id ?? '';
}

/** The same over any way of sending, for tests with a clock of their own. */
export function createClient(
	send: (endpoint: Endpoint, body: object, query?: Query) => Promise<Reply>,
	credentialId: string,
	clock: Clock,
	missingScopes = new Map<string, Fault>(),
): TikTokClient {
	return {
		async call(endpoint, body, query, steps) {
			const known = missingScopes.get(scopeKey(endpoint));
			if (known !== undefined) return { ok: false, fault: known };
			const reply = await callPatiently(
				async () => {
					await waitForTurn(credentialId, endpoint, clock);
					steps?.leaves();
					const reply = await send(endpoint, body, query);
					if (isTurnedAway(reply)) steps?.turnedAway();
					return reply;
				},
				endpoint,
				clock,
			);
			if (!reply.ok && reply.fault.code === 'scope_not_authorized') {
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
	let growth = 1;
	let rateWaitedMs = 0;
	for (let repeats = 0; ; ) {
		const reply = await attempt();
		if (reply.ok) return reply;
		if (isTurnedAway(reply)) {
			const pauseMs = ratePauseMs(reply.fault, growth);
			if (rateWaitedMs + pauseMs > MAX_RATE_WAIT_MS) return reply;
			await clock.sleep(pauseMs);
			rateWaitedMs += pauseMs;
			growth *= 2;
		} else if (isWorthRepeating(reply.fault, endpoint) && repeats < REPEAT_PAUSES_MS.length) {
			await clock.sleep(REPEAT_PAUSES_MS[repeats]);
			repeats += 1;
		} else {
			return reply;
		}
	}
}

function isTurnedAway(reply: Reply): boolean {
	return !reply.ok && reply.fault.httpStatus === 429;
}

function ratePauseMs({ retryAfterSec }: Fault, growth: number): number {
	if (retryAfterSec === undefined) return FIRST_RATE_PAUSE_MS * growth;
	return Math.max(retryAfterSec * 1_000, LEAST_RATE_PAUSE_MS * growth);
}

/** An init whose answer is lost may have begun a post, so only questions are asked again. */
function isWorthRepeating(fault: Fault, endpoint: Endpoint): boolean {
	return fault.retryable && !endpoint.startsPost;
}
