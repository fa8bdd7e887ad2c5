import type { INodeProperties } from 'n8n-workflow';

const FIELD: INodeProperties = {
	displayName: 'Publish ID',
	name: 'publishId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. v_pub_file~v2-1.7678907398077074696',
	description: 'The publish_id in the result of a post or draft',
};

/**
 * The id by which every operation on an existing post finds it. Most workflows have it in their
 * item. In a tool, `$json` is what the model has sent, so the field is empty there.
 */
export const publishIdFields: INodeProperties[] = [
	{
		...FIELD,
		default: '={{ $json.publish_id }}',
		displayOptions: { hide: { '@tool': [true] } },
	},
	{ ...FIELD, displayOptions: { show: { '@tool': [true] } } },
];
