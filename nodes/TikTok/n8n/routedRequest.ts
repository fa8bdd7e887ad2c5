import type { IExecutePaginationFunctions, INodeExecutionData } from 'n8n-workflow';

import { clientFor } from '../api/client';
import { FaultError, type Fault } from '../errors/fault';
import { STOPPED, faultIn } from './faultFrom';
import { ItemParameters } from './itemParameters';
import { toFailureItem, toNodeError } from './nodeErrors';
import type { RoutedItem, RoutedOperation } from './operation';

/** What n8n calls, item by item, instead of sending a routed request itself. */
export type RoutedRequest = (this: IExecutePaginationFunctions) => Promise<INodeExecutionData[]>;

/**
 * The `pagination` in the routing of a declarative operation. n8n's own routing sends the requests
 * of all items at once, rounds ids, and loses pairing and results when one item fails. This function
 * paces the requests, retries after a 429, keeps ids exact, pairs the items, and fails like the
 * programmatic operations.
 */
export function routedRequest(operation: RoutedOperation): RoutedRequest {
	return async function requestItem() {
		const item = routedItem(operation, this);
		const itemIndex = this.getItemIndex();
		const outcome = await attempt(async () => await operation.answer(item));
		if ('value' in outcome) {
			return outcome.value.map((json) => ({ json, pairedItem: { item: itemIndex } }));
		}
		const { fault } = outcome;
		const itemCount = await itemCountOf(this);
		const place = { itemIndex, itemCount, mayAppear: await namesPost(item) };
		if (this.continueOnFail() && fault !== STOPPED) {
			return [toFailureItem(this.getNode(), fault, place, this.getInputData())];
		}
		throw toNodeError(this.getNode(), fault, place);
	};
}

function routedItem(
	{ endpoint }: RoutedOperation,
	context: IExecutePaginationFunctions,
): RoutedItem {
	const client = clientFor(context);
	return {
		context,
		parameters: ItemParameters.ofSingleItem(context),
		async ask(body, query) {
			const reply = await client.call(endpoint, body, query);
			if (!reply.ok) throw new FaultError(reply.fault);
			return reply.data;
		},
	};
}

/** True for an item that names a post: the post stays as it is, whatever TikTok answers. */
async function namesPost({ parameters }: RoutedItem): Promise<boolean> {
	const id = await attempt(() => parameters.text('publishId', 'Publish ID').trim());
	return 'value' in id && id.value !== '';
}

/** How many items the run has. n8n gives a routed request only its own, and the rest by the data proxy. */
async function itemCountOf(context: IExecutePaginationFunctions): Promise<number> {
	const count = await attempt(() => {
		const { $input } = context.getWorkflowDataProxy(context.getItemIndex());
		return ($input as { all(): unknown[] }).all().length;
	});
	return 'value' in count ? count.value : 1;
}

async function attempt<Value>(
	work: () => Value | Promise<Value>,
): Promise<{ value: Value } | { fault: Fault }> {
	try {
		return { value: await work() };
	} catch (error) {
		return { fault: faultIn(error) };
	}
}
