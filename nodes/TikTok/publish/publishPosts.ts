import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { ItemLoop } from '../n8n/itemLoop';
import { checkAgainstCreator, checkItem } from './check/checkItem';
import { checkWebFile } from './check/checkWebFile';
import { endPost, followPosts } from './follow/endPosts';
import { waitUntilFetched } from './follow/waitUntilFetched';
import { hintsFor } from './result/runHints';
import { mayAppear } from './retry/ledger';
import { startRun, type PostRoute, type RunTools } from './run/postRun';
import type { PostStage } from './run/stages';
import { startPost } from './send/startPost';

/**
 * Publishes all items. The node checks every item before the first init. Then it posts them one
 * after the other, and follows all posts together.
 *
 * @returns one item for each post, paired with its input item or items
 * @throws NodeApiError or NodeOperationError that names the item, unless the node continues
 */
export async function publishPosts(
	context: IExecuteFunctions,
	route: PostRoute,
	tools: RunTools = {},
): Promise<INodeExecutionData[][]> {
	const run = startRun(context, route, tools);
	const placeOf = (_: PostStage, itemIndex: number) => {
		const entry = run.ledger.entry(itemIndex);
		const { publish_id: publishId, lost_publish_ids: lostPublishIds } = entry ?? {};
		return { publishId, lostPublishIds, mayAppear: mayAppear(entry) };
	};
	const isOnePost = route.isOnePost?.(context) ?? false;
	const items = new ItemLoop<PostStage>(context, placeOf, isOnePost);

	// Check: what the item asks for, then what TikTok allows the creator.
	await items.each('unread', async (_, itemIndex) => await checkItem(run, itemIndex));
	await items.each('ready', async (post) => {
		await checkAgainstCreator(run, post);
		return post;
	});
	// The file of the post that is sent first is checked last: its download continues in the upload.
	const first = items.first('ready');
	await items.each('ready', async (post, itemIndex) => {
		if (itemIndex === first || post.toFetch === undefined) return post;
		const checked = await checkWebFile(run, post);
		checked.video?.source.close?.();
		return checked;
	});
	// Init and upload: from here on, posts exist at TikTok.
	await items
		.each('ready', async (post) => await startPost(run, post))
		// Also before an error ends the execution, and with it the files of the posts before it.
		.finally(async () => {
			await items.together('running', async (posts) => await waitUntilFetched(run, posts));
		});
	// Follow: ask for the status until it is final.
	await items.together('running', async (posts) => await followPosts(run, posts));
	// Result.
	await items.each('followed', (post) => endPost(run, post));

	// n8n's older tool path has no hints, because nobody looks at its items in the editor.
	context.addExecutionHints?.(...hintsFor(items.ended(), items.size));
	return items.output();
}
