import type { HttpAnswer } from '../../shared/httpAnswer';
import { acceptedBytesOf } from '../plan/contentRange';
import type { Chunk, UploadPlan } from '../plan/plan';
import { EXPIRED_STATUSES, RETRYABLE_STATUSES } from './retryPolicy';

/**
 * What the answer to a PUT says.
 * - `has`: the server has this many bytes, a boundary of the plan.
 * - `unclear`: the bytes may or may not have been taken; ask before sending anything again.
 * - `expired`: the upload URL is no longer good. - `refused`: sending it again would not help.
 */
export type Verdict =
	| { kind: 'has'; bytes: number }
	| { kind: 'unclear' }
	| { kind: 'expired' }
	| { kind: 'refused' };

/**
 * Reads the answer to the PUT of `chunk`. The server is the authority on what it has: where it
 * names a figure that figure counts, even when the status says something else.
 * https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide
 */
export function judgeAnswer(answer: HttpAnswer, chunk: Chunk, plan: UploadPlan): Verdict {
	const { status } = answer;
	const bytes = acceptedBytesOf(answer.headers['content-range'], plan);
	const isLast = chunk.endExclusive === plan.videoSize;
	if (status === 416 || (status >= 200 && status < 300)) {
		if (bytes !== undefined) return { kind: 'has', bytes };
		const asDocumented = status === (isLast ? 201 : 206);
		return asDocumented ? { kind: 'has', bytes: chunk.endExclusive } : { kind: 'unclear' };
	}
	if (EXPIRED_STATUSES.has(status)) return { kind: 'expired' };
	return RETRYABLE_STATUSES.has(status) ? { kind: 'unclear' } : { kind: 'refused' };
}
