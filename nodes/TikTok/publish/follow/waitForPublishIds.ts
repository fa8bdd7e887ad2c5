import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { clientFor } from '../../api/client';
import { failedPostFault } from '../../api/postStatus';
import { FaultError, throwIfFault } from '../../errors/fault';
import { ItemLoop, type Ended, type Unread } from '../../n8n/itemLoop';
import { ItemParameters } from '../../n8n/itemParameters';
import { clockOf } from '../../shared/clock';
import { failedResult, followedResult, type FollowedStatus } from '../result/postResult';
import type { ItemEnding, WaitSettings } from '../run/stages';
import { pollPosts } from './pollPosts';
import { readPublishId } from './readPublishId';
import { unfinishedFault } from './unfinishedFault';
import { readEnding, readPauses } from './waitOptions';
import { endBeforeTimeout } from './workflowTimeout';

interface NamedPost extends ItemEnding {
	readonly at: 'named';
	readonly publishId: string;
	readonly settings: WaitSettings;
}

interface FollowedPost extends Omit<NamedPost, 'at'> {
	readonly at: 'followed';
	readonly followed: FollowedStatus;
}

type WaitStage = Unread | NamedPost | FollowedPost;

/**
 * Waits for the posts that the items name, all together.
 *
 * @returns one item for each input item, paired with it
 * @throws NodeApiError or NodeOperationError that names the item, unless the node continues
 */
export async function waitForPublishIds(
	context: IExecuteFunctions,
): Promise<INodeExecutionData[][]> {
	const items = new ItemLoop<WaitStage>(context, placeOf);
	const clock = clockOf(context.getExecutionCancelSignal());
	const startMs = clock.now();
	await items.each('unread', (_, itemIndex) => readItem(context, itemIndex));
	await items.together('named', async (posts) => {
		const toPoll = posts.map((post) => ({
			...post,
			settings: endBeforeTimeout(context, post.settings, startMs, clock.now()),
			expectsPostId: false,
		}));
		const followed = await pollPosts(clientFor(context), clock, toPoll);
		return posts.map((post, index) => ({ ...post, at: 'followed', followed: followed[index] }));
	});
	await items.each('followed', endPost);
	return items.output();
}

/** The post that an item names may exist, unless TikTok has said that it never will. */
function placeOf(stage: WaitStage) {
	if (stage.at === 'unread') return { mayAppear: false };
	const hasFailed = stage.at === 'followed' && stage.followed.status?.status === 'FAILED';
	return { publishId: stage.publishId, mayAppear: !hasFailed };
}

function readItem(context: IExecuteFunctions, itemIndex: number): NamedPost {
	const parameters = new ItemParameters(context, itemIndex);
	return {
		at: 'named',
		publishId: readPublishId(parameters),
		settings: { wait: true, ...readPauses(parameters) },
		...readEnding(parameters),
	};
}

/** This operation posts nothing, so unlike a posting operation it raises what it could not read. */
function endPost(post: FollowedPost): Ended {
	const { publishId, followed, returnFailedPost, simplify } = post;
	const { status, fault } = followed;
	if (status === undefined && fault !== undefined) throw new FaultError(fault);
	const json = followedResult(publishId, followed);
	if (post.raiseUnfinished) throwIfFault(unfinishedFault(followed, json));
	if (status?.status !== 'FAILED') return { at: 'ended', json, simplify };
	const failed = failedPostFault(status);
	if (!returnFailedPost) throw new FaultError(failed);
	return { at: 'ended', json: failedResult(json, failed), simplify };
}
