import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { finish, followAll, openPosts, repeatFailure } from './follow/finishPosts';
import { hintsFor } from './result/runHints';
import { ItemRun } from '../n8n/itemLoop';
import { startRun, type RunTools, type PostRoute } from './run/postRun';
import { checkAgainstCreator, checkItem, openSlots, takeUp } from './check/checkItem';
import { startPost } from './send/startPost';
import { mayAppear } from './retry/ledger';
import type { PostSlot } from './run/postSlot';

/**
 * Publishes all items. Every one is checked before the first post is begun; then they are sent one
 * after the other, and waited for together.
 *
 * @returns one item for each input item, paired with it
 * @throws NodeApiError or NodeOperationError that names the item, unless the node continues
 */
export async function publishPosts(
	context: IExecuteFunctions,
	route: PostRoute,
	tools: RunTools = {},
): Promise<INodeExecutionData[][]> {
	const run = startRun(context, route, tools);
	const items = new ItemRun<PostSlot>(context, openSlots(run), ({ itemIndex }) =>
		mayAppear(run.ledger.entry(itemIndex)),
	);

	await items.each(items.open(), async (slot) => await checkItem(run, slot));
	await items.each(items.open(), async (slot) => takeUp(run, slot));
	await items.each(items.open(), async (slot) => repeatFailure(slot));
	await items.each(items.open(), async (slot) => await checkAgainstCreator(run, slot));

	await items.each(items.open(), async (slot) => await startPost(run, slot));

	const posts = openPosts(run, items.open());
	await items.together(async () => await followAll(run, posts));
	const bySlot = new Map(posts.map((post) => [post.slot, post]));
	await items.each(items.open(), async (slot) => {
		const post = bySlot.get(slot);
		if (post !== undefined) finish(run, post);
	});
	// Not there on n8n's older tool path, whose items nobody looks at in the editor.
	context.addExecutionHints?.(...hintsFor(items.slots));
	return items.output();
}
