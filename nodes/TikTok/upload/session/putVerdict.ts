import type { HttpAnswer } from '../../shared/httpAnswer';
import { acceptedBytesOf } from '../plan/contentRange';
import type { Chunk, UploadPlan } from '../plan/plan';

/** Every byte of the file has arrived. */
const CREATED = 201;

/** The chunk has arrived, and more chunks are missing. */
const PARTIAL_CONTENT = 206;

/** The server expects another range. Its `Content-Range` says how much it has. */
const RANGE_NOT_SATISFIABLE = 416;

/** Request Timeout, Too Early, Too Many Requests, and failures of the server or a gateway. */
const RETRYABLE: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

/** Forbidden and Not Found: the upload URL is no longer valid. */
const EXPIRED: ReadonlySet<number> = new Set([403, 404]);

/**
 * What the answer to a PUT says.
 * - `has`: the server has this many bytes, a boundary of the plan.
 * - `unclear`: the server may or may not have the chunk. Ask before you send anything again.
 * - `expired`: the upload URL is no longer valid.
 * - `refused`: a retry would not help.
 */
export type Verdict =
	| { kind: 'has'; bytes: number }
	| { kind: 'unclear' }
	| { kind: 'expired' }
	| { kind: 'refused' };

/**
 * Reads the answer to the PUT of `chunk`. The server decides what it has: a `Content-Range` that
 * names a number of bytes counts more than the status.
 * https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide
 */
export function judgeAnswer(answer: HttpAnswer, chunk: Chunk, plan: UploadPlan): Verdict {
	const { status } = answer;
	const bytes = acceptedBytesOf(answer.headers['content-range'], plan);
	const isLast = chunk.endExclusive === plan.videoSize;
	if (status === RANGE_NOT_SATISFIABLE || (status >= 200 && status < 300)) {
		if (bytes !== undefined) return { kind: 'has', bytes };
		const isAsDocumented = status === (isLast ? CREATED : PARTIAL_CONTENT);
		return isAsDocumented ? { kind: 'has', bytes: chunk.endExclusive } : { kind: 'unclear' };
	}
	if (EXPIRED.has(status)) return { kind: 'expired' };
	return RETRYABLE.has(status) ? { kind: 'unclear' } : { kind: 'refused' };
}
