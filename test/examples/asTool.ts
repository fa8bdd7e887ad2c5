import type { INodeProperties, INodeTypeDescription } from 'n8n-workflow';

/** The two fields that n8n puts before a node's own when an agent uses it as a tool. */
const TOOL_FIELDS: INodeProperties[] = [
	{
		displayName: 'Tool Description',
		name: 'descriptionType',
		type: 'options',
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

/** The description that n8n makes of a node for its use as a tool. */
export function asTool(description: INodeTypeDescription): INodeTypeDescription {
	return { ...description, properties: [...TOOL_FIELDS, ...description.properties] };
}
