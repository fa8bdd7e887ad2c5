import type { IDataObject, ILoadOptionsFunctions } from 'n8n-workflow';

import { clientFor } from '../../api/client';
import type { Endpoint } from '../../api/endpoints';
import type { Query } from '../../api/transport';
import { toNodeError } from '../../n8n/nodeErrors';

/**
 * TikTok's `data`, for a list in a form.
 *
 * @throws NodeApiError with everything in its message, because a list shows nothing else of it
 */
export async function askForList(
	context: ILoadOptionsFunctions,
	endpoint: Endpoint,
	body: object,
	query?: Query,
): Promise<IDataObject> {
	const reply = await clientFor(context).call(endpoint, body, query);
	if (reply.ok) return reply.data;
	throw toNodeError(context.getNode(), reply.fault, { itemIndex: 0, mayAppear: false }, true);
}
