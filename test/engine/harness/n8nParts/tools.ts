import {
	NodeConnectionTypes,
	type INodeProperties,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

/** Type names of nodes that n8n makes for agents end so. */
const SUFFIX = 'Tool';

/** `resolveBaseName`: the node that a tool is made of, or the node itself. */
export function baseNameOf(typeName: string): { baseName: string; isTool: boolean } {
	const isTool = typeName.endsWith(SUFFIX);
	return { baseName: isTool ? typeName.slice(0, -SUFFIX.length) : typeName, isTool };
}

/** The two fields that a tool has beside those of its node. */
const TOOL_FIELDS: INodeProperties[] = [
	{
		displayName: 'Tool Description',
		name: 'descriptionType',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Set Automatically', value: 'auto' },
			{ name: 'Set Manually', value: 'manual' },
		],
		default: 'auto',
	},
	{
		displayName: 'Description',
		name: 'toolDescription',
		type: 'string',
		default: '',
		required: true,
		displayOptions: { show: { descriptionType: ['manual'] } },
	},
];

/** `convertNodeToAiTool`, on a copy that shares everything else with the node. */
export function asTool(nodeType: INodeType): INodeType {
	const tool: INodeType = Object.create(nodeType, {
		description: { value: toolDescription(nodeType.description) },
	});
	return tool;
}

/** The description that n8n makes of a node for its use as a tool. */
export function toolDescription(description: INodeTypeDescription): INodeTypeDescription {
	return {
		...description,
		name: description.name + SUFFIX,
		displayName: `${description.displayName} ${SUFFIX}`,
		inputs: [],
		outputs: [NodeConnectionTypes.AiTool],
		usableAsTool: undefined,
		properties: [...TOOL_FIELDS, ...description.properties],
	};
}
