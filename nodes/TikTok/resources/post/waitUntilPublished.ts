import { STATUS_FETCH } from '../../api/endpoints';
import type { Operation } from '../../n8n/operation';
import { waitForPublishIds } from '../../publish/follow/waitForPublishIds';
import type { FollowedResult } from '../../publish/result/postResult';
import { optionsField } from '../fields/optionsField';
import { publishIdFields } from '../fields/publishIdField';
import { simplifyPostField } from '../fields/simplifyField';
import { waitOptions } from '../fields/waitFields';

export type Output = FollowedResult;

export const operation: Operation = {
	option: {
		name: 'Wait Until Published',
		value: 'waitUntilPublished',
		action: 'Wait until a post is published',
		description: 'Ask for the status until TikTok has published, delivered or refused the post',
	},
	endpoint: STATUS_FETCH,
	fields: [...publishIdFields, simplifyPostField, optionsField(waitOptions)],
	run: waitForPublishIds,
};
