import type {
	DeclarativeRestApiSettings,
	IDataObject,
	IExecutePaginationFunctions,
	INodeExecutionData,
} from 'n8n-workflow';

import { clientFor } from './client';
import { endpointOf } from './endpoints';
import { asRecord } from './envelope';
import { toFailureItem, toNodeError } from './errors';
import type { Fault } from './fault';
import { STOPPED, faultIn } from './unexpected';

/** Turns TikTok's `data` into the item's json. */
export type Shape = (data: IDataObject, requestBody: IDataObject) => IDataObject;

/** Finds bad input in the body of the request. */
export type Check = (requestBody: IDataObject) => Fault | undefined;

/** What n8n calls instead of sending a routed request by itself. */
export type RoutedRequest = (
	this: IExecutePaginationFunctions,
	request: DeclarativeRestApiSettings.ResultOptions,
) => Promise<INodeExecutionData[]>;

/**
 * The function that every declarative operation names as its `pagination`. n8n then leaves the
 * request of each item to it: paced, repeated after a 429, read without losing digits of ids,
 * paired, and failing like the programmatic operations do. (n8n's own routing sends all items at
 * once, rounds ids and loses pairing and results when one item fails.)
 *
 * @param check looks at the body before anything is sent
 */
export function answerWith(shape: Shape, check: Check = () => undefined): RoutedRequest {
	return async function requestItem(request) {
		const itemIndex = this.getItemIndex();
		const body = asRecord(request.options.body) ?? {};
		const refused = check(body);
		const outcome =
			refused === undefined ? await ask(this, request.options.url ?? '', body) : { fault: refused };
		if ('data' in outcome) {
			return [{ json: shape(outcome.data, body), pairedItem: { item: itemIndex } }];
		}
		const place = { itemIndex };
		if (this.continueOnFail() && outcome.fault !== STOPPED) {
			return [toFailureItem(outcome.fault, place, this.getInputData())];
		}
		throw toNodeError(this.getNode(), outcome.fault, place);
	};
}

type Outcome = { data: IDataObject } | { fault: Fault };

async function ask(
	context: IExecutePaginationFunctions,
	path: string,
	body: IDataObject,
): Promise<Outcome> {
	try {
		const reply = await clientFor(context).call(endpointOf(path), body);
		return reply.ok ? { data: reply.data } : { fault: reply.fault };
	} catch (error) {
		return { fault: faultIn(error) };
	}
}
