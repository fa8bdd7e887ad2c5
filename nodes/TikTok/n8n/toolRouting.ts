import {
	NodeConnectionTypes,
	type ContextType,
	type IContextObject,
	type IDataObject,
	type IExecuteFunctions,
	type IExecutePaginationFunctions,
	type IWorkflowDataProxyData,
} from 'n8n-workflow';

import type { ProgrammaticOperation, Resource } from './operation';
import type { RoutedRequest } from './routedRequest';

/**
 * The `pagination` in the routing of a programmatic operation. n8n's older way to run a node as an
 * AI tool (the MCP Server Trigger, earlier agents) ignores `customOperations` and would send the
 * routed request as it stands. This function runs the operation instead, one item at a time.
 */
export function toolRequest(
	{ run }: ProgrammaticOperation,
	resources: readonly Resource[],
): RoutedRequest {
	return async function runSingleItem() {
		const call = beginCall(this);
		try {
			const [items] = await run(asItemsContext(this, call.runIndex), resources);
			forgetCall(this, call);
			const pairedItem = { item: this.getItemIndex() };
			return items.map((item) => ({ ...item, pairedItem }));
		} finally {
			call.isRunning = false;
		}
	};
}

/** One call of the tool with its retries. The node context keeps it until a try succeeds. */
interface ToolCall extends IDataObject {
	/** What the model has filled in, as JSON. */
	args: string;
	/** Run index of the first try. */
	runIndex: number;
	isRunning: boolean;
}

/**
 * On this path n8n's *Retry On Fail* increments the run index with each try, and the ledger is stored
 * by run index. All tries of a call use the run index of the first, so that a retry finds the ledger.
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

/** After a success, the same arguments mean another call. */
function forgetCall(single: IExecutePaginationFunctions, call: ToolCall): void {
	const calls = openCalls(single);
	calls.splice(calls.indexOf(call), 1);
}

function openCalls(single: IExecutePaginationFunctions): ToolCall[] {
	return (contextOfItem(single, 'node')[CALLS_KEY] ??= []) as ToolCall[];
}

const CALLS_KEY = 'toolCalls';

/**
 * Makes the context of a single item look like that of a run with one item, index 0. All members
 * that are not listed here are the same in both and come from `single`.
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

/** The operation sees every item as index 0, so each item needs a node context of its own. */
function contextOfItem(single: IExecutePaginationFunctions, type: ContextType): IContextObject {
	const context = single.getContext(type);
	const key = `item ${single.getItemIndex()}`;
	context[key] ??= {};
	return context[key] as IContextObject;
}
