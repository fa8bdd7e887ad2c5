import type { IDataObject, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { answerWith } from '../../n8n/routedRequest';
import { CANCEL } from '../../api/endpoints';
import { publishIdField } from '../fields/publishId';
import { checkPublishId, sendPublishId } from './publishIdRouting';

const showOnlyForCancel = { resource: ['post'], operation: ['cancel'] };

export const cancelOperation: INodePropertyOptions = {
	name: 'Cancel',
	value: 'cancel',
	action: 'Cancel a post TikTok is still downloading',
	description:
		'Stop a post whose file TikTok is still fetching from a URL. A file that was sent, and a post that is published, can be removed in the TikTok app only.',
	routing: {
		request: { method: 'POST', url: CANCEL.path },
		send: { paginate: true, preSend: [sendPublishId] },
		operations: { pagination: answerWith(shapeCancelled, checkPublishId) },
	},
};

export const cancelFields: INodeProperties[] = [publishIdField(showOnlyForCancel)];

/** TikTok confirms without data; that the post then fails with publish_cancelled tells its status. */
function shapeCancelled(_data: IDataObject, { publish_id }: IDataObject): IDataObject {
	return { publish_id, cancelled: true };
}
