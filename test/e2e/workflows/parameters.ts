import type { INodeParameters } from 'n8n-workflow';

/** A Direct Post of the field `data`, with nothing wrong; it asks for the status without a pause. */
export function directPost(more: INodeParameters = {}): INodeParameters {
	return {
		resource: 'video',
		operation: 'directPost',
		binaryPropertyName: 'data',
		caption: 'Posted by real n8n',
		privacyLevel: { __rl: true, mode: 'name', value: 'PUBLIC_TO_EVERYONE' },
		waitUntilPublished: true,
		options: { firstCheckSec: 0 },
		...more,
	};
}

export const CREATOR_INFO: INodeParameters = { resource: 'account', operation: 'getCreatorInfo' };
