import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

/** What most people leave as it is. */
export function optionsField(
	show: IDisplayOptions['show'],
	options: INodeProperties[],
): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		displayOptions: { show },
		default: {},
		options,
	};
}
