import type { OtherKind } from './headerFacts';
import { SIGNATURES } from './signatures';

/** What a file in another format looks like: a name without an article, and its kind. */
export interface OtherFile {
	readonly name: string;
	readonly kind: OtherKind;
}

/** Containers for sound and video. The codecs of an Ogg file stand in its first pages. */
const OGG_START = 'OggS';
const OGG_VIDEO_CODECS = ['theora', 'OVP80', 'BBCD', 'dirac'];
const OGG_SOUND_CODECS = ['vorbis', 'OpusHead', 'Speex', 'FLAC'];
/** The first bytes of the stream types in Windows Media files. */
const ASF_START = '\x30\x26\xb2\x75';
const ASF_SOUND = '\x40\x9e\x69\xf8\x4d\x5b\xcf\x11';
const ASF_VIDEO = '\xc0\xef\x19\xbc\x4d\x5b\xcf\x11';

const MPEG_TS_SYNC = 0x47;
/** Bytes of a packet: alone, behind a time stamp as in AVCHD files of cameras, before error correction. */
const MPEG_TS_PACKET_BYTES = [188, 192, 204];
/** Names by the two bits for the layer. */
const MPEG_AUDIO_LAYERS = [undefined, 'MP3', 'MP2'];
/** A recording can start in the middle of a packet. */
const MPEG_TS_PACKETS = 3;

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
	const text = nameText(head);
	if (text) return text;
	if (isTransportStream(head)) return { kind: 'video', name: 'MPEG transport stream (TS)' };
	const name = mpegAudioName(head);
	return name === null ? null : { kind: 'sound', name };
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
	const isAt = (at: number, bytes: number, packets: number) =>
		Array.from({ length: packets }, (_, index) => head[at + index * bytes]).every(
			(byte) => byte === MPEG_TS_SYNC,
		);
	return MPEG_TS_PACKET_BYTES.some((bytes) => {
		const starts = Array.from({ length: bytes }, (_, at) => at);
		return starts.some((at) => isAt(at, bytes, MPEG_TS_PACKETS));
	});
}

function matches(latin: string, start: string): boolean {
	return (
		latin.length >= start.length &&
		[...start].every((letter, index) => letter === '?' || letter === latin[index])
	);
}

/** The name by the header of a frame: 11 sync bits, a layer, a valid bit rate and sample rate. */
function mpegAudioName(head: Uint8Array): string | null {
	const [sync, kind, rates] = head;
	const isFrame =
		head.length >= 4 &&
		sync === 0xff &&
		(kind & 0xe0) === 0xe0 &&
		(rates & 0xf0) !== 0xf0 &&
		(rates & 0x0c) !== 0x0c;
	return isFrame ? (MPEG_AUDIO_LAYERS[(kind >> 1) & 3] ?? null) : null;
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
