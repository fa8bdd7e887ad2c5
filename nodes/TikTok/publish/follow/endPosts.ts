import { noteAudit, seenByOthersNote } from '../../api/auditMemory';
import { failedPostFault } from '../../api/postStatus';
import { ONLY_ME_LEVEL, PUBLIC_LEVEL } from '../../api/privacyLevels';
import { clientKeyOf } from '../../api/credential';
import { FaultError, throwIfFault, type Fault } from '../../errors/fault';
import type { Ended } from '../../n8n/itemLoop';
import { aboutPhotos } from '../result/aboutPhotos';
import { failedResult, postResult, type FollowedStatus } from '../result/postResult';
import type { LedgerEntry } from '../retry/ledger';
import { uploadEndsAt } from '../retry/lostUpload';
import type { PostRun } from '../run/postRun';
import type { FollowedPost, PostItem, RunningPost } from '../run/stages';
import { pollPosts, type PostToPoll } from './pollPosts';
import { unfinishedFault } from './unfinishedFault';
import { endBeforeTimeout } from './workflowTimeout';

/**
 * Follows all posts together until each is final or its time is over.
 *
 * @throws CancelledError when the execution was stopped
 */
export async function followPosts(
	run: PostRun,
	posts: readonly RunningPost[],
): Promise<FollowedPost[]> {
	const toPoll = posts.map((post) => pollOf(run, post));
	const followed = await pollPosts(run.client, run.clock, toPoll);
	await noteAuditedApp(run, posts, followed);
	return posts.map((post, index) => ({ ...post, at: 'followed', followed: followed[index] }));
}

/** Account > Check Setup tells it. */
async function noteAuditedApp(
	{ context }: PostRun,
	posts: readonly RunningPost[],
	followed: readonly FollowedStatus[],
): Promise<void> {
	for (const [index, { publishId, facts }] of posts.entries()) {
		const { status, endedAt } = followed[index];
		const level = facts.privacy_level ?? ONLY_ME_LEVEL;
		if (status?.status !== 'PUBLISH_COMPLETE' || level === ONLY_ME_LEVEL) continue;
		noteAudit(await clientKeyOf(context), seenByOthersNote(publishId, endedAt), endedAt);
	}
}

/**
 * Turns what was learned about one post into the item's result.
 *
 * @throws FaultError only for TikTok's own FAILED, unless the person wants that as an item, for an
 * upload that TikTok has not confirmed in time, and for an unfinished post where the person wants an
 * error
 */
export function endPost(run: PostRun, post: FollowedPost): Ended {
	const { followed, facts, item, retries } = post;
	const { simplify } = item;
	const { status } = followed;
	if (followed.isIncomplete === true) throw new FaultError(unconfirmedFault(run, post));
	const result = postResult(post, followed);
	run.log.ended(item.itemIndex, result);
	if (status?.status === 'FAILED') {
		const fault = aboutPhotos(failedPostFault(status, facts.max_sec), facts);
		run.ledger.update(item.itemIndex, { state: 'failed', fail_reason: fault.code, result });
		if (!item.returnFailedPost) throw new FaultError(fault);
		return { at: 'ended', json: failedResult(result, fault), retries, simplify };
	}
	if (item.raiseUnfinished) throwIfFault(unfinishedFault(followed, result));
	if (result.completed_at !== null) run.ledger.update(item.itemIndex, { state: 'done', result });
	return { at: 'ended', json: result, retries, simplify };
}

function pollOf(run: PostRun, { item, publishId, facts, isUnsure }: RunningPost): PostToPoll {
	return {
		publishId,
		settings: endBeforeTimeout(run.context, item.wait, run.startMs, run.clock.now()),
		expectsPostId: item.wait.wait && facts.privacy_level === PUBLIC_LEVEL,
		unsureOfBytes: isUnsure ? facts.video?.size_bytes : undefined,
		isRefused: noteOf(run, item)?.last_put_refused,
		onChange: (status) => run.log.status(item.itemIndex, publishId, status),
	};
}

/** The readable entry of an item in the ledger. */
function noteOf({ ledger }: PostRun, { itemIndex }: PostItem): LedgerEntry | undefined {
	const entry = ledger.entry(itemIndex);
	return entry?.state === 'unreadable' ? undefined : entry;
}

function unconfirmedFault(run: PostRun, { item, facts, followed }: FollowedPost): Fault {
	const uploaded = followed.status?.uploaded_bytes ?? null;
	const has = uploaded === null ? 'does not say that it has' : `has only ${uploaded} of`;
	return {
		kind: 'tiktok',
		code: 'upload_incomplete',
		message: `TikTok ${has} ${facts.video?.size_bytes ?? 0} bytes that an earlier run of this execution sent, so the upload could not be confirmed`,
		remedy: whenToPostAgain(run, item),
		retryable: false,
	};
}

/** Names the time from which a retry may post again. */
function whenToPostAgain(run: PostRun, item: PostItem): string {
	const endsAt = uploadEndsAt(noteOf(run, item) ?? {}, run.clock.now());
	const then = run.route.isDirectPost
		? 'After that time, a retry of this execution posts the item again if TikTok still reports too few bytes. If TikTok reports no number, look for the post in the TikTok app, and start a new execution if it is not there.'
		: 'Then check Post > Get Status with the publish_id. If the status is still PROCESSING_UPLOAD, start a new execution to send the draft again.';
	return `Do not post the item again before ${new Date(endsAt).toISOString()}. ${then}`;
}
