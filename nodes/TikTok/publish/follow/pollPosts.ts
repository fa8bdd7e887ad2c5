import type { TikTokClient } from '../../api/client';
import type { Clock } from '../../shared/clock';
import { STATUS_FETCH } from '../../api/endpoints';
import type { Fault } from '../../errors/fault';
import { isFinal, readPostStatus, type PostStatus } from '../../api/postStatus';

/** How long and how often to ask, for one post. */
export interface WaitSettings {
	/** False: ask once and go on. */
	readonly wait: boolean;
	/** Milliseconds before the first question; pauses grow from there. */
	readonly firstPauseMs: number;
	/** Milliseconds in all. */
	readonly maxWaitMs: number;
}

/** One post that is being followed. The waiting fills in what it learns. */
export interface FollowedPost {
	readonly publishId: string;
	readonly settings: WaitSettings;
	/** True for a public post, whose id may come a little after PUBLISH_COMPLETE. */
	readonly expectsPostId: boolean;
	/**
	 * Size of a file whose last PUT an earlier try began without hearing its end. When TikTok has less
	 * of it, nobody can send the rest any more.
	 */
	readonly unsureOfBytes?: number;
	/** True once it is clear that TikTok will never have the whole file. */
	incomplete?: boolean;
	/** What TikTok said last. */
	status?: PostStatus;
	/** What stood in the way of the last question. */
	fault?: Fault;
	/** When the last byte of the wait was over, milliseconds since the epoch. */
	endedAt?: number;
	onChange?(status: PostStatus): void;
}

export const MAX_PAUSE_MS = 30_000;

const MIN_PAUSE_MS = 1_000;

const PAUSE_GROWTH = 1.5;

/** TikTok gives the id of a public post after moderation, usually within a minute. */
export const POST_ID_GRACE_MS = 60_000;

/** Right after an init TikTok may not know the publish_id yet. */
const TOLERATED_UNKNOWN_ID = 2;

/** TikTok's figure of received bytes may lag, so one answer with too few is not believed yet. */
const TOLERATED_SHORT_ANSWERS = 2;

/**
 * Follows all posts together until each is final or its time is over, so that a slow one holds up
 * nobody. Whatever happens is left in the posts; nothing is thrown but a stop of the execution.
 *
 * @throws CancelledError when the execution was stopped
 */
export async function waitForPosts(
	client: TikTokClient,
	clock: Clock,
	posts: readonly FollowedPost[],
): Promise<void> {
	let followed = posts.map((post) => new Following(post, clock));
	while (followed.length > 0) {
		const next = followed.reduce((first, other) => (other.dueAt < first.dueAt ? other : first));
		await clock.sleep(Math.max(0, next.dueAt - clock.now()));
		await next.ask(client);
		followed = followed.filter((one) => !one.isOver);
	}
}

class Following {
	dueAt: number;

	isOver = false;

	private pauseMs: number;

	private unknownIds = 0;

	private shortAnswers = 0;

	private readonly deadline: number;

	private completeSince: number | undefined;

	constructor(
		private readonly post: FollowedPost,
		private readonly clock: Clock,
	) {
		const { wait, firstPauseMs, maxWaitMs } = post.settings;
		this.pauseMs = firstPauseMs;
		this.dueAt = clock.now() + (wait ? Math.min(firstPauseMs, maxWaitMs) : 0);
		this.deadline = clock.now() + (wait ? maxWaitMs : 0);
	}

	async ask(client: TikTokClient): Promise<void> {
		const reply = await client.call(STATUS_FETCH, { publish_id: this.post.publishId });
		this.post.fault = reply.ok ? undefined : reply.fault;
		if (reply.ok) this.learn(readPostStatus(reply.data));
		this.isOver = reply.ok ? this.isFinished() : !this.isWorthAskingAgain(reply.fault);
		const now = this.clock.now();
		this.isOver ||= now >= this.deadline;
		if (this.isOver) this.post.endedAt = now;
		this.dueAt = Math.min(now + this.pauseMs, Math.max(this.deadline, now));
		this.pauseMs = Math.min(Math.max(this.pauseMs * PAUSE_GROWTH, MIN_PAUSE_MS), MAX_PAUSE_MS);
	}

	private learn(status: PostStatus): void {
		const changed = status.status !== this.post.status?.status;
		this.post.status = status;
		if (changed) this.post.onChange?.(status);
	}

	private isFinished(): boolean {
		const { status, expectsPostId } = this.post;
		if (status === undefined || this.lacksBytes(status)) return status !== undefined;
		if (!isFinal(status)) return false;
		if (status.status !== 'PUBLISH_COMPLETE' || !expectsPostId) return true;
		if (status.post_ids.length > 0) return true;
		this.completeSince ??= this.clock.now();
		return this.clock.now() - this.completeSince >= POST_ID_GRACE_MS;
	}

	private lacksBytes(status: PostStatus): boolean {
		const { unsureOfBytes } = this.post;
		const { status: name, uploaded_bytes: uploaded } = status;
		const isShort =
			unsureOfBytes !== undefined &&
			name === 'PROCESSING_UPLOAD' &&
			uploaded !== null &&
			uploaded < unsureOfBytes;
		if (isShort) this.shortAnswers += 1;
		if (this.shortAnswers > TOLERATED_SHORT_ANSWERS) this.post.incomplete = true;
		return isShort && this.post.incomplete === true;
	}

	private isWorthAskingAgain(fault: Fault): boolean {
		if (fault.code === 'invalid_publish_id') {
			this.unknownIds += 1;
			return this.unknownIds <= TOLERATED_UNKNOWN_ID;
		}
		return fault.retryable;
	}
}
