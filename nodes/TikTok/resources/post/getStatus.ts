import type {
	IDataObject,
	IExecutePaginationFunctions,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';

import { answerWith } from '../../n8n/routedRequest';
import { STATUS_FETCH } from '../../api/endpoints';
import {
	STILL_WORKING,
	failedPostFault,
	isFinal,
	postUrl,
	readPostStatus,
} from '../../api/postStatus';
import { resultFor } from '../../n8n/toolResult';
import { publishIdField } from '../fields/publishId';
import { checkPublishId, sendPublishId } from './publishIdRouting';

const showOnlyForGetStatus = { resource: ['post'], operation: ['getStatus'] };

export const getStatus: INodePropertyOptions = {
	name: 'Get Status',
	value: 'getStatus',
	action: 'Get the status of a post (may be pending)',
	description:
		'Ask TikTok how far a post is. A post that TikTok refused is returned with its reason, never raised.',
	routing: {
		request: { method: 'POST', url: STATUS_FETCH.path },
		send: { paginate: true, preSend: [sendPublishId] },
		operations: { pagination: answerWith(shapeStatus, checkPublishId) },
	},
};

export const getStatusFields: INodeProperties[] = [publishIdField(showOnlyForGetStatus)];

/** What TikTok said, with the reason of a failed post explained. */
function shapeStatus(
	data: IDataObject,
	requestBody: IDataObject,
	context: IExecutePaginationFunctions,
): IDataObject {
	const status = readPostStatus(data);
	return resultFor(context, {
		publish_id: requestBody.publish_id,
		status: status.status,
		fail_reason: status.fail_reason,
		remedy: status.status === 'FAILED' ? failedPostFault(status).remedy : null,
		post_id: status.post_ids[0] ?? null,
		post_ids: [...status.post_ids],
		post_url: postUrl(status, null),
		uploaded_bytes: status.uploaded_bytes,
		downloaded_bytes: status.downloaded_bytes,
		warnings: isFinal(status) ? [] : [STILL_WORKING],
	});
}
