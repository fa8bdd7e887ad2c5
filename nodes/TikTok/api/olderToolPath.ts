import type {
	ContextType,
	IContextObject,
	IDataObject,
	IExecuteFunctions,
	IExecutePaginationFunctions,
	INodeExecutionData,
	INodeRequestSend,
	INodePropertyRouting,
} from 'n8n-workflow';

import type { Endpoint } from './endpoints';

/** A programmatic operation as n8n's `customOperations` names it. */
export type CustomOperation = (this: IExecuteFunctions) => Promise<INodeExecutionData[][]>;

/**
 * The routing of a programmatic operation. n8n's older way to run a node as an AI tool (the MCP
 * Server Trigger, earlier agents) never looks at `customOperations` and would send a bare request;
 * with this it comes out at the same code, one item at a time.
 */
export function routedTo(operation: CustomOperation, { path }: Endpoint): INodePropertyRouting {
	const send: INodeRequestSend = { paginate: true };
	return {
		request: { method: 'POST', url: path },
		send,
		operations: { pagination: runSingleItem(operation) },
	};
}

function runSingleItem(operation: CustomOperation) {
	return async function runAsTool(
		this: IExecutePaginationFunctions,
	): Promise<INodeExecutionData[]> {
		const [items] = await operation.call(asItemsContext(this));
		const pairedItem = { item: this.getItemIndex() };
		return items.map((item) => ({ ...item, pairedItem }));
	};
}

/**
 * One item's context with the signatures of a run over items, of which there is this one, index 0.
 * Whatever is not listed here is the same in both and comes from `single` itself.
 */
function asItemsContext(single: IExecutePaginationFunctions): IExecuteFunctions {
	const helpers: object = Object.create(single.helpers, {
		assertBinaryData: {
			value: (_itemIndex: number, field: string) => single.helpers.assertBinaryData(field),
		},
	});
	const items: object = Object.create(single, {
		helpers: { value: helpers },
		getContext: { value: (type: ContextType) => contextOfItem(single, type) },
		getInputData: { value: () => [single.getInputData()] },
		getNodeParameter: {
			value: (name: string, _itemIndex: number, fallback?: unknown, options?: IDataObject) =>
				single.getNodeParameter(name, fallback, options),
		},
	});
	return items as IExecuteFunctions;
}

/** Every item is index 0 there, so what is remembered of it needs a place of its own. */
function contextOfItem(single: IExecutePaginationFunctions, type: ContextType): IContextObject {
	const context = single.getContext(type);
	const key = `item ${single.getItemIndex()}`;
	context[key] ??= {};
	return context[key] as IContextObject;
}
