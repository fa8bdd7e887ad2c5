/**
 * Files that users pass by mistake. A user who reads that the "video" is an error page or a picture
 * knows where to look. `start` is the first bytes of the file as Latin-1. '?' stands for any byte.
 */
const SIGNATURES: ReadonlyArray<{ name: string; start: string }> = [
	{ name: 'PDF', start: '%PDF' },
	{ name: 'JPEG picture', start: '\xff\xd8\xff' },
	{ name: 'PNG picture', start: '\x89PNG' },
	{ name: 'GIF', start: 'GIF8' },
	{ name: 'WebP picture', start: 'RIFF????WEBP' },
	{ name: 'AVI video', start: 'RIFF????AVI ' },
	{ name: 'WAV audio', start: 'RIFF????WAVE' },
	{ name: 'BMP picture', start: 'BM????\0\0\0\0' },
	{ name: 'TIFF picture', start: 'II*\0' },
	{ name: 'TIFF picture', start: 'MM\0*' },
	{ name: 'ZIP archive', start: 'PK\x03\x04' },
	{ name: 'ZIP archive', start: 'PK\x05\x06' },
	{ name: 'gzip archive', start: '\x1f\x8b' },
	{ name: '7z archive', start: '7z\xbc\xaf\x27\x1c' },
	{ name: 'RAR archive', start: 'Rar!\x1a\x07' },
	{ name: 'Flash video (FLV)', start: 'FLV\x01' },
	{ name: 'Windows Media video (WMV)', start: '\x30\x26\xb2\x75\x8e\x66\xcf\x11' },
	{ name: 'MPEG video', start: '\0\0\x01\xba' },
	{ name: 'MPEG video', start: '\0\0\x01\xb3' },
	{ name: 'Ogg file', start: 'OggS' },
	{ name: 'FLAC audio', start: 'fLaC' },
	{ name: 'MP3', start: 'ID3' },
	{ name: 'HLS playlist (M3U8)', start: '#EXTM3U' },
	{ name: 'fragment of a streamed video', start: '????styp' },
	{ name: 'fragment of a streamed video', start: '????moof' },
];

const MPEG_TS_PACKET_BYTES = 188;
const MPEG_TS_SYNC = 0x47;

/**
 * Names the type of a file that is not an MP4, QuickTime or WebM video.
 *
 * @param head the first MAX_HELD_BYTES bytes of the file, or the whole file if it is shorter
 * @returns the name for messages, without an article, or `null` if the type is unknown
 */
export function nameOtherFile(head: Uint8Array): string | null {
	if (head.length === 0) return 'empty file';
	const latin = Buffer.from(head).toString('latin1');
	const known = SIGNATURES.find(({ start }) => matches(latin, start));
	if (known) return known.name;
	if (head[0] === MPEG_TS_SYNC && head[MPEG_TS_PACKET_BYTES] === MPEG_TS_SYNC) {
		return 'MPEG transport stream (TS)';
	}
	return isMp3Frame(head) ? 'MP3' : nameText(head);
}

function matches(latin: string, start: string): boolean {
	return (
		latin.length >= start.length &&
		[...start].every((letter, index) => letter === '?' || letter === latin[index])
	);
}

/** Checks for an MP3 frame header: 11 sync bits, layer III, a valid bit rate and sample rate. */
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
	// `head` can end in the middle of a character. Anywhere else, U+FFFD means that it is not UTF-8.
	const isUtf8 = !text.slice(0, -1).includes('\ufffd');
	const hasControls = /[^\t\n\f\r -~\u0080-\uffff]/.test(text);
	if (!isUtf8 || hasControls) return null;
	const start = text.replace(/^[\ufeff\s]+/, '').toLowerCase();
	if (/^<(!doctype html|html|head|body)\b/.test(start)) return 'HTML page';
	if (start.startsWith('<?xml')) return 'XML text';
	return /^(\{\s*["}]|\[\s*["{[\]])/.test(start) ? 'JSON text' : 'text';
}
