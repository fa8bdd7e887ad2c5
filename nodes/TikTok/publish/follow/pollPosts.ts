import type { TikTokClient } from '../../api/client';
import { STATUS_FETCH } from '../../api/endpoints';
import { isFinal, readPostStatus, type PostStatus } from '../../api/postStatus';
import type { Fault } from '../../errors/fault';
import type { Clock } from '../../shared/clock';
import type { FollowedStatus } from '../result/postResult';
import type { WaitSettings } from '../run/stages';

/** A post to ask for, and what its status has to show. */
export interface PostToPoll {
	readonly publishId: string;
	readonly settings: WaitSettings;
	/** True for a public post, whose id may come a little after PUBLISH_COMPLETE. */
	readonly expectsPostId: boolean;
	/**
	 * Size of a file whose last PUT an earlier run began without seeing its end. Until TikTok confirms
	 * this size, or says more than PROCESSING_UPLOAD, the upload may be lost.
	 */
	readonly unsureOfBytes?: number;
	/** The upload host has refused the last PUT, so no bytes are on their way. */
	readonly isRefused?: boolean;
	/** What ends the polling early. Left out: a final status. */
	isDone?(status: PostStatus): boolean;
	onChange?(status: PostStatus): void;
}

export const MAX_PAUSE_MS = 30_000;

const MIN_PAUSE_MS = 1_000;

const PAUSE_GROWTH = 1.5;

/** TikTok gives the id of a public post after moderation, usually within a minute of PUBLISH_COMPLETE. */
export const POST_ID_GRACE_MS = 60_000;

/** Right after an init TikTok may not know the publish_id yet. */
const TOLERATED_UNKNOWN_ID = 2;

/**
 * TikTok's count of received bytes may lag, and bytes may arrive after the process that sent them has
 * ended. For this long the node accepts a count that is too small or missing.
 */
export const CONFIRM_MS = 60_000;

/** The last question about the bytes comes at most this long after the first. */
const MAX_CONFIRM_MS = 90_000;

/**
 * Polls all posts together until each is final or its time is over, so that a slow one delays no
 * other.
 *
 * @returns what was learned, in the order of `posts`; a status that cannot be read is no error here
 * @throws CancelledError when the execution was stopped
 */
export async function pollPosts(
	client: TikTokClient,
	clock: Clock,
	posts: readonly PostToPoll[],
): Promise<FollowedStatus[]> {
	const polls = posts.map((post) => new Poll(post, clock));
	let open = polls;
	while (open.length > 0) {
		const next = open.reduce((first, other) => (other.dueAt < first.dueAt ? other : first));
		await clock.sleep(Math.max(0, next.dueAt - clock.now()));
		await next.ask(client);
		open = open.filter((one) => !one.isOver);
	}
	return polls.map((poll) => poll.outcome());
}

/** Polls one post. */
class Poll {
	/** Of the next question, in epoch milliseconds. */
	dueAt: number;

	isOver = false;

	private status: PostStatus | undefined;

	private fault: Fault | undefined;

	private isIncomplete = false;

	private endedAt = 0;

	private pauseMs: number;

	private unknownIds = 0;

	private isConfirmed = false;

	/** When TikTok first did not confirm the bytes, epoch milliseconds. */
	private unconfirmedSince: number | undefined;

	private readonly deadline: number;

	private completeSince: number | undefined;

	constructor(
		private readonly post: PostToPoll,
		private readonly clock: Clock,
	) {
		const { wait, firstPauseMs, maxWaitMs } = post.settings;
		this.pauseMs = firstPauseMs;
		this.dueAt = clock.now() + (wait ? Math.min(firstPauseMs, maxWaitMs) : 0);
		this.deadline = clock.now() + (wait ? maxWaitMs : 0);
	}

	async ask(client: TikTokClient): Promise<void> {
		const reply = await client.call(STATUS_FETCH, { publish_id: this.post.publishId });
		this.fault = reply.ok ? undefined : reply.fault;
		if (reply.ok) this.learn(readPostStatus(reply.data));
		const now = this.clock.now();
		const isDone = reply.ok ? this.isFinished() : !this.isWorthAskingAgain(reply.fault);
		const { unconfirmedSince } = this;
		const confirmMs = this.post.isRefused === true ? 0 : CONFIRM_MS;
		const isTooLong = unconfirmedSince !== undefined && now - unconfirmedSince >= confirmMs;
		const deadline = Math.max(this.deadline, (unconfirmedSince ?? -Infinity) + MAX_CONFIRM_MS);
		this.isOver = isDone || isTooLong || now >= deadline;
		this.isIncomplete = this.isOver && unconfirmedSince !== undefined;
		this.endedAt = now;
		this.dueAt = Math.min(now + this.pauseMs, Math.max(deadline, now));
		this.pauseMs = Math.min(Math.max(this.pauseMs * PAUSE_GROWTH, MIN_PAUSE_MS), MAX_PAUSE_MS);
	}

	outcome(): FollowedStatus {
		const { status, fault, endedAt, isIncomplete } = this;
		return { status, fault, endedAt, isIncomplete, waited: this.post.settings.wait };
	}

	private learn(status: PostStatus): void {
		const changed = status.status !== this.status?.status;
		this.status = status;
		if (changed) this.post.onChange?.(status);
		this.learnBytes(status);
	}

	private learnBytes({ status, uploaded_bytes: uploaded }: PostStatus): void {
		const { unsureOfBytes = 0 } = this.post;
		this.isConfirmed ||= (uploaded ?? 0) >= unsureOfBytes;
		const isUnconfirmed = status === 'PROCESSING_UPLOAD' && !this.isConfirmed;
		this.unconfirmedSince = isUnconfirmed ? (this.unconfirmedSince ?? this.clock.now()) : undefined;
	}

	private isFinished(): boolean {
		const { status } = this;
		if (status === undefined) return false;
		if (this.post.isDone !== undefined) return this.post.isDone(status);
		if (!isFinal(status)) return false;
		if (status.status !== 'PUBLISH_COMPLETE' || !this.post.expectsPostId) return true;
		if (status.post_ids.length > 0) return true;
		this.completeSince ??= this.clock.now();
		return this.clock.now() - this.completeSince >= POST_ID_GRACE_MS;
	}

	private isWorthAskingAgain(fault: Fault): boolean {
		if (fault.code === 'invalid_publish_id') {
			this.unknownIds += 1;
			return this.unknownIds <= TOLERATED_UNKNOWN_ID;
		}
		return fault.retryable;
	}
}
