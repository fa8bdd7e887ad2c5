import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

/** The id by which every operation on an existing post finds it. */
export function publishIdField(show: IDisplayOptions['show']): INodeProperties {
	return {
		displayName: 'Publish ID',
		name: 'publishId',
		type: 'string',
		required: true,
		displayOptions: { show },
		default: '',
		placeholder: 'e.g. v_pub_file~v2-1.7678907398077074696',
		description: 'The publish_id in the result of a post or draft',
	};
}
