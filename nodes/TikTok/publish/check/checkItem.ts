import { FaultError, throwIfFault, type Fault } from '../../errors/fault';
import { faultIn } from '../../n8n/faultFrom';
import { ItemParameters } from '../../n8n/itemParameters';
import type { Ended } from '../../n8n/itemLoop';
import type { CreatorInfo } from '../../api/creatorInfo';
import { readEnding, readWaitSettings } from '../follow/waitOptions';
import { failedResult } from '../result/postResult';
import type { FileIdentity } from '../retry/fileIdentity';
import { takeOverStopped } from '../retry/stoppedRuns';
import type { TakenUp } from '../retry/takeUp';
import type { PostRun } from '../run/postRun';
import type { PostItem, PostSettings, PostStage, PostToMake, ReadyPost } from '../run/stages';
import { durationFault } from './checkVideo';
import { earlierPostOf } from './earlierPost';
import { declaredFile } from './itemFile';
import { accountFault, privacyFault, privacyLevelFor, privacyWarnings } from './postSettings';

/**
 * Checks one item as far as possible without TikTok. When an earlier run of this execution has already
 * posted the item, it continues from there.
 *
 * @throws FaultError with the field and the remedy, or when an earlier post of the item is unclear
 */
export async function checkItem(run: PostRun, itemIndex: number): Promise<PostStage | Ended> {
	const item = readItem(run, itemIndex);
	const noted = await earlierPostOf(run, itemIndex);
	if (noted.kind !== 'post') return goOn(item, noted);

	const read = await readPost(run, itemIndex);
	const warning = takeOver(run, itemIndex, read.file);
	const left = await earlierPostOf(run, itemIndex);
	// n8n may have lost the file of a stopped execution, but a post that exists needs it no more.
	if (left.kind !== 'post') return goOn(item, left);
	if ('fault' in read) throw new FaultError(read.fault);

	const { lostPublishIds } = left;
	const earlier = [
		...(warning === undefined ? [] : [warning]),
		...lostPostWarnings(lostPublishIds),
	];
	const { post } = read;
	return { at: 'ready', item, ...post, lostPublishIds, warnings: [...earlier, ...post.warnings] };
}

/**
 * Applies the creator's limits, as TikTok gave them at most a minute ago.
 *
 * @returns the post with the privacy level that it gets
 * @throws FaultError when the limits forbid it, or when the creator may not post at all
 */
export async function checkAgainstCreator(run: PostRun, post: ReadyPost): Promise<ReadyPost> {
	if (post.settings === undefined) return post;
	const creator = await run.creator.current();
	throwIfFault(creatorFaults(post, creator)[0]);
	return withCreator(post, post.settings, creator);
}

/** What the account does not allow, in the order in which the node refuses a post for it. */
export function creatorFaults(
	{ settings, video }: Pick<PostToMake, 'settings' | 'video'>,
	creator: CreatorInfo,
): Fault[] {
	return [
		settings && accountFault(settings, creator),
		video && durationFault(video, creator),
		settings && privacyFault(settings, creator),
	].filter((fault) => fault !== undefined);
}

function readItem(run: PostRun, itemIndex: number): PostItem {
	const parameters = new ItemParameters(run.context, itemIndex);
	return { itemIndex, wait: readWaitSettings(parameters), ...readEnding(parameters) };
}

/** A file that n8n has lost still has the name and size that the item declares. */
async function readPost(
	run: PostRun,
	itemIndex: number,
): Promise<{ post: PostToMake; file: FileIdentity } | { fault: Fault; file?: FileIdentity }> {
	try {
		const post = await run.route.readPost(run, itemIndex);
		return { post, file: post.file };
	} catch (error) {
		return { fault: faultIn(error), file: declaredFile(run.context, itemIndex) };
	}
}

/** Only a Retry continues a stopped execution. Any other execution is a new post. */
function takeOver(run: PostRun, itemIndex: number, file: FileIdentity | undefined) {
	const isNew = run.ledger.entry(itemIndex) === undefined;
	if (file === undefined || !isNew || run.context.getMode() !== 'retry') return undefined;
	return takeOverStopped(run, itemIndex, file);
}

function goOn(item: PostItem, taken: Exclude<TakenUp, { kind: 'post' }>): PostStage | Ended {
	const { simplify } = item;
	if (taken.kind === 'follow') return { at: 'running', item, ...taken.post, retries: 0 };
	if (taken.kind === 'result') return { at: 'ended', json: taken.json, simplify };
	if (!item.returnFailedPost) throw new FaultError(taken.fault);
	return { at: 'ended', json: failedResult(taken.result, taken.fault), simplify };
}

function lostPostWarnings(lostPublishIds: readonly string[]): string[] {
	if (lostPublishIds.length === 0) return [];
	return [
		`An earlier run of this execution started a post (publish_id ${lostPublishIds.join(', ')}) that can no longer appear, so the node started a new one.`,
	];
}

function withCreator(post: ReadyPost, settings: PostSettings, creator: CreatorInfo): ReadyPost {
	const privacy_level = privacyLevelFor(settings, creator);
	return {
		...post,
		body: { ...post.body, post_info: { ...post.body.post_info, privacy_level } },
		facts: {
			...post.facts,
			privacy_level,
			creator: { username: creator.creator_username, nickname: creator.creator_nickname },
			max_sec: creator.max_video_post_duration_sec,
		},
		warnings: [...post.warnings, ...privacyWarnings(settings, creator)],
	};
}
