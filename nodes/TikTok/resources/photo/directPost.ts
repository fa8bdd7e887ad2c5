import { PHOTO_INIT } from '../../api/endpoints';
import type { Operation } from '../../n8n/operation';
import { isOnePost, MAX_PHOTOS } from '../../publish/check/photos/findPhotos';
import { readPhotoPost } from '../../publish/check/photos/readPhotoPost';
import { publishPosts } from '../../publish/publishPosts';
import type { PhotoPostResult } from '../../publish/result/postResult';
import { aigcOption } from '../fields/aigcOption';
import { disclosureFields } from '../fields/disclosureFields';
import { commentField } from '../fields/interactionFields';
import { directPostNotices } from '../fields/notices';
import { waitingOptionsField } from '../fields/optionsField';
import {
	allItemsAsOneOption,
	autoAddMusicOption,
	photoSourceFields,
	photoTextFields,
} from '../fields/photoFields';
import { postAsField } from '../fields/postAsField';
import { privacyFallbackOption, privacyLevelField } from '../fields/privacyFields';
import { simplifyPostField } from '../fields/simplifyField';
import { waitForPostFields } from '../fields/waitFields';

export type Output = PhotoPostResult;

export const operation: Operation = {
	option: {
		name: 'Direct Post',
		value: 'directPost',
		action: 'Post photos',
		description: `App not audited? Private account and Only Me only. 1 to ${MAX_PHOTOS} photos are posted at once.`,
	},
	endpoint: PHOTO_INIT,
	fields: [
		...directPostNotices,
		...photoSourceFields,
		postAsField,
		...photoTextFields,
		privacyLevelField,
		commentField,
		...disclosureFields,
		...waitForPostFields,
		simplifyPostField,
		waitingOptionsField(allItemsAsOneOption, aigcOption, autoAddMusicOption, privacyFallbackOption),
	],
	async run(context) {
		const route = { init: PHOTO_INIT, isDirectPost: true, readPost: readPhotoPost, isOnePost };
		return await publishPosts(context, route);
	},
};
