import { inspect } from './feeding';
import * as mp4 from './mp4Builder';

const { box, FTYP, hdlr, stsd, stts, timed, tkhd, trak, uint } = mp4;

/** What a video says whose only track has this description of its frames. */
function factsOf(description: Buffer) {
	const track = trak({
		tkhd: tkhd({ width: 540, height: 960 }),
		mdia: [timed('mdhd', 3000, 30_000), hdlr('vide')],
		stbl: [description, stts([300, 100])],
	});
	return inspect(Buffer.concat([FTYP, box('moov', timed('mvhd', 1000, 10_000), track)]));
}

/** A description with several entries. */
function entries(...types: Array<[type: string, ...boxes: Buffer[]]>): Buffer {
	const bodies = types.map(([type, ...boxes]) => stsd(type, 540, 960, ...boxes).subarray(16));
	return box('stsd', uint(0, 4), uint(bodies.length, 4), ...bodies);
}

const hex = (text: string) => Buffer.from(text, 'hex');

describe('the decoder configuration of an entry', () => {
	test.each([
		['avc1', 'avcC', '0164000affe100186764000aacd94426c044', 'h264', 'High', '4:2:0', 8],
		['hvc1', 'hvcC', '0102200000009000000000001ef000fcfdfafa', 'h265', 'Main 10', '4:2:0', 10],
		['vp09', 'vpcC', '01000000010a860202020000', 'vp9', 'Profile 1', '4:4:4', 8],
	])('%s with %s', (type, name, body, codec, profile, chroma, bitDepth) => {
		expect(factsOf(stsd(type, 540, 960, box(name, hex(body))))).toMatchObject({
			codec,
			profile,
			chroma,
			bit_depth: bitDepth,
			coded_width: 540,
			is_encrypted: false,
		});
	});
});

/** ISO/IEC 14496-1, 7.2.6, in the lengths that ffmpeg writes: 4 bytes each. */
describe('the object type in esds', () => {
	const esds = (body: string) => box('esds', hex(`00000000${body}`));
	const codecOf = (type: string, body: string) => factsOf(stsd(type, 540, 960, esds(body))).codec;

	test.each([
		['MPEG-4', '038080801b0001000480808041201100000000', 'mpeg4'],
		['MPEG-2', '038080801b000100048080800d611100000000', 'mpeg2'],
		['Motion JPEG', '038080801b000100048080800d6c1100000000', 'mjpeg'],
		['one that has no name', '038080801b000100048080800dff1100000000', 'mp4v'],
		['lengths of one byte', '031b000100040d611100000000', 'mpeg2'],
		['lengths of two bytes', '03801b00010004800d611100000000', 'mpeg2'],
		['a stream that depends on another', '031b0001800002040d611100000000', 'mpeg2'],
		['a stream with an address', '031b00014003313233040d611100000000', 'mpeg2'],
		['a stream with a clock', '031b0001200002040d611100000000', 'mpeg2'],
		['all three', '031b0001e00002033132330001040d611100000000', 'mpeg2'],
		['no descriptor of a stream', '051b000100040d611100000000', 'mpeg4'],
		['no descriptor of a decoder', '031b000100050d611100000000', 'mpeg4'],
		['no end', '031b000100', 'mpeg4'],
		['nothing', '', 'mpeg4'],
		['a decoder without its type', '031b00010004', 'mpeg4'],
	])('%s', (_, body, codec) => {
		expect(codecOf('mp4v', body)).toBe(codec);
	});

	test('says nothing of an entry with a code of its own', () => {
		expect(codecOf('avc1', '031b000100040d611100000000')).toBe('h264');
	});
});

describe('encryption', () => {
	const sinf = (isProtected?: number) =>
		box(
			'sinf',
			box('frma', Buffer.from('avc1')),
			box('schi', ...(isProtected === undefined ? [] : [tenc(isProtected)])),
		);
	const tenc = (isProtected: number) =>
		box('tenc', Buffer.alloc(6), Buffer.from([isProtected]), Buffer.alloc(17));

	test.each<[string, Buffer, string, boolean]>([
		['an encrypted track', stsd('encv', 9, 9, sinf(1)), 'h264', true],
		['one that does not say', stsd('encv', 9, 9, sinf()), 'h264', true],
		['frames that stay clear', stsd('encv', 9, 9, sinf(0)), 'h264', false],
		['an unknown codec', stsd('encv', 9, 9), 'encv', true],
		['a purchase in iTunes', stsd('drmi', 9, 9, sinf(0)), 'drmi', true],
		['a clear entry with the box', stsd('avc1', 9, 9, sinf(1)), 'h264', false],
		['all entries', entries(['encv', sinf(1)], ['encv', sinf(1)]), 'h264', true],
		['the first entry', entries(['encv', sinf(1)], ['avc1']), 'h264', false],
		['the second entry', entries(['avc1'], ['encv', sinf(1)]), 'h264', false],
	])('%s', (_, description, codec, isEncrypted) => {
		expect(factsOf(description)).toMatchObject({ codec, is_encrypted: isEncrypted });
	});
});

test('a track without entries says nothing', () => {
	expect(factsOf(entries())).toMatchObject({ codec: null, has_video_track: true });
});

test('16 entries are read at most', () => {
	const clear = Array.from({ length: 16 }, (): [string] => ['drmi']);
	expect(factsOf(entries(...clear, ['avc1'])).is_encrypted).toBe(true);
	expect(factsOf(entries(...clear.slice(1), ['avc1'])).is_encrypted).toBe(false);
});
