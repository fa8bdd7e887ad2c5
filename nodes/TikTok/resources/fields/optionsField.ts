import type { INodeProperties } from 'n8n-workflow';

import { waitOptions } from './waitFields';

/** The options of an operation, by name. */
export function optionsField(options: INodeProperties[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [...options].sort((a, b) => a.displayName.localeCompare(b.displayName, 'en')),
	};
}

/** Its own options, and those for waiting, which have no effect when the node does not wait. */
export function waitingOptionsField(...own: INodeProperties[]): INodeProperties {
	const displayOptions = { show: { '/waitUntilPublished': [true] } };
	return optionsField([...own, ...waitOptions.map((option) => ({ ...option, displayOptions }))]);
}
