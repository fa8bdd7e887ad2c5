import { inputFault, type Fault } from '../../../errors/fault';
import { messageIn, whyNoAnswer } from '../../../errors/httpErrors';
import { foreignText } from '../../../shared/foreignText';
import type { ShareService } from './shareLinks';

/** The label of the field with the address. No message repeats the address, which may hold a secret. */
export const VIDEO_URL_FIELD = 'Video URL';

const ADDRESS = `The address in '${VIDEO_URL_FIELD}'`;
const SERVER = `The server behind '${VIDEO_URL_FIELD}'`;

/** For a server that a plain request does not satisfy. */
const DOWNLOAD_FIRST =
	"download the file with an HTTP Request node (Response Format: File) and choose 'Binary File' in 'Video Source'";

export function noAddress(): Fault {
	return inputFault(
		`'${VIDEO_URL_FIELD}' is not a web address`,
		'Enter one that begins with https://.',
		'url_invalid',
	);
}

/** @param thrown by the request */
export function unreachable(thrown: unknown): Fault {
	return inputFault(
		`${ADDRESS} did not answer: ${whyNoAnswer(thrown)}`,
		'Check the address, and whether the n8n server can open it.',
		'url_unreachable',
	);
}

/** @param host of the address or of a redirect, with its port */
export function blocked(host: string): Fault {
	return inputFault(
		`${ADDRESS} leads to ${foreignText(host)}, which n8n's SSRF protection blocks`,
		"Use an address on the internet. If n8n may open this host, ask n8n's administrator to add it to N8N_SSRF_ALLOWED_HOSTNAMES.",
		'url_blocked',
	);
}

/** @param what the redirects do */
export function unsuitableRedirects(what: string): Fault {
	return inputFault(
		`${ADDRESS} ${what}`,
		'Open it in a browser, and use the address that the video itself has there.',
		'url_redirects',
	);
}

/** @param said the server's own words, in brackets, with a space before them; may be empty */
export function refused(status: number, said: string): Fault {
	return inputFault(
		`${ADDRESS} answered with HTTP ${status} instead of the file${said}`,
		'Open it in a private browser window. It must lead to the file without a sign-in.',
		'url_refused',
	);
}

export function needsSignIn(status: number, said: string): Fault {
	return inputFault(
		`${ADDRESS} needs a sign-in (HTTP ${status})${said}`,
		`If the server accepts a token, add the option Headers with the name Authorization. Otherwise ${DOWNLOAD_FIRST}.`,
		'url_sign_in',
	);
}

/** Servers answer alike to a program that they do not want, a missing sign-in and a link of the past. */
export function forbidden(status: number, said: string): Fault {
	return inputFault(
		`${SERVER} refuses to give the file to n8n (HTTP ${status})${said}`,
		'Open the address in a private browser window. If it works there, the server refuses the User-Agent of n8n: add the option Headers with the name User-Agent and the value Mozilla/5.0. If not, the link has expired, or it needs a sign-in.',
		'url_forbidden',
	);
}

export function notFound(status: number, said: string): Fault {
	const found = status === 410 ? 'There is no file any more' : 'There is no file';
	return inputFault(
		`${found} at the address in '${VIDEO_URL_FIELD}' (HTTP ${status})${said}`,
		'Check the address. A link that works only once, or for a limited time, answers like this afterwards.',
		'url_not_found',
	);
}

export function expired(status: number): Fault {
	return inputFault(
		`The signed link in '${VIDEO_URL_FIELD}' has expired (HTTP ${status})`,
		'Create the link in the same workflow right before this node, and let it be valid for an hour.',
		'url_expired',
	);
}

/** @param retryAfterSec the pause that the server asks for, in seconds */
export function busy(status: number, said: string, retryAfterSec: number | undefined): Fault {
	const pause =
		retryAfterSec === undefined ? '' : `, and asks for a pause of ${retryAfterSec} seconds`;
	return inputFault(
		`${SERVER} cannot give the file now (HTTP ${status})${said}${pause}`,
		'The node asked several times. Run the item again later.',
		'url_busy',
	);
}

