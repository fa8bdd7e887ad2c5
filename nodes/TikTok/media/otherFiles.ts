import type { OtherKind } from './headerFacts';

/** What a file in another format looks like: a name without an article, and its kind. */
export interface OtherFile {
	readonly name: string;
	readonly kind: OtherKind;
}

/**
 * Files that users pass by mistake: kind, name, and the first bytes as Latin-1. A user who reads that
 * the "video" is an error page or a picture knows where to look. '?' stands for any byte.
 */
const SIGNATURES: ReadonlyArray<[kind: OtherKind, name: string, ...starts: string[]]> = [
	['document', 'PDF', '%PDF'],
	['document', 'Photoshop document', '8BPS'],
	['document', 'Flash animation (SWF)', 'FWS', 'CWS', 'ZWS'],
	['document', 'macOS resource file', '\0\x05\x16\x07'],
	['photo', 'JPEG picture', '\xff\xd8\xff'],
	['photo', 'WebP picture', 'RIFF????WEBP'],
	['picture', 'PNG picture', '\x89PNG'],
	['picture', 'BMP picture', 'BM????\0\0\0\0'],
	['picture', 'TIFF picture', 'II*\0', 'MM\0*'],
	['picture', 'JPEG 2000 picture', '\0\0\0\x0cjP  '],
	['picture', 'JPEG XL picture', '\0\0\0\x0cJXL ', '\xff\x0a'],
	['video', 'GIF', 'GIF8'],
	['video', 'AVI video', 'RIFF????AVI '],
	['video', 'Flash video (FLV)', 'FLV\x01'],
	['video', 'Windows Media video (WMV)', '\x30\x26\xb2\x75\x8e\x66\xcf\x11'],
	['video', 'Windows TV recording (WTV)', '\xb7\xd8\x00\x20\x37\x49\xda\x11'],
	['video', 'MPEG video', '\0\0\x01\xba', '\0\0\x01\xb3'],
	['video', 'MXF video', '\x06\x0e\x2b\x34'],
	['video', 'DV video', '\x1f\x07\0'],
	['video', 'RealMedia video', '.RMF'],
	['video', 'NUT video', 'nut/multimedia container'],
	['video', 'IVF video', 'DKIF'],
	['video', 'YUV4MPEG video', 'YUV4MPEG2'],
	[
		'video',
		'H.264 stream without a container',
		'\0\0\0\x01\x09',
		'\0\0\0\x01\x67',
		'\0\0\0\x01\x27',
	],
	['video', 'H.265 stream without a container', '\0\0\0\x01\x40\x01', '\0\0\0\x01\x46\x01'],
	['raw', 'RED raw video (R3D)', '????RED1', '????RED2'],
	['sound', 'WAV audio', 'RIFF????WAVE', 'RF64????WAVE'],
	['sound', 'AIFF audio', 'FORM????AIFF', 'FORM????AIFC'],
	['sound', 'FLAC audio', 'fLaC'],
	['sound', 'AMR audio', '#!AMR'],
	['sound', 'CAF audio', 'caff\0\x01'],
	['sound', 'AC-3 audio', '\x0b\x77'],
	['sound', 'AAC audio', '\xff\xf1', '\xff\xf9'],
	['sound', 'MP3', 'ID3'],
	['document', 'MIDI file', 'MThd'],
	['archive', 'ZIP archive', 'PK\x03\x04', 'PK\x05\x06'],
	['archive', 'gzip archive', '\x1f\x8b'],
	['archive', '7z archive', '7z\xbc\xaf\x27\x1c'],
	['archive', 'RAR archive', 'Rar!\x1a\x07'],
	['stream', 'HLS playlist (M3U8)', '#EXTM3U'],
	['stream', 'fragment of a streamed video', '????styp', '????moof', '????sidx'],
	['text', 'Git LFS pointer', 'version https://git-lfs'],
];

/** Containers for sound and video. The codecs of an Ogg file stand in its first pages. */
const OGG_START = 'OggS';
const OGG_VIDEO_CODECS = ['theora', 'OVP80', 'BBCD', 'dirac'];
const OGG_SOUND_CODECS = ['vorbis', 'OpusHead', 'Speex', 'FLAC'];
/** The first bytes of the stream types in Windows Media files. */
const ASF_START = '\x30\x26\xb2\x75';
const ASF_SOUND = '\x40\x9e\x69\xf8\x4d\x5b\xcf\x11';
const ASF_VIDEO = '\xc0\xef\x19\xbc\x4d\x5b\xcf\x11';

const MPEG_TS_SYNC = 0x47;
/** Bytes of a packet, and of the time stamp before each packet in AVCHD files of cameras. */
const MPEG_TS_LAYOUTS = [
	[188, 0],
	[192, 4],
];

/**
 * Names the type of a file that is not an MP4, QuickTime or WebM video.
 *
 * @param head the first MAX_HELD_BYTES bytes of the file, or the whole file if it is shorter
 * @returns `null` if the type is unknown
 */
export function nameOtherFile(head: Uint8Array): OtherFile | null {
	if (head.length === 0) return { kind: 'text', name: 'empty file' };
	const latin = Buffer.from(head).toString('latin1');
	const mixed = nameMixedContainer(latin);
	if (mixed) return mixed;
	const known = SIGNATURES.find(([, , ...starts]) => starts.some((start) => matches(latin, start)));
	if (known) return { kind: known[0], name: known[1] };
	if (isTransportStream(head)) return { kind: 'video', name: 'MPEG transport stream (TS)' };
	return isMp3Frame(head) ? { kind: 'sound', name: 'MP3' } : nameText(head);
}

function nameMixedContainer(latin: string): OtherFile | undefined {
	const has = (marks: readonly string[]) => marks.some((mark) => latin.includes(mark));
	if (latin.startsWith(OGG_START)) {
		if (has(OGG_VIDEO_CODECS)) return { kind: 'video', name: 'Ogg video' };
		return { kind: has(OGG_SOUND_CODECS) ? 'sound' : 'video', name: 'Ogg file' };
	}
	const isSound = latin.startsWith(ASF_START) && has([ASF_SOUND]) && !has([ASF_VIDEO]);
	return isSound ? { kind: 'sound', name: 'Windows Media audio (WMA)' } : undefined;
}

function isTransportStream(head: Uint8Array): boolean {
	return MPEG_TS_LAYOUTS.some(([bytes, at]) =>
		[at, at + bytes].every((offset) => head[offset] === MPEG_TS_SYNC),
	);
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

function nameText(head: Uint8Array): OtherFile | null {
	const kind = 'text';
	if (head[0] === 0xff && head[1] === 0xfe) return { kind, name: 'text' };
	const text = Buffer.from(head).toString('utf8');
	// `head` can end in the middle of a character. Anywhere else, U+FFFD means that it is not UTF-8.
	const isUtf8 = !text.slice(0, -1).includes('\ufffd');
	const hasControls = /[^\t\n\f\r -~\u0080-\uffff]/.test(text);
	if (!isUtf8 || hasControls) return null;
	const start = text.replace(/^[\ufeff\s]+/, '').toLowerCase();
	if (/^<(!doctype html|html|head|body)\b/.test(start)) return { kind, name: 'HTML page' };
	if (/<mpd\s/.test(start)) return { kind: 'stream', name: 'DASH playlist (MPD)' };
	if (start.startsWith('<?xml')) return { kind, name: 'XML text' };
	return { kind, name: /^(\{\s*["}]|\[\s*["{[\]])/.test(start) ? 'JSON text' : 'text' };
}
