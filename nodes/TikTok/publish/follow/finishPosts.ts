import { FaultError, type Fault } from '../../errors/fault';
import { logPost, type PostRun } from '../run/postRun';
import { failedPostFault, type PostStatus } from '../../api/postStatus';
import type { PostFacts } from '../run/postFacts';
import { endFailed, postResult } from '../result/postResult';
import type { PostSlot } from '../run/postSlot';
import { waitForPosts, type FollowedPost } from './pollPosts';

/** A post under way and the item it belongs to. */
export interface OpenPost {
	readonly slot: PostSlot;
	readonly followed: FollowedPost;
	readonly facts: PostFacts;
}

/** The posts of a run that TikTok has the file of, ready to be followed. */
export function openPosts(run: PostRun, slots: readonly PostSlot[]): OpenPost[] {
	return slots.flatMap((slot) => {
		const { publishId, wait } = slot;
		const facts = slot.facts ?? (slot.entry?.facts as PostFacts | undefined);
		if (publishId === undefined || wait === undefined || facts === undefined) return [];
		const followed: FollowedPost = {
			publishId,
			settings: wait,
			expectsPostId: wait.wait && facts.privacy_level === 'PUBLIC_TO_EVERYONE',
			unsureOfBytes: isUnsure(slot) ? facts.video?.size_bytes : undefined,
			onChange: (status) => logStatus(run, slot.itemIndex, publishId, status),
		};
		return [{ slot, followed, facts }];
	});
}

/** True for a post whose last PUT was begun by an earlier try that never heard how it went. */
function isUnsure({ entry, next }: PostSlot): boolean {
	return next === 'follow' && entry?.transfer === 'file' && entry.uploaded_at === undefined;
}

/** Waits for all of them together. @throws CancelledError when the execution was stopped */
export async function followAll(run: PostRun, posts: readonly OpenPost[]): Promise<void> {
	await waitForPosts(
		run.client,
		run.clock,
		posts.map(({ followed }) => followed),
	);
}

/**
 * Turns what was learned about one post into the item's result.
 *
 * @throws FaultError only for TikTok's own FAILED, unless the person wants that as an item
 */
export function finish(run: PostRun, { slot, followed, facts }: OpenPost): void {
	const { itemIndex } = slot;
	const { status, publishId } = followed;
	if (followed.incomplete === true) throw new FaultError(incompleteFault(status, facts));
	const uploadedAt = slot.uploadedAt ?? slot.entry?.uploaded_at ?? null;
	const warnings = slot.facts === undefined ? (slot.entry?.warnings ?? []) : slot.warnings;
	const result = postResult(followed, facts, uploadedAt, warnings);
	logPost(
		run,
		'info',
		`ended with ${String(result.status)}, post_id ${String(result.post_id)}`,
		itemIndex,
		publishId,
	);
	if (status?.status === 'FAILED') {
		const fault = failedPostFault(status, facts.max_sec);
		run.ledger.update(itemIndex, { state: 'failed', fail_reason: fault.code });
		endFailed(slot, fault, result);
		return;
	}
	if (result.completed_at !== null) run.ledger.update(itemIndex, { state: 'done', result });
	slot.json = result;
}

/**
 * Raises again what an earlier try of this execution was told, without asking TikTok.
 *
 * @throws FaultError unless the person wants a failed post as an item
 */
export function repeatFailure(slot: PostSlot): void {
	const { entry } = slot;
	if (entry === undefined || slot.next !== 'repeat_failure') return;
	const facts = entry.facts as PostFacts;
	const status: PostStatus = { ...FAILED, fail_reason: entry.fail_reason ?? null };
	const followed = {
		publishId: entry.publish_id ?? '',
		settings: NO_WAIT,
		expectsPostId: false,
		status,
	};
	const result = postResult(followed, facts, entry.uploaded_at ?? null, entry.warnings);
	endFailed(slot, failedPostFault(status, facts.max_sec), result);
}

function incompleteFault(status: PostStatus | undefined, facts: PostFacts): Fault {
	return {
		kind: 'tiktok',
		code: 'upload_incomplete',
		message: `An earlier try of this execution sent only ${status?.uploaded_bytes ?? 0} of ${facts.video?.size_bytes ?? 0} bytes to TikTok, so this post will not appear`,
		remedy: 'Start a new execution to post this item.',
		retryable: false,
	};
}

const NO_WAIT = { wait: false, firstPauseMs: 0, maxWaitMs: 0 };

const FAILED: PostStatus = {
	status: 'FAILED',
	fail_reason: null,
	post_ids: [],
	uploaded_bytes: null,
	downloaded_bytes: null,
	privacy_level: null,
	share_url: null,
};

function logStatus(run: PostRun, itemIndex: number, publishId: string, status: PostStatus): void {
	const bytes = status.uploaded_bytes === null ? '' : `, ${status.uploaded_bytes} bytes`;
	logPost(run, 'debug', `status ${status.status}${bytes}`, itemIndex, publishId);
}
