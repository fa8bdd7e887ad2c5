import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';

import { INBOX_PHOTO_INIT } from '../../api/endpoints';
import { routedTo } from '../../n8n/toolRouting';
import { readPhotoPost } from '../../publish/check/readPhotoPost';
import type { PostRoute } from '../../publish/run/postRun';
import { publishPosts } from '../../publish/publishPosts';
import { optionsField } from '../fields/optionsField';
import { photoSourceFields, photoTextFields } from '../fields/photoFields';
import { waitField } from '../fields/videoFields';
import { firstCheckOption, maxWaitOption, onFailedPostOption } from '../fields/waitOptions';

const showOnlyForPhotoDrafts = { resource: ['photo'], operation: ['uploadAsDraft'] };

export const photoDraftOperation: INodePropertyOptions = {
	name: 'Upload as Draft',
	value: 'uploadAsDraft',
	action: 'Upload a photo draft to finish in the app',
	description:
		'Send 1 to 35 photos to the inbox of the TikTok app, where its owner chooses the privacy and posts them. Works without an audit of your app.',
	routing: routedTo(photoUploadAsDraft, INBOX_PHOTO_INIT),
};

export const photoDraftFields: INodeProperties[] = [
	{
		displayName:
			'The owner finishes the draft in the TikTok app (31.8 or later), from the inbox notification. Up to five drafts may wait within 24 hours. The credential needs the scope video.upload.',
		name: 'photoDraftNotice',
		type: 'notice',
		displayOptions: { show: showOnlyForPhotoDrafts },
		default: '',
	},
	...photoSourceFields(showOnlyForPhotoDrafts),
	...photoTextFields(showOnlyForPhotoDrafts),
	waitField(
		showOnlyForPhotoDrafts,
		'Whether to wait until the draft has reached the inbox of the app',
	),
	optionsField(showOnlyForPhotoDrafts, [firstCheckOption, maxWaitOption, onFailedPostOption]),
];

export const photoDraftRoute: PostRoute = {
	init: INBOX_PHOTO_INIT,
	isDirectPost: false,
	readPost: readPhotoPost,
};

export async function photoUploadAsDraft(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await publishPosts(this, photoDraftRoute);
}
