import { INBOX_VIDEO_INIT } from '../../api/endpoints';
import type { Operation } from '../../n8n/operation';
import { readVideoPost } from '../../publish/check/readVideoPost';
import { publishPosts } from '../../publish/publishPosts';
import type { VideoDraftResult } from '../../publish/result/postResult';
import { notice } from '../fields/notices';
import { waitingOptionsField } from '../fields/optionsField';
import { simplifyPostField } from '../fields/simplifyField';
import { uploadNotice, videoSourceFields } from '../fields/videoFields';
import { chunkSizeOption, headersOption } from '../fields/videoOptions';
import { waitForDraftFields } from '../fields/waitFields';

export type Output = VideoDraftResult;

export const operation: Operation = {
	option: {
		name: 'Upload as Draft',
		value: 'uploadAsDraft',
		action: 'Upload a video as a draft',
		description: 'Works without an audit. You finish and post the video in the TikTok app.',
	},
	endpoint: INBOX_VIDEO_INIT,
	fields: [
		notice(
			'draftNotice',
			'TikTok keeps only the video. You choose caption and privacy level in the TikTok app, from the inbox notification. Up to five drafts may wait within 24 hours.',
		),
		...videoSourceFields,
		...waitForDraftFields,
		uploadNotice,
		simplifyPostField,
		waitingOptionsField(chunkSizeOption, headersOption),
	],
	async run(context) {
		const route = { init: INBOX_VIDEO_INIT, isDirectPost: false, readPost: readVideoPost };
		return await publishPosts(context, route);
	},
};
