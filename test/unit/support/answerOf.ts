import type { IExecutePaginationFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Operation } from '../../../nodes/TikTok/n8n/operation';
import { routedRequest } from '../../../nodes/TikTok/n8n/routedRequest';

/** The items that a routed operation yields for the item of this context. */
export async function answerOf(
	operation: Operation,
	context: IExecutePaginationFunctions,
): Promise<INodeExecutionData[]> {
	if (!('answer' in operation)) throw new Error(`${operation.option.value} is not routed`);
	return await routedRequest(operation).call(context);
}
