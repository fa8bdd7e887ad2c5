import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';

import { PHOTO_INIT } from '../../api/endpoints';
import { routedTo } from '../../n8n/toolRouting';
import { readPhotoPost } from '../../publish/check/readPhotoPost';
import type { PostRoute } from '../../publish/run/postRun';
import { publishPosts } from '../../publish/publishPosts';
import { postAsField, privacyFallbackOption, privacyLevelField } from '../fields/creatorFields';
import { disclosureFields } from '../fields/disclosure';
import { commentField } from '../fields/interactions';
import { optionsField } from '../fields/optionsField';
import { autoAddMusicOption, photoSourceFields, photoTextFields } from '../fields/photoFields';
import { waitField } from '../fields/videoFields';
import { aigcOption } from '../fields/videoOptions';
import { firstCheckOption, maxWaitOption, onFailedPostOption } from '../fields/waitOptions';

const showOnlyForPhotoPosts = { resource: ['photo'], operation: ['directPost'] };

export const photoDirectPostOperation: INodePropertyOptions = {
	name: 'Direct Post',
	value: 'directPost',
	action: 'Publish photos on the profile, with no undo',
	description:
		'Publish 1 to 35 photos as one post at once. It can be undone only in the TikTok app. An app that TikTok has not audited may post to private accounts only.',
	routing: routedTo(photoDirectPost, PHOTO_INIT),
};

export const photoDirectPostFields: INodeProperties[] = [
	...photoSourceFields(showOnlyForPhotoPosts),
	postAsField(showOnlyForPhotoPosts),
	...photoTextFields(showOnlyForPhotoPosts),
	privacyLevelField(showOnlyForPhotoPosts),
	commentField(showOnlyForPhotoPosts),
	...disclosureFields(showOnlyForPhotoPosts),
	waitField(
		showOnlyForPhotoPosts,
		'Whether to wait until TikTok has published or refused the post',
	),
	optionsField(showOnlyForPhotoPosts, [
		aigcOption,
		autoAddMusicOption,
		firstCheckOption,
		privacyFallbackOption,
		maxWaitOption,
		onFailedPostOption,
	]),
];

export const photoPostRoute: PostRoute = {
	init: PHOTO_INIT,
	isDirectPost: true,
	readPost: readPhotoPost,
};

export async function photoDirectPost(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await publishPosts(this, photoPostRoute);
}
