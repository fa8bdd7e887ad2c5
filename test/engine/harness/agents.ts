import {
	NodeConnectionTypes,
	type EngineRequest,
	type EngineResponse,
	type ExecuteNodeResult,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { describeNode } from './describeNode';

/** What a model asks for: a tool by the name of its node, with what it fills in. */
export interface ToolCall {
	tool: string;
	args: IDataObject;
}

/** A tool as n8n-core hands it to a node that uses it by itself. */
interface Tool {
	name: string;
	description: string;
	invoke(args: IDataObject): Promise<unknown>;
}

function describeAgent(name: string): INodeTypeDescription {
	return describeNode(name, {
		inputs: [NodeConnectionTypes.Main, NodeConnectionTypes.AiTool],
		properties: [{ displayName: 'Calls', name: 'calls', type: 'json', default: '[]' }],
	});
}

/**
 * In the place of n8n's AI Agent: asks the engine to run one tool after the other, as the calls of its
 * parameter say, and puts out what a model would be told of each (agent-execution/buildSteps.js).
 */
export class Agent implements INodeType {
	description = describeAgent('agent');

	async execute(
		this: IExecuteFunctions,
		response?: EngineResponse,
	): Promise<INodeExecutionData[][] | EngineRequest> {
		const calls = callsOf(this);
		const before = (response?.metadata ?? {}) as { told?: string[] };
		const told = [...(before.told ?? []), ...(response?.actionResponses ?? []).map(observation)];
		if (told.length === calls.length) return [asItems(told)];
		const { tool, args } = calls[told.length];
		return {
			actions: [
				{
					actionType: 'ExecutionNodeAction',
					nodeName: tool,
					input: args,
					type: NodeConnectionTypes.AiTool,
					id: `call-${told.length}`,
					metadata: { itemIndex: 0 },
				},
			],
			metadata: { told },
		};
	}
}

/** In the place of the MCP Server Trigger: uses the tools that n8n-core makes of its neighbours. */
export class ToolUser implements INodeType {
	description = describeAgent('toolUser');

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const tools = (await this.getInputConnectionData(NodeConnectionTypes.AiTool, 0)) as Tool[];
		const told: string[] = [];
		for (const { tool: name, args } of callsOf(this)) {
			const tool = tools.find((one) => one.name === name);
			told.push(tool === undefined ? `no tool ${name}` : await use(tool, args));
		}
		return [asItems(told)];
	}
}

function callsOf(context: IExecuteFunctions): ToolCall[] {
	return JSON.parse(String(context.getNodeParameter('calls', 0))) as ToolCall[];
}

async function use(tool: Tool, args: IDataObject): Promise<string> {
	try {
		return String(await tool.invoke(args));
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
}

function observation({ data }: ExecuteNodeResult): string {
	const items = data.data?.[NodeConnectionTypes.AiTool]?.[0] ?? [];
	return JSON.stringify(items.map(({ json }) => json));
}

function asItems(told: string[]): INodeExecutionData[] {
	return told.map((text) => ({ json: { told: text } }));
}
