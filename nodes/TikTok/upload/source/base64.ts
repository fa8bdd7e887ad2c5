import { BUFFER_BYTES } from '../../shared/byteStream';

/** Four characters of base64 hold three bytes, so a slice of clean base64 of this length ends with a byte. */
const SLICE_CHARS = BUFFER_BYTES;

/**
 * Decodes base64 slice by slice into the same bytes as `Buffer.from(text, 'base64')`, with which n8n
 * decodes binary data. Node accepts both alphabets, skips any other character, and ignores everything
 * from the first `=` on. It looks at the low byte of each character only.
 */
export async function* decodeBase64(text: string): AsyncGenerator<Buffer> {
	let rest = '';
	for (let at = 0; at < text.length; at += SLICE_CHARS) {
		const slice = text.slice(at, at + SLICE_CHARS);
		const decoded = Buffer.from(slice, 'base64');
		if (rest === '' && isClean(slice, decoded)) {
			yield decoded;
			continue;
		}
		const lowBytes = Buffer.from(slice, 'latin1').toString('latin1');
		const [beforeEnd] = lowBytes.split('=', 1);
		const clean = rest + beforeEnd.replace(/[^A-Za-z0-9+/_-]+/g, '');
		const wholeChars = clean.length - (clean.length % 4);
		yield Buffer.from(clean.slice(0, wholeChars), 'base64');
		rest = clean.slice(wholeChars);
		if (beforeEnd.length < slice.length) break;
	}
	if (rest !== '') yield Buffer.from(rest, 'base64');
}

/** True when no character of the slice was skipped, so that the next slice can be decoded on its own. */
function isClean(slice: string, decoded: Buffer): boolean {
	return decoded.length * 4 === slice.length * 3;
}
