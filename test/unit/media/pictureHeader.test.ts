import fc from 'fast-check';

import { readPicture } from '../../../nodes/TikTok/media';
import { jpeg, png, webp } from '../../sandbox/source-testing';
import { fixture } from './fixtures';

const JPEG = fixture('jpeg.jpg');

/** A WebP file around one chunk. */
function riff(type: string, chunk: Buffer): Buffer {
	const head = Buffer.alloc(20);
	head.write('RIFF', 0, 'latin1');
	head.writeUInt32LE(12 + chunk.length, 4);
	head.write(`WEBP${type}`, 8, 'latin1');
	head.writeUInt32LE(chunk.length, 16);
	return Buffer.concat([head, chunk]);
}

function lossy(width: number, height: number): Buffer {
	const chunk = Buffer.from('0000009d012a00000000', 'hex');
	chunk.writeUInt16LE(width, 6);
	chunk.writeUInt16LE(height, 8);
	return riff('VP8 ', chunk);
}

function lossless(width: number, height: number): Buffer {
	const chunk = Buffer.alloc(10, 0);
	chunk[0] = 0x2f;
	chunk.writeUInt32LE(((width - 1) | ((height - 1) << 14)) >>> 0, 1);
	return riff('VP8L', chunk);
}

/** Between other segments, with fill bytes. */
function jpegWith(frame: string): Buffer {
	return Buffer.from(`ffd8ffe10004aabbffc40003ccffff${frame}001108043805a003ffd9`, 'hex');
}

/** The file with a wrong byte. */
function damaged(file: Buffer, at: number): Buffer {
	file[at] ^= 0xff;
	return file;
}

const UNKNOWN = { width: null, height: null };
const WHOLE = { isWhole: true };

describe('readPicture', () => {
	test.each([
		['a photo', JPEG, { mimeType: 'image/jpeg', width: 90, height: 160, ...WHOLE }],
		['a JPEG without its end', jpeg(1_080, 1_920), { width: 1_080, height: 1_920, isWhole: false }],
		['a baseline JPEG', jpegWith('c0'), { width: 1_440, height: 1_080, ...WHOLE }],
		['a progressive JPEG', jpegWith('c2'), { width: 1_440, height: 1_080, ...WHOLE }],
		['an extended WebP', webp(1_080, 1_920), { mimeType: 'image/webp', width: 1_080, ...WHOLE }],
		['a lossy WebP', lossy(1_080, 1_350), { width: 1_080, height: 1_350, ...WHOLE }],
		['a lossless WebP', lossless(720, 16_384), { width: 720, height: 16_384, ...WHOLE }],
		['a cut WebP', lossy(1_080, 1_350).subarray(0, 29), { isWhole: false }],
		['a JPEG of which only the start is there', JPEG.subarray(0, 3), UNKNOWN],
		['a JPEG with the last kind of frame', jpegWith('cf'), { width: 1_440, height: 1_080 }],
		['a JPEG that ends behind the size', jpegWith('c0').subarray(0, -3), { width: 1_440 }],
		['a JPEG that ends in the size', jpegWith('c0').subarray(0, -4), UNKNOWN],
		['a JPEG whose frame is no frame', jpegWith('bf'), UNKNOWN],
		['a JPEG without a marker', Buffer.from('ffd8ffe0000200c0001108043805a003', 'hex'), UNKNOWN],
		[
			'a JPEG whose scan precedes its size',
			Buffer.from('ffd8ffda0002ffc0001108043805a003', 'hex'),
			UNKNOWN,
		],
		['a JPEG without a height', Buffer.from('ffd8ffc0001108000005a003', 'hex'), UNKNOWN],
		['a JPEG without a width', Buffer.from('ffd8ffc00011080438000003', 'hex'), UNKNOWN],
		['a lossy WebP of 1 × 1', lossy(1, 1), { width: 1, height: 1 }],
		['a lossy WebP without its start code', damaged(lossy(9, 9), 23), UNKNOWN],
		['a lossless WebP without its signature', damaged(lossless(9, 9), 20), UNKNOWN],
		['a WebP of another kind', riff('ALPH', Buffer.alloc(10, 1)), UNKNOWN],
		['an extended WebP, its height', webp(1_080, 1_920), { height: 1_920 }],
	])('%s', (_name, bytes, facts) => {
		expect(readPicture(bytes)).toMatchObject(facts);
	});

	test.each([
		['a PNG', png(10, 10)],
		['a GIF', fixture('gif.gif')],
		['a WAV', Buffer.from('RIFF0000WAVEfmt ')],
		['a text', Buffer.from('RIFF')],
		['a WebP without RIFF', Buffer.from('riff0000WEBPVP8 ')],
		['nothing', Buffer.alloc(0)],
	])('%s is neither JPEG nor WebP', (_name, bytes) => {
		expect(readPicture(bytes)).toBeNull();
	});

	test('reads any bytes behind a right start without an error', () => {
		const starts = fc.constantFrom('ffd8ff', '524946460a00000057454250');
		fc.assert(
			fc.property(starts, fc.uint8Array({ maxLength: 200 }), (start, rest) => {
				const facts = readPicture(Buffer.concat([Buffer.from(start, 'hex'), rest]));
				expect(facts).not.toBeNull();
				expect((facts?.width === null) === (facts?.height === null)).toBe(true);
			}),
		);
	});

	test('takes linear time for 1 MB of fill bytes', () => {
		const bytes = Buffer.alloc(1_000_000, 0xff);
		bytes[1] = 0xd8;
		const startedAt = Date.now();
		expect(readPicture(bytes)).toMatchObject({ width: null, isWhole: false });
		expect(Date.now() - startedAt).toBeLessThan(2_000);
	});
});
