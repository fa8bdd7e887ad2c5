import { CREATOR_INFO } from '../../api/endpoints';
import type { Operation } from '../../n8n/operation';
import type { CheckReport } from '../../publish/check/checkReport';
import { checkVideos } from '../../publish/checkVideos';
import {
	checkForField,
	checkNotices,
	forDirectPost,
	optionForDirectPost,
	previewUrlOption,
} from '../fields/checkFields';
import { disclosureSwitches } from '../fields/disclosureFields';
import { interactionFields } from '../fields/interactionFields';
import { optionsField } from '../fields/optionsField';
import { postAsField } from '../fields/postAsField';
import { privacyFallbackOption, privacyLevelField } from '../fields/privacyFields';
import { captionField, videoSourceFields } from '../fields/videoFields';
import { chunkSizeOption, coverTimestampOption, headersOption } from '../fields/videoOptions';

export type Output = CheckReport;

export const operation: Operation = {
	option: {
		name: 'Check',
		value: 'check',
		action: 'Check a video',
		description:
			'Posts nothing. Finds what a post would be refused for, and what the file contains.',
	},
	endpoint: CREATOR_INFO,
	fields: [
		...checkNotices,
		checkForField,
		...videoSourceFields,
		...forDirectPost([
			postAsField,
			captionField,
			{ ...privacyLevelField, required: false },
			...interactionFields,
			...disclosureSwitches,
		]),
		optionsField([
			chunkSizeOption,
			headersOption,
			optionForDirectPost(coverTimestampOption),
			optionForDirectPost(privacyFallbackOption),
			previewUrlOption,
		]),
	],
	async run(context) {
		return await checkVideos(context);
	},
};
