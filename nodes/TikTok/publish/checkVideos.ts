import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { INBOX_VIDEO_INIT, VIDEO_INIT } from '../api/endpoints';
import { ItemLoop, type Unread } from '../n8n/itemLoop';
import { ItemParameters } from '../n8n/itemParameters';
import { checkReport } from './check/checkReport';
import { readVideoPost } from './check/readVideoPost';
import { checkHintsFor } from './result/runHints';
import { startCheck, type PostRoute, type RunTools } from './run/postRun';

/** What the check is for, as stored in *Check For*: the values of the two operations. */
export const CHECK_FOR = { directPost: 'directPost', draft: 'uploadAsDraft' } as const;

const DIRECT_POST: PostRoute = { init: VIDEO_INIT, isDirectPost: true, readPost: readVideoPost };

const DRAFT: PostRoute = { init: INBOX_VIDEO_INIT, isDirectPost: false, readPost: readVideoPost };

/**
 * Checks all items as a post would, and starts nothing. It asks TikTok what the account may post, for
 * direct posts only. The output keeps the files of an item, so that the next node can post them.
 *
 * @returns one item for each input item, paired with it
 * @throws NodeOperationError that names the item, unless the node continues
 */
export async function checkVideos(
	context: IExecuteFunctions,
	tools: RunTools = {},
): Promise<INodeExecutionData[][]> {
	const items = new ItemLoop<Unread>(context, () => ({ mayAppear: false }));
	const run = startCheck(context, DIRECT_POST, tools);
	await items.each('unread', async (_, itemIndex) => {
		const route = isForDraft(context, itemIndex) ? DRAFT : DIRECT_POST;
		return { at: 'ended', json: await checkReport({ ...run, route }, itemIndex) };
	});
	context.addExecutionHints?.(...checkHintsFor(items.ended()));
	const input = context.getInputData();
	const [checked] = items.output();
	return [checked.map((item, index) => ({ ...filesOf(input[index]), ...item }))];
}

function filesOf(item: INodeExecutionData | undefined): Pick<INodeExecutionData, 'binary'> {
	return item?.binary === undefined ? {} : { binary: item.binary };
}

function isForDraft(context: IExecuteFunctions, itemIndex: number): boolean {
	const item = new ItemParameters(context, itemIndex);
	const { directPost, draft } = CHECK_FOR;
	return item.oneOf('checkFor', 'Check For', [directPost, draft], directPost) === draft;
}
