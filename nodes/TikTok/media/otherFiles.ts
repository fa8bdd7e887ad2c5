/* Names for what people hand over by mistake: knowing that the "video" is an error page or a picture tells them where to look. */

interface Signature {
	name: string;
	/** Bytes from the file's start, '?' for any byte. */
	starts: string;
}

const SIGNATURES: Signature[] = [
	{ name: 'PDF', starts: '%PDF' },
	{ name: 'JPEG picture', starts: '\xff\xd8\xff' },
	{ name: 'PNG picture', starts: '\x89PNG' },
	{ name: 'GIF', starts: 'GIF8' },
	{ name: 'WebP picture', starts: 'RIFF????WEBP' },
	{ name: 'AVI video', starts: 'RIFF????AVI ' },
	{ name: 'WAV audio', starts: 'RIFF????WAVE' },
	{ name: 'BMP picture', starts: 'BM????\0\0\0\0' },
	{ name: 'TIFF picture', starts: 'II*\0' },
	{ name: 'TIFF picture', starts: 'MM\0*' },
	{ name: 'ZIP archive', starts: 'PK\x03\x04' },
	{ name: 'ZIP archive', starts: 'PK\x05\x06' },
	{ name: 'gzip archive', starts: '\x1f\x8b' },
	{ name: '7z archive', starts: '7z\xbc\xaf\x27\x1c' },
	{ name: 'RAR archive', starts: 'Rar!\x1a\x07' },
	{ name: 'Flash video (FLV)', starts: 'FLV\x01' },
	{ name: 'Windows Media video (WMV)', starts: '\x30\x26\xb2\x75\x8e\x66\xcf\x11' },
	{ name: 'MPEG video', starts: '\0\0\x01\xba' },
	{ name: 'MPEG video', starts: '\0\0\x01\xb3' },
	{ name: 'Ogg file', starts: 'OggS' },
	{ name: 'FLAC audio', starts: 'fLaC' },
	{ name: 'MP3', starts: 'ID3' },
	{ name: 'HLS playlist (M3U8)', starts: '#EXTM3U' },
	{ name: 'fragment of a streamed video', starts: '????styp' },
	{ name: 'fragment of a streamed video', starts: '????moof' },
];

const MPEG_TS_PACKET_BYTES = 188;
const MPEG_TS_SYNC = 0x47;

/** In: a file's first bytes (up to MAX_HELD_BYTES, fewer only when it is shorter). Out: what it seems to be, for a file that is no MP4, QuickTime or WebM video; null when nothing fits. */
export function nameOtherFile(head: Uint8Array): string | null {
	if (head.length === 0) return 'empty file';
	const latin = Buffer.from(head).toString('latin1');
	const known = SIGNATURES.find(({ starts }) => matches(latin, starts));
	if (known) return known.name;
	if (head[0] === MPEG_TS_SYNC && head[MPEG_TS_PACKET_BYTES] === MPEG_TS_SYNC) {
		return 'MPEG transport stream (TS)';
	}
	return isMp3Frame(head) ? 'MP3' : nameText(head);
}

function matches(latin: string, starts: string): boolean {
	return (
		latin.length >= starts.length &&
		[...starts].every((letter, index) => letter === '?' || letter === latin[index])
	);
}

/** The header of an MP3 frame: 11 sync bits, layer III, a bit rate and a sample rate that exist. */
function isMp3Frame(head: Uint8Array): boolean {
	const [sync, kind, rates] = head;
	return (
		head.length >= 4 &&
		sync === 0xff &&
		(kind & 0xe0) === 0xe0 &&
		(kind & 0x06) === 0x02 &&
		(rates & 0xf0) !== 0xf0 &&
		(rates & 0x0c) !== 0x0c
	);
}

function nameText(head: Uint8Array): string | null {
	if (head[0] === 0xff && head[1] === 0xfe) return 'text';
	const text = Buffer.from(head).toString('utf8');
	// The last letter may be cut in two at the end of these bytes; anywhere else that is no UTF-8.
	const isUtf8 = !text.slice(0, -1).includes('\ufffd');
	const hasControls = head.some((byte) => byte === 0x7f || (byte < 0x20 && !isWhitespace(byte)));
	if (!isUtf8 || hasControls) return null;
	const start = text.replace(/^[\ufeff\s]+/, '').toLowerCase();
	if (/^<(!doctype html|html|head|body)\b/.test(start)) return 'HTML page';
	if (start.startsWith('<?xml')) return 'XML text';
	return /^(\{\s*["}]|\[\s*["{[\]])/.test(start) ? 'JSON text' : 'text';
}

function isWhitespace(byte: number): boolean {
	return byte === 0x09 || byte === 0x0a || byte === 0x0c || byte === 0x0d;
}
