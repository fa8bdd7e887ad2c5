import type { IBinaryData } from 'n8n-workflow';

import { inputFault, type Fault } from '../../errors/fault';
import { throwSourceFault } from '../../upload/session/uploadFaults';
import type { VideoSource } from '../../upload/source/videoSource';

/** A file of an item. */
export interface ItemFile {
	readonly binaryData: IBinaryData;
	readonly source: VideoSource;
}

/*
 * Items hold other things in place of a file: the name of n8n's storage, a `data:` URI, base64 as
 * text. Converting with ffmpeg helps with none of them, so the node names what it has found.
 */

/** The name of one of n8n's storage modes, alone or in front of an id. */
const STORAGE_NAME = /^(?:filesystem(?:-v2)?|s3|azure|database)(?::|$)/;

const DATA_URI = /^\s*data:[^,]{0,200},/i;

/** A `data:` URI decoded as base64 and encoded again: the decoder has skipped its punctuation. */
const DECODED_DATA_URI = /^data(?:video|application|audio|image|text|base64)/;

/** The start of an MP4, MOV or WebM file, or of a JPEG, WebP or PNG file, as Latin-1. */
const STARTS = {
	video: /^(?:[^]{4}(?:ftyp|moov|mdat|wide|free|skip)|[^]E\xdf\xa3)/,
	photo: /^(?:\xff\xd8\xff|RIFF[^]{4}WEBP|\x89PNG)/,
};

const SOURCE_FIELDS = { video: 'Video Source', photo: 'Photo Source' };

/** A character that base64 text never contains. */
const NOT_BASE64 = /[^\w+/=\s-]/;

/** So much of a file shows what it is. */
const START_BYTES = 4_096;

const DROP_PREFIX = 'Remove the start of the text, up to and including the comma.';
const READ_TEXT = "Read the text with n8n's Extract from File node (Extract From Text File)";
const DECODE = "decode it with n8n's Convert to File node (Move Base64 String to File)";

/**
 * The fault in binary data that n8n cannot decode into a file.
 *
 * @param field label of the field that names the file
 */
export function undecodableFault(
	{ id, data }: Partial<IBinaryData>,
	field: string,
): Fault | undefined {
	if (id) return undefined;
	if (typeof data === 'string' ? STORAGE_NAME.test(data) : typeof data !== 'object') {
		return inputFault(
			`The file in '${field}' has lost its id, so n8n cannot find its content`,
			'Pass the binary data on unchanged. A Code node must return the whole object, including its id.',
			'file_id_lost',
		);
	}
	if (typeof data !== 'string' || !DATA_URI.test(data.slice(0, START_BYTES))) return undefined;
	return encodedFault(field, 'is a data: URI, and n8n expects only its base64', DROP_PREFIX);
}

/**
 * The fault for a file that contains the wanted video or photo in an encoded form, or contains text
 * instead. Reads the start of the file again.
 *
 * @returns undefined when the content is something else
 */
export async function encodedFileIn(
	{ source, binaryData: { id, data } }: ItemFile,
	field: string,
	wanted: 'video' | 'photo',
): Promise<Fault | undefined> {
	const start = await startOf(source).catch(throwSourceFault);
	const text = start.toString('latin1').replace(/^["'\s]+/, '');
	if (DATA_URI.test(text)) {
		return encodedFault(
			field,
			'contains a data: URI as text',
			`${READ_TEXT}, remove its start up to and including the comma, and ${DECODE}.`,
		);
	}
	if (STARTS[wanted].test(Buffer.from(text, 'base64').toString('latin1'))) {
		return encodedFault(
			field,
			`contains a ${wanted} as base64 text`,
			`${READ_TEXT} and ${DECODE}.`,
		);
	}
	if (DECODED_DATA_URI.test(start.toString('base64'))) {
		const found = 'is a data: URI that was decoded together with its prefix';
		return encodedFault(field, found, `${DROP_PREFIX} Then ${DECODE}.`);
	}
	const isPlainText =
		!id && typeof data === 'string' && NOT_BASE64.test(data.slice(0, START_BYTES));
	if (!isPlainText) return undefined;
	return encodedFault(
		field,
		'is a text that is not base64',
		`If the text is an address, choose a URL in '${SOURCE_FIELDS[wanted]}'. Otherwise check the node that provides it.`,
	);
}

function encodedFault(field: string, found: string, remedy: string): Fault {
	return inputFault(`The file in '${field}' ${found}`, remedy, 'file_encoded');
}

async function startOf(source: VideoSource): Promise<Buffer> {
	const stream = await source.open();
	try {
		for await (const buffer of stream) {
			if (buffer.length > 0) return buffer.subarray(0, START_BYTES);
		}
		return Buffer.alloc(0);
	} finally {
		stream.destroy();
	}
}
