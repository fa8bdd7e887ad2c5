import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { clientFor } from '../../api/client';
import { clockOf } from '../../shared/clock';
import { FaultError } from '../../errors/fault';
import { ItemRun, type ItemSlot } from '../../n8n/itemLoop';
import { readOnFailedPost, readPauses } from '../check/options';
import { ItemParameters } from '../../n8n/itemParameters';
import { endFailed, followedResult } from '../result/postResult';
import { failedPostFault } from '../../api/postStatus';
import { readPublishId } from './readPublishId';
import { waitForPosts, type FollowedPost } from './pollPosts';

interface WaitSlot extends ItemSlot {
	followed?: FollowedPost;
	returnFailedPost?: boolean;
}

/**
 * Waits for the posts that the items name, all together.
 *
 * @returns one item for each input item, paired with it
 * @throws NodeApiError or NodeOperationError that names the item, unless the node continues
 */
export async function waitForPublishIds(
	context: IExecuteFunctions,
): Promise<INodeExecutionData[][]> {
	const slots = context.getInputData().map((_, itemIndex): WaitSlot => ({ itemIndex }));
	const items = new ItemRun<WaitSlot>(context, slots, mayAppear);
	await items.each(items.open(), async (slot) => readItem(context, slot));

	const followed = items.open().flatMap((slot) => slot.followed ?? []);
	const clock = clockOf(context.getExecutionCancelSignal());
	await items.together(async () => await waitForPosts(clientFor(context), clock, followed));
	await items.each(items.open(), async (slot) => finish(slot));
	return items.output();
}

/** The post that an item names may exist, unless TikTok has said that it never will. */
function mayAppear({ publishId, followed }: WaitSlot): boolean {
	return publishId !== undefined && followed?.status?.status !== 'FAILED';
}

function readItem(context: IExecuteFunctions, slot: WaitSlot): void {
	const parameters = new ItemParameters(context, slot.itemIndex);
	const publishId = readPublishId(parameters);
	slot.publishId = publishId;
	slot.returnFailedPost = readOnFailedPost(parameters) === 'returnItem';
	const settings = { wait: true, ...readPauses(parameters) };
	slot.followed = { publishId, settings, expectsPostId: false };
}

/** Nothing is posted here, so unlike a posting operation this one raises what it could not read. */
function finish(slot: WaitSlot): void {
	const { followed } = slot;
	if (followed === undefined) return;
	if (followed.status === undefined && followed.fault !== undefined) {
		throw new FaultError(followed.fault);
	}
	const json = followedResult(followed);
	if (followed.status?.status !== 'FAILED') {
		slot.json = json;
		return;
	}
	endFailed(slot, failedPostFault(followed.status), json);
}
