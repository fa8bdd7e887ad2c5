import type { Reply } from '../api/envelope';
import type { Fault } from '../errors/fault';
import type { SignInReport } from './report';
import { faultOf, isRefusedSignIn, type SetupFacts } from './setupFacts';

const MS_PER_DAY = 86_400_000;

/** Whether the sign-in works, and how long it lasts. @param nowMs epoch milliseconds */
export function signInReport(facts: SetupFacts, nowMs: number): SignInReport {
	const { accessTokenExpiresAt, signInExpiresAt, issuedAt } = facts.signIn;
	const verdict = verdictOf(facts);
	return {
		...verdict,
		access_token_ends_at: accessTokenExpiresAt,
		ends_at: signInExpiresAt,
		days_left: verdict.state === 'dead' ? 0 : daysUntil(signInExpiresAt, nowMs),
		last_renewed_at: issuedAt,
	};
}

/** A fault as the sentences of a reason, with the code of an answer. */
export function reasonOf({ kind, code, message, remedy }: Fault): string {
	const isAnswer = kind === 'tiktok' || kind === 'gateway';
	const what = isAnswer ? `${message} (${code}).` : `${message}.`;
	return remedy === '' ? what : `${what} ${remedy}`;
}

/** Why the sign-in was not accepted; undefined when it was, and when no answer came. */
export function refusedSignIn(facts: SetupFacts): Fault | undefined {
	return faultOf(repliesOf(facts).find(isRefusedSignIn));
}

function verdictOf(facts: SetupFacts): Pick<SignInReport, 'state' | 'basis' | 'reason'> {
	const refused = refusedSignIn(facts);
	if (refused !== undefined) return { state: 'dead', basis: 'seen', reason: reasonOf(refused) };
	const replies = repliesOf(facts);
	// TikTok looks at the sign-in first, so any other refusal in its own words shows that it works.
	const isAccepted = replies.some((reply) => reply.ok || isTikToksRefusal(reply.fault));
	if (isAccepted) return { state: 'working', basis: 'seen' };
	const fault = faultOf(replies[0]);
	return { state: 'unknown', basis: 'unknown', ...(fault && { reason: reasonOf(fault) }) };
}

function repliesOf({ profileReply, creatorReply }: SetupFacts): Reply[] {
	return [profileReply, creatorReply].filter((reply) => reply !== undefined);
}

function isTikToksRefusal({ kind, httpStatus = 0 }: Fault): boolean {
	return kind === 'tiktok' && httpStatus < 500;
}

function daysUntil(time: string | null, nowMs: number): number | null {
	if (time === null) return null;
	return Math.max(0, Math.floor((Date.parse(time) - nowMs) / MS_PER_DAY));
}
