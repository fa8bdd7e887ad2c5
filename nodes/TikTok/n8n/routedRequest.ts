import type {
	DeclarativeRestApiSettings,
	IDataObject,
	IExecutePaginationFunctions,
	INodeExecutionData,
} from 'n8n-workflow';

import { clientFor, type TikTokClient } from '../api/client';
import { endpointOf, type Endpoint } from '../api/endpoints';
import { asRecord } from '../shared/values';
import { toFailureItem, toNodeError } from './nodeErrors';
import { FaultError, type Fault } from '../errors/fault';
import { STOPPED, faultIn } from './faultFrom';

/** Turns TikTok's `data` into the item's json. */
export type Shape = (
	data: IDataObject,
	requestBody: IDataObject,
	context: IExecutePaginationFunctions,
) => IDataObject;

/** Finds bad input in the body of the request. */
export type Check = (requestBody: IDataObject) => Fault | undefined;

/** What n8n calls instead of sending a routed request by itself. */
export type RoutedRequest = (
	this: IExecutePaginationFunctions,
	request: DeclarativeRestApiSettings.ResultOptions,
) => Promise<INodeExecutionData[]>;

/** What an operation needs to answer one item. */
export interface RoutedItem {
	/** n8n's context of this one item. */
	readonly context: IExecutePaginationFunctions;
	readonly client: TikTokClient;
	/** As named by the operation's routing. */
	readonly endpoint: Endpoint;
	readonly body: IDataObject;
}

/**
 * The function that every declarative operation names as its `pagination`. n8n then leaves the
 * request of each item to it: paced, repeated after a 429, read without losing digits of ids,
 * paired, and failing like the programmatic operations do. (n8n's own routing sends all items at
 * once, rounds ids and loses pairing and results when one item fails.)
 *
 * @param check looks at the body before anything is sent
 */
export function answerWith(shape: Shape, check: Check = () => undefined): RoutedRequest {
	return answerFrom(async ({ client, context, endpoint, body }) => {
		const refused = check(body);
		if (refused !== undefined) throw new FaultError(refused);
		return [shape(await ask(client, endpoint, body), body, context)];
	});
}

/**
 * The same for an operation that asks more than once or yields more than one item.
 *
 * @param answer yields the json of each output item; throws a FaultError to fail the input item
 */
export function answerFrom(answer: (item: RoutedItem) => Promise<IDataObject[]>): RoutedRequest {
	return async function requestItem(request) {
		const place = { itemIndex: this.getItemIndex(), mayAppear: namesPost(request) };
		const outcome = await attempt(answer, this, request);
		if ('items' in outcome) {
			return outcome.items.map((json) => ({ json, pairedItem: { item: place.itemIndex } }));
		}
		if (this.continueOnFail() && outcome.fault !== STOPPED) {
			return [toFailureItem(outcome.fault, place, this.getInputData())];
		}
		throw toNodeError(this.getNode(), outcome.fault, place);
	};
}

/**
 * One call whose refusal fails the item.
 *
 * @param query in the address, as TikTok's Display API wants its `fields`
 * @throws FaultError when TikTok refuses
 */
export async function ask(
	client: TikTokClient,
	endpoint: Endpoint,
	body: IDataObject,
	query?: Readonly<Record<string, string>>,
): Promise<IDataObject> {
	const reply = await client.call(endpoint, body, query);
	if (!reply.ok) throw new FaultError(reply.fault);
	return reply.data;
}

/** An operation that names a post by its id leaves it as it is, whatever TikTok answers. */
function namesPost({ options }: DeclarativeRestApiSettings.ResultOptions): boolean {
	return (asRecord(options.body)?.publish_id ?? '') !== '';
}

async function attempt(
	answer: (item: RoutedItem) => Promise<IDataObject[]>,
	context: IExecutePaginationFunctions,
	request: DeclarativeRestApiSettings.ResultOptions,
): Promise<{ items: IDataObject[] } | { fault: Fault }> {
	try {
		const endpoint = endpointOf(request.options.url ?? '');
		const body = asRecord(request.options.body) ?? {};
		return { items: await answer({ context, client: clientFor(context), endpoint, body }) };
	} catch (error) {
		return { fault: faultIn(error) };
	}
}
