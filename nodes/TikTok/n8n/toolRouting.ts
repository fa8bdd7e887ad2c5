import {
	NodeConnectionTypes,
	type ContextType,
	type IContextObject,
	type IDataObject,
	type IExecuteFunctions,
	type IExecutePaginationFunctions,
	type INodeExecutionData,
	type INodePropertyRouting,
	type INodeRequestSend,
	type IWorkflowDataProxyData,
} from 'n8n-workflow';

import type { Endpoint } from '../api/endpoints';

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
		const call = beginCall(this);
		try {
			const [items] = await operation.call(asItemsContext(this, call.runIndex));
			forgetCall(this, call);
			const pairedItem = { item: this.getItemIndex() };
			return items.map((item) => ({ ...item, pairedItem }));
		} finally {
			call.isRunning = false;
		}
	};
}

/** One call of the tool and its further tries; remembered until it has ended well. */
interface ToolCall extends IDataObject {
	/** What the model has filled in. */
	args: string;
	/** Of the first try. */
	runIndex: number;
	isRunning: boolean;
}

/**
 * n8n's *Retry On Fail* gives each try a run of its own on this path, so that the ledger of the one
 * before would not be found: the tries of a call share the run index of the first.
 */
function beginCall(single: IExecutePaginationFunctions): ToolCall {
	const calls = openCalls(single);
	const args = JSON.stringify(single.getInputData(0, NodeConnectionTypes.AiTool).json);
	const earlier = calls.find((call) => call.args === args && !call.isRunning);
	const runIndex = Number(single.getWorkflowDataProxy(single.getItemIndex()).$runIndex);
	const call = earlier ?? { args, runIndex, isRunning: true };
	if (earlier === undefined) calls.push(call);
	call.isRunning = true;
	return call;
}

/** Whatever comes next with the same arguments is another call. */
function forgetCall(single: IExecutePaginationFunctions, call: ToolCall): void {
	const calls = openCalls(single);
	calls.splice(calls.indexOf(call), 1);
}

function openCalls(single: IExecutePaginationFunctions): ToolCall[] {
	return (contextOfItem(single, 'node')[CALLS_KEY] ??= []) as ToolCall[];
}

const CALLS_KEY = 'toolCalls';

/**
 * One item's context with the signatures of a run over items, of which there is this one, index 0.
 * Whatever is not listed here is the same in both and comes from `single` itself.
 */
function asItemsContext(single: IExecutePaginationFunctions, $runIndex: number): IExecuteFunctions {
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
		getWorkflowDataProxy: {
			value: () =>
				Object.create(single.getWorkflowDataProxy(single.getItemIndex()), {
					$runIndex: { value: $runIndex },
				}) as IWorkflowDataProxyData,
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
