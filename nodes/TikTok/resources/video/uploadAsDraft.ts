import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';

import { INBOX_VIDEO_INIT } from '../../api/endpoints';
import { routedTo } from '../../n8n/toolRouting';
import type { PostRoute } from '../../publish/run/postRun';
import { publishPosts } from '../../publish/publishPosts';
import { readVideoPost } from '../../publish/check/readVideoPost';
import { optionsField } from '../fields/optionsField';
import { videoSourceFields, waitField } from '../fields/videoFields';
import { chunkSizeOption } from '../fields/videoOptions';
import { firstCheckOption, maxWaitOption, onFailedPostOption } from '../fields/waitOptions';

const showOnlyForDrafts = { resource: ['video'], operation: ['uploadAsDraft'] };

export const uploadAsDraftOperation: INodePropertyOptions = {
	name: 'Upload as Draft',
	value: 'uploadAsDraft',
	action: 'Upload a video draft to finish in the app',
	description:
		'Send a video to the inbox of the TikTok app, where its owner adds caption and privacy and posts it. Works without an audit of your app.',
	routing: routedTo(uploadAsDraft, INBOX_VIDEO_INIT),
};

export const uploadAsDraftFields: INodeProperties[] = [
	{
		displayName:
			'TikTok keeps the video only: caption and privacy level are chosen in the app, from the inbox notification. Up to five drafts may wait within 24 hours. The credential needs the scope video.upload.',
		name: 'draftNotice',
		type: 'notice',
		displayOptions: { show: showOnlyForDrafts },
		default: '',
	},
	...videoSourceFields(showOnlyForDrafts),
	waitField(showOnlyForDrafts, 'Whether to wait until the draft has reached the inbox of the app'),
	optionsField(showOnlyForDrafts, [
		chunkSizeOption,
		firstCheckOption,
		maxWaitOption,
		onFailedPostOption,
	]),
];

export const draftRoute: PostRoute = {
	init: INBOX_VIDEO_INIT,
	isDirectPost: false,
	readPost: readVideoPost,
};

export async function uploadAsDraft(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await publishPosts(this, draftRoute);
}
