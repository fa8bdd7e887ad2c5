/* Builds WebM files that no tool would write. IDs of RFC 8794 and RFC 9559. */
import { uint } from './mp4Builder';

export const IDS = {
	ebml: '1a45dfa3',
	docType: '4282',
	segment: '18538067',
	info: '1549a966',
	timestampScale: '2ad7b1',
	duration: '4489',
	tracks: '1654ae6b',
	trackEntry: 'ae',
	trackType: '83',
	defaultDuration: '23e383',
	codecId: '86',
	codecPrivate: '63a2',
	video: 'e0',
	pixelWidth: 'b0',
	pixelHeight: 'ba',
	displayWidth: '54b0',
	displayHeight: '54ba',
	contentEncodings: '6d80',
	contentEncoding: '6240',
	contentCompression: '5034',
	contentEncryption: '5035',
	cluster: '1f43b675',
	void: 'ec',
};

/** Builds an element of unknown size. */
export function openElement(id: keyof typeof IDS, ...body: Uint8Array[]): Buffer {
	return Buffer.concat([
		Buffer.from(IDS[id], 'hex'),
		Buffer.from('01ffffffffffffff', 'hex'),
		...body,
	]);
}

/**
 * Builds an element.
 *
 * @param sizeBytes length of the size field, 1 to 8 bytes
 */
export function elementSized(
	id: keyof typeof IDS,
	sizeBytes: number,
	...body: Uint8Array[]
): Buffer {
	const content = Buffer.concat(body);
	const size = uint(BigInt(content.length) | (1n << BigInt(7 * sizeBytes)), sizeBytes);
	return Buffer.concat([Buffer.from(IDS[id], 'hex'), size, content]);
}

export function element(id: keyof typeof IDS, ...body: Uint8Array[]): Buffer {
	return elementSized(id, 4, ...body);
}

export function float(value: number, length: 4 | 8): Buffer {
	const bytes = Buffer.alloc(length);
	if (length === 4) bytes.writeFloatBE(value);
	else bytes.writeDoubleBE(value);
	return bytes;
}

export const HEADER = element('ebml', element('docType', Buffer.from('webm')));

export const INFO = element(
	'info',
	element('timestampScale', uint(1_000_000, 3)),
	element('duration', float(12_500, 8)),
);

export function videoEntry(...more: Buffer[]): Buffer {
	return element(
		'trackEntry',
		element('trackType', uint(1, 1)),
		element('codecId', Buffer.from('V_VP9')),
		element('defaultDuration', uint(40_000_000, 4)),
		element('video', element('pixelWidth', uint(540, 2)), element('pixelHeight', uint(960, 2))),
		...more,
	);
}

export const AUDIO_ENTRY = element(
	'trackEntry',
	element('trackType', uint(2, 1)),
	element('codecId', Buffer.from('A_OPUS')),
);

export const TRACKS = element('tracks', AUDIO_ENTRY, videoEntry());
