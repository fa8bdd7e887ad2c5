import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';

import { VIDEO_INIT } from '../../api/endpoints';
import { routedTo } from '../../n8n/toolRouting';
import type { PostRoute } from '../../publish/run/postRun';
import { publishPosts } from '../../publish/publishPosts';
import { readVideoPost } from '../../publish/check/readVideoPost';
import { disclosureFields } from '../fields/disclosure';
import { postAsField, privacyFallbackOption, privacyLevelField } from '../fields/creatorFields';
import { interactionFields } from '../fields/interactions';
import { optionsField } from '../fields/optionsField';
import { captionField, videoSourceFields, waitField } from '../fields/videoFields';
import { aigcOption, chunkSizeOption, coverTimestampOption } from '../fields/videoOptions';
import { firstCheckOption, maxWaitOption, onFailedPostOption } from '../fields/waitOptions';

const showOnlyForDirectPosts = { resource: ['video'], operation: ['directPost'] };

export const directPostOperation: INodePropertyOptions = {
	name: 'Direct Post',
	value: 'directPost',
	action: 'Publish a video on the profile, with no undo',
	description:
		'Publish a video at once. It can be undone only in the TikTok app. An app that TikTok has not audited may post to private accounts only.',
	routing: routedTo(directPost, VIDEO_INIT),
};

export const directPostFields: INodeProperties[] = [
	...videoSourceFields(showOnlyForDirectPosts),
	postAsField(showOnlyForDirectPosts),
	captionField(showOnlyForDirectPosts),
	privacyLevelField(showOnlyForDirectPosts),
	...interactionFields(showOnlyForDirectPosts),
	...disclosureFields(showOnlyForDirectPosts),
	waitField(
		showOnlyForDirectPosts,
		'Whether to wait until TikTok has published or refused the post',
	),
	optionsField(showOnlyForDirectPosts, [
		aigcOption,
		chunkSizeOption,
		coverTimestampOption,
		firstCheckOption,
		privacyFallbackOption,
		maxWaitOption,
		onFailedPostOption,
	]),
];

export const directPostRoute: PostRoute = {
	init: VIDEO_INIT,
	isDirectPost: true,
	readPost: readVideoPost,
};

export async function directPost(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await publishPosts(this, directPostRoute);
}
