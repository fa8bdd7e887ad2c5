import { inputFault, type Fault } from '../../errors/fault';
import { messageIn, networkWordsIn } from '../../errors/httpErrors';

/** Label of the field with the address. None of these repeats the address: it may hold a secret. */
export const VIDEO_URL_FIELD = 'Video URL';

/** For what is no address at all. */
export function noAddress(): Fault {
	return inputFault(
		`'${VIDEO_URL_FIELD}' is no web address`,
		'Enter one that begins with https://.',
		'url_invalid',
	);
}

/** @param thrown by the request */
export function unreachable(thrown: unknown): Fault {
	const reason = networkWordsIn(thrown) ?? messageIn(thrown).replace(/\.$/, '');
	return inputFault(
		`No answer came from the address in '${VIDEO_URL_FIELD}': ${reason}`,
		'Check the address, and whether the n8n server can open it.',
		'url_unreachable',
	);
}

/** @param status of HTTP */
export function refused(status: number): Fault {
	return inputFault(
		`The address in '${VIDEO_URL_FIELD}' answered with HTTP ${status} instead of the file`,
		'Open it in a private browser window: it must give the file without a sign-in.',
		'url_refused',
	);
}

/** TikTok wants the size before the first byte. */
export function sizeUnknown(): Fault {
	return inputFault(
		`The server behind '${VIDEO_URL_FIELD}' does not say how large the file is, which TikTok must be told first`,
		"Download it with an HTTP Request node (Response Format: File) and choose the video source 'Binary File'.",
		'url_size_unknown',
	);
}

/** For a server that goes on with another file, or from the start. */
export function changed(): Fault {
	return inputFault(
		`The file at the address in '${VIDEO_URL_FIELD}' changed while it was read`,
		'Run the item again once the file stays as it is.',
		'url_changed',
	);
}
