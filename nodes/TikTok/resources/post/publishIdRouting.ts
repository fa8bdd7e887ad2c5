import type { IDataObject, IExecuteSingleFunctions, IHttpRequestOptions } from 'n8n-workflow';

import type { Fault } from '../../errors/fault';
import { missingPublishId, publishIdIn } from '../../n8n/publishId';

/** `preSend` of the operations that name a post. */
export async function sendPublishId(
	this: IExecuteSingleFunctions,
	request: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const publishId = publishIdIn(this.getNodeParameter('publishId', ''));
	return { ...request, body: { publish_id: publishId } };
}

/** Refuses a body that names none. */
export function checkPublishId({ publish_id: publishId }: IDataObject): Fault | undefined {
	return publishId === '' ? missingPublishId() : undefined;
}
