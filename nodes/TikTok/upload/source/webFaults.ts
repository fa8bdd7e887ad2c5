import { inputFault, type Fault } from '../../errors/fault';
import { messageIn, networkWordsIn } from '../../errors/httpErrors';

/** The label of the field with the address. No message repeats the address, which may hold a secret. */
export const VIDEO_URL_FIELD = 'Video URL';

export function noAddress(): Fault {
	return inputFault(
		`'${VIDEO_URL_FIELD}' is not a web address`,
		'Enter one that begins with https://.',
		'url_invalid',
	);
}

/** @param thrown by the request */
export function unreachable(thrown: unknown): Fault {
	const reason = networkWordsIn(thrown) ?? messageIn(thrown).replace(/\.$/, '');
	return inputFault(
		`The address in '${VIDEO_URL_FIELD}' did not answer: ${reason}`,
		'Check the address, and whether the n8n server can open it.',
		'url_unreachable',
	);
}

/** @param status of HTTP */
export function refused(status: number): Fault {
	return inputFault(
		`The address in '${VIDEO_URL_FIELD}' answered with HTTP ${status} instead of the file`,
		'Open it in a private browser window. It must lead to the file without a sign-in.',
		'url_refused',
	);
}

/** TikTok needs the size before the first byte. */
export function sizeUnknown(): Fault {
	return inputFault(
		`The server behind '${VIDEO_URL_FIELD}' does not say how large the file is, and TikTok needs the size first`,
		"Download it with an HTTP Request node (Response Format: File) and choose the video source 'Binary File'.",
		'url_size_unknown',
	);
}

/** The server continues with another file, or from the start. */
export function changed(): Fault {
	return inputFault(
		`The file at the address in '${VIDEO_URL_FIELD}' changed while the node read it`,
		'Run the item again once the file no longer changes.',
		'url_changed',
	);
}
