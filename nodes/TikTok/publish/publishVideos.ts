import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { finish, followAll, openPosts, repeatFailure } from './finishVideoPosts';
import { ItemRun } from './itemRun';
import { startRun, type RunTools, type VideoRoute } from './postRun';
import { checkAgainstCreator, checkItem, openSlots, takeUp } from './prepareVideos';
import { startVideoPost } from './startVideoPost';
import type { VideoSlot } from './videoSlot';

/**
 * Publishes the videos of all items. Every item is checked before the first post is begun; then
 * they are uploaded one after the other, and waited for together.
 *
 * @returns one item for each input item, paired with it
 * @throws NodeApiError or NodeOperationError that names the item, unless the node continues
 */
export async function publishVideos(
	context: IExecuteFunctions,
	route: VideoRoute,
	tools: RunTools = {},
): Promise<INodeExecutionData[][]> {
	const run = startRun(context, route, tools);
	const items = new ItemRun<VideoSlot>(context, openSlots(run));

	await items.each(items.open(), async (slot) => await checkItem(run, slot));
	await items.each(items.open(), async (slot) => takeUp(run, slot));
	await items.each(items.open(), async (slot) => repeatFailure(slot));
	await items.each(items.open(), async (slot) => await checkAgainstCreator(run, slot));

	await items.each(items.open(), async (slot) => await startVideoPost(run, slot));

	const posts = openPosts(run, items.open());
	await items.together(async () => await followAll(run, posts));
	const bySlot = new Map(posts.map((post) => [post.slot, post]));
	await items.each(items.open(), async (slot) => {
		const post = bySlot.get(slot);
		if (post !== undefined) finish(run, post);
	});
	return items.output();
}