/** @param titled the title of the page, with its words and a comma in front; may be empty */
export function isPage(titled: string): Fault {
	return inputFault(
		`${ADDRESS} leads to a web page${titled}, and not to a video file`,
		'Open it in a browser. If it asks for a sign-in there, the node cannot read it. Otherwise use the address of the download: often the menu of the download button has Copy Link Address.',
		'url_page',
	);
}

export function isSharePage({ name, remedy }: ShareService, titled: string): Fault {
	return inputFault(
		`${ADDRESS} leads to a page of ${name}${titled}, and not to a video file`,
		remedy,
		'url_page',
	);
}

/** @param what JSON or XML @param said the server's own words, after a colon; may be empty */
export function isMessage(what: string, said: string): Fault {
	return inputFault(
		`${SERVER} answered with a message in ${what} instead of the file${said}`,
		'The message is that of the server. Check the address, and whether it needs a sign-in.',
		'url_message',
	);
}

/** An address that worked before, and does not work when the turn of its item comes. */
export function usedUp(what: string): Fault {
	return inputFault(
		`${ADDRESS} worked when the node checked it, but ${what} when its turn came`,
		`The link works only once, or its time is over. Nothing was published. Post such a link in a run of its own, or ${DOWNLOAD_FIRST}.`,
		'url_used_up',
	);
}

/** The server gave the start of the file, and refuses the rest. */
export function refusedRest(status: number): Fault {
	return {
		kind: 'source',
		code: 'url_used_up',
		message: `${ADDRESS} answered with HTTP ${status} when the node continued the download`,
		remedy: `The link works only once, or its time is over. Nothing was published. Create a link that is valid for an hour, or ${DOWNLOAD_FIRST}.`,
		retryable: false,
	};
}

/** @param encoding from the header `Content-Encoding` */
export function compressed(encoding: string): Fault {
	return inputFault(
		`${SERVER} sends the file compressed (${encoding}), although the node asked it not to`,
		'Switch off compression for videos on the server, or use another address of the file.',
		'url_compressed',
	);
}

/** The size is unknown, and this n8n holds what it stores in memory. */
export function notStorable(maxMib: number): Fault {
	return inputFault(
		`${SERVER} does not state the size of the file, so the node stores it first, and this n8n can store at most ${maxMib} MiB at once`,
		'Use an address whose server sends Content-Length, or a smaller file, or let n8n store files on a disk (N8N_DEFAULT_BINARY_DATA_MODE=filesystem).',
		'url_size_unknown',
	);
}

/** @param thrown by n8n */
export function notStored(thrown: unknown): Fault {
	return inputFault(
		`n8n could not store the file of '${VIDEO_URL_FIELD}': ${messageIn(thrown)}`,
		'Check the storage of the n8n server for binary data, for example its free space.',
		'url_not_stored',
	);
}

export function tooLarge(maxBytes: number): Fault {
	return inputFault(
		`The file in '${VIDEO_URL_FIELD}' has more than ${maxBytes} bytes, and TikTok accepts no larger file`,
		'Make it smaller first.',
		'file_too_large',
	);
}

/** The size that the server states is not that of the video. */
export function lengthContradicted(statedBytes: number): Fault {
	return inputFault(
		`${SERVER} states a size of ${statedBytes} bytes, and the video has frames behind them`,
		'The video is cut off on the server, or the server compresses it. Upload the whole video to the server, and switch off compression for videos there.',
		'file_cut',
	);
}

/** The server continues with another file. */
export function changed(): Fault {
	return inputFault(
		`The file at the address in '${VIDEO_URL_FIELD}' changed while the node read it`,
		'Run the item again once the file no longer changes.',
		'url_changed',
	);
}

/** @param sizeBytes of the whole file; Infinity where the server does not state it */
export function dropped(at: number, sizeBytes: number): Fault {
	const of = sizeBytes === Infinity ? '' : ` of ${sizeBytes}`;
	return {
		kind: 'source',
		code: 'url_dropped',
		message: `The download of the file stopped after ${at}${of} bytes`,
		remedy:
			'The server did not continue it, although the node asked again. Nothing was published; run the item again later.',
		retryable: false,
	};
}
