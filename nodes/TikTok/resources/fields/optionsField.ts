import type { INodeProperties } from 'n8n-workflow';

import { waitOptions } from './waitFields';

/** The options of an operation that waits for TikTok, with its own options among them by name. */
export function optionsField(...own: INodeProperties[]): INodeProperties {
	const options = [...own, ...waitOptions];
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: options.sort((a, b) => a.displayName.localeCompare(b.displayName, 'en')),
	};
}
