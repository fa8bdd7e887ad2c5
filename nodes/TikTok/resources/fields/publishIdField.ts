import type { INodeProperties } from 'n8n-workflow';

/** The id by which every operation on an existing post finds it. */
export const publishIdField: INodeProperties = {
	displayName: 'Publish ID',
	name: 'publishId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. v_pub_file~v2-1.7678907398077074696',
	description: 'The publish_id in the result of a post or draft',
};
