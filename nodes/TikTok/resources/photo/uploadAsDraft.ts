import { INBOX_PHOTO_INIT } from '../../api/endpoints';
import type { Operation } from '../../n8n/operation';
import { isOnePost, MAX_PHOTOS } from '../../publish/check/photos/findPhotos';
import { readPhotoPost } from '../../publish/check/photos/readPhotoPost';
import { publishPosts } from '../../publish/publishPosts';
import type { PhotoDraftResult } from '../../publish/result/postResult';
import { notice } from '../fields/notices';
import { waitingOptionsField } from '../fields/optionsField';
import { allItemsAsOneOption, photoSourceFields, photoTextFields } from '../fields/photoFields';
import { simplifyPostField } from '../fields/simplifyField';
import { waitForDraftFields } from '../fields/waitFields';

export type Output = PhotoDraftResult;

export const operation: Operation = {
	option: {
		name: 'Upload as Draft',
		value: 'uploadAsDraft',
		action: 'Upload photos as a draft',
		description: `Works without an audit. You finish and post 1 to ${MAX_PHOTOS} photos in the TikTok app.`,
	},
	endpoint: INBOX_PHOTO_INIT,
	fields: [
		notice(
			'photoDraftNotice',
			'You finish the draft in the TikTok app (31.8 or later), from the inbox notification. Up to five drafts may wait within 24 hours.',
		),
		...photoSourceFields,
		...photoTextFields,
		...waitForDraftFields,
		simplifyPostField,
		waitingOptionsField(allItemsAsOneOption),
	],
	async run(context) {
		const route = {
			init: INBOX_PHOTO_INIT,
			isDirectPost: false,
			readPost: readPhotoPost,
			isOnePost,
		};
		return await publishPosts(context, route);
	},
};
