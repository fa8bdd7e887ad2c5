import { CancelledError } from '../../../nodes/TikTok/shared/clock';
import { refusalText, someFault } from './replies';
import type { PutResult } from '../../../nodes/TikTok/api/transport';
import type { Chunk, UploadPlan } from '../../../nodes/TikTok/upload/plan/plan';
import {
	DEFAULT_RETRY_POLICY,
	type RetryPolicy,
} from '../../../nodes/TikTok/upload/session/retryPolicy';
import { runUpload, type UploadEnd } from '../../../nodes/TikTok/upload/session/session';
import type { ServerProgress, UploadPorts } from '../../../nodes/TikTok/upload/session/uploadPorts';
import { FakeClock } from './fakeClock';

/** What happens to one PUT. A list of them is a script; after its end every PUT goes well. */
export type Event =
	| 'ok'
	/** Stored, answered 200 without a range. */
	| 'ok_as_200'
	/** Stored, answered with the documented status and no range. */
	| 'ok_without_range'
	| 'lost_before'
	/** Stored, but the answer never came. */
	| 'lost_after'
	| 'unavailable'
	/** Stored, and yet answered 503. */
	| 'unavailable_after'
	/** 503 with `Retry-After: 9`. */
	| 'busy'
	/** 503 with `Retry-After: 7200`. */
	| 'busy_for_hours'
	/** 416 without a range. */
	| 'mute_416'
	| 'bad_request'
	| 'url_403'
	| 'url_404'
	| 'source_ends'
	| 'cancelled';

/** What a question for the progress is answered. `lagging`: one chunk less than there is. */
export type Knowledge = 'exact' | 'unknown' | 'lagging';

const NO_PROGRESS: ServerProgress = { bytes: undefined, complete: false, failed: false };

/** An upload host that takes chunks in their order only, and a script of what goes wrong. */
export class ScriptedUpload implements UploadPorts {
	readonly clock = new FakeClock();

	signal: AbortSignal | undefined;

	knowledge: Knowledge = 'exact';

	/** Overrides what `askProgress` answers. */
	progress: ServerProgress | undefined;

	/** Milliseconds that every PUT takes. */
	putMs = 10;

	/** Bytes from 0 that the host has stored, each exactly once. */
	stored = 0;

	readonly puts: Chunk[] = [];

	readonly remaining: number[] = [];

	readonly accepted: number[] = [];

	asked = 0;

	/** PUTs of the last chunk that were announced and those that were begun. */
	readonly lastPuts = { announced: 0, begun: 0 };

	constructor(
		readonly plan: UploadPlan,
		/** What happens to each PUT in turn, or by its chunk. */
		private readonly script: Event[] | ((chunk: Chunk) => Event | undefined) = [],
	) {}

	async run(policy: RetryPolicy = DEFAULT_RETRY_POLICY): Promise<UploadEnd> {
		return await runUpload(this.plan, policy, this);
	}

	async put(chunk: Chunk, remainingMs: number): Promise<PutResult | { sourceError: unknown }> {
		this.puts.push(chunk);
		this.remaining.push(remainingMs);
		if (chunk.endExclusive === this.plan.videoSize) this.lastPuts.begun += 1;
		this.clock.advance(this.putMs);
		const event = Array.isArray(this.script) ? this.script.shift() : this.script(chunk);
		return this.answerTo(event ?? 'ok', chunk);
	}

	async askProgress(): Promise<ServerProgress> {
		this.asked += 1;
		if (this.progress !== undefined) return this.progress;
		if (this.knowledge === 'unknown') return NO_PROGRESS;
		const complete = this.stored === this.plan.videoSize;
		if (this.knowledge === 'exact') return { bytes: this.stored, complete, failed: false };
		const before = this.plan.chunks.filter((chunk) => chunk.endExclusive < this.stored);
		return { bytes: before[before.length - 1]?.endExclusive ?? 0, complete: false, failed: false };
	}

	beforeLastPut(): void {
		this.lastPuts.announced += 1;
	}

	onAccepted(bytes: number): void {
		this.accepted.push(bytes);
	}

	private answerTo(event: Event, chunk: Chunk): PutResult | { sourceError: unknown } {
		switch (event) {
			case 'lost_before':
				return { fault: LOST };
			case 'lost_after':
				this.store(chunk);
				return { fault: LOST };
			case 'unavailable':
				return answer(503);
			case 'unavailable_after':
				this.store(chunk);
				return answer(503);
			case 'busy':
				return answer(503, { 'retry-after': '9' });
			case 'busy_for_hours':
				return answer(503, { 'retry-after': '7200' });
			case 'mute_416':
				return answer(416);
			case 'bad_request':
				return answer(400);
			case 'url_403':
				return answer(403);
			case 'url_404':
				return answer(404);
			case 'source_ends':
				return { sourceError: new Error('the file is gone') };
			case 'cancelled':
				throw new CancelledError();
			default:
				return this.take(event, chunk);
		}
	}

	private take(event: 'ok' | 'ok_as_200' | 'ok_without_range', chunk: Chunk): PutResult {
		if (chunk.start !== this.stored) return answer(416, this.range());
		this.store(chunk);
		if (event === 'ok_as_200') return answer(200);
		const status = this.stored === this.plan.videoSize ? 201 : 206;
		return answer(status, event === 'ok' ? this.range() : {});
	}

	private store(chunk: Chunk): void {
		if (chunk.start === this.stored) this.stored = chunk.endExclusive;
	}

	private range(): Record<string, string> {
		const last = Math.max(0, this.stored - 1);
		return { 'content-range': `bytes 0-${last}/${this.plan.videoSize}` };
	}
}

const LOST = someFault('ECONNRESET', { kind: 'network', retryable: true });

function answer(status: number, headers: Record<string, string> = {}): PutResult {
	return { answer: { status, headers, text: refusalText('whatever') } };
}
