import { inputFault, type Fault } from '../errors/fault';

/** A publish_id as an expression yields it; empty for anything that is none, such as null. */
export function publishIdIn(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}

/** The fault for an operation on a post that names none. */
export function missingPublishId(): Fault {
	return inputFault(
		"'Publish ID' is empty",
		'Take the publish_id from the result of a post or draft.',
	);
}
