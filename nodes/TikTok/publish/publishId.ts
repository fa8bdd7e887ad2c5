import { inputFault, type Fault } from '../api/fault';

/** The fault for an operation on a post that names none. */
export function missingPublishId(): Fault {
	return inputFault(
		"'Publish ID' is empty",
		'Take the publish_id from the result of a post or draft.',
	);
}
