import { VIDEO_INIT } from '../../api/endpoints';
import type { Operation } from '../../n8n/operation';
import { readVideoPost } from '../../publish/check/readVideoPost';
import { publishPosts } from '../../publish/publishPosts';
import type { VideoPostResult } from '../../publish/result/postResult';
import { aigcOption } from '../fields/aigcOption';
import { disclosureFields } from '../fields/disclosureFields';
import { interactionFields } from '../fields/interactionFields';
import { directPostNotices } from '../fields/notices';
import { waitingOptionsField } from '../fields/optionsField';
import { postAsField } from '../fields/postAsField';
import { privacyFallbackOption, privacyLevelField } from '../fields/privacyFields';
import { simplifyPostField } from '../fields/simplifyField';
import { captionField, uploadNotice, videoSourceFields } from '../fields/videoFields';
import { chunkSizeOption, coverTimestampOption, headersOption } from '../fields/videoOptions';
import { waitForPostFields } from '../fields/waitFields';

export type Output = VideoPostResult;

export const operation: Operation = {
	option: {
		name: 'Direct Post',
		value: 'directPost',
		action: 'Post a video',
		description: 'App not audited? Private account and Only Me only. The video is posted at once.',
	},
	endpoint: VIDEO_INIT,
	fields: [
		...directPostNotices,
		...videoSourceFields,
		postAsField,
		captionField,
		privacyLevelField,
		...interactionFields,
		...disclosureFields,
		...waitForPostFields,
		uploadNotice,
		simplifyPostField,
		waitingOptionsField(
			aigcOption,
			chunkSizeOption,
			coverTimestampOption,
			headersOption,
			privacyFallbackOption,
		),
	],
	async run(context) {
		const route = { init: VIDEO_INIT, isDirectPost: true, readPost: readVideoPost };
		return await publishPosts(context, route);
	},
};
