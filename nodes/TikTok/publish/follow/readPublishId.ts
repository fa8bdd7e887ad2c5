import { FaultError, inputFault } from '../../errors/fault';
import type { ItemParameters } from '../../n8n/itemParameters';

/** The publish_id of an operation on an existing post. @throws FaultError when it is empty */
export function readPublishId(parameters: ItemParameters): string {
	const publishId = parameters.text('publishId', 'Publish ID').trim();
	if (publishId !== '') return publishId;
	throw new FaultError(
		inputFault("'Publish ID' is empty", 'Take the publish_id from the result of a post or draft.'),
	);
}
