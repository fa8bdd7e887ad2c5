import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';

import { STATUS_FETCH } from '../../api/endpoints';
import { routedTo } from '../../n8n/toolRouting';
import { waitForPublishIds } from '../../publish/follow/waitForPublishIds';
import { optionsField } from '../fields/optionsField';
import { publishIdField } from '../fields/publishId';
import { firstCheckOption, maxWaitOption, onFailedPostOption } from '../fields/waitOptions';

const showOnlyForWaiting = { resource: ['post'], operation: ['waitUntilPublished'] };

export const waitUntilPublishedOperation: INodePropertyOptions = {
	name: 'Wait Until Published',
	value: 'waitUntilPublished',
	action: 'Wait until a post is published',
	description: 'Ask for the status of a post until TikTok has published, delivered or refused it',
	routing: routedTo(waitUntilPublished, STATUS_FETCH),
};

export const waitUntilPublishedFields: INodeProperties[] = [
	publishIdField(showOnlyForWaiting),
	optionsField(showOnlyForWaiting, [firstCheckOption, maxWaitOption, onFailedPostOption]),
];

export async function waitUntilPublished(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await waitForPublishIds(this);
}
