import { lookAt } from '../../../nodes/TikTok/media/container';
import { uint } from './mp4Builder';

/** The first bytes of a file: a size, four letters and what follows. */
function head(size: number, type: string, more = ''): Buffer {
	return Buffer.concat([uint(size, 4), Buffer.from(type + more, 'latin1')]);
}

describe('lookAt', () => {
	test.each(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'heif', 'mif1', 'mif2', 'msf1'])(
		'the brand %s is an HEIC picture',
		(brand) => {
			expect(lookAt(head(24, 'ftyp', brand))).toMatchObject({ other: { name: 'HEIC picture' } });
		},
	);

	test.each(['avif', 'avis', 'mif1\0\0\0\0avif'])('the brand %j is an AVIF picture', (brand) => {
		expect(lookAt(head(24, 'ftyp', brand))).toMatchObject({ other: { name: 'AVIF picture' } });
	});

	test('a brand that is cut short says nothing, a whole one is enough', () => {
		expect(lookAt(head(24, 'ftyp', 'iso'))).toEqual({ kind: null, other: null });
		expect(lookAt(head(24, 'ftyp', 'isom'))).toEqual({ kind: 'mp4' });
	});

	test('a list of brands has 4096 bytes at most; more is text with these letters', () => {
		expect(lookAt(head(4096, 'ftyp', 'isom'))).toEqual({ kind: 'mp4' });
		expect(lookAt(head(4097, 'ftyp', 'isom')).kind).toBeNull();
	});

	test.each(['wide', 'free', 'skip', 'pnot', 'junk', 'uuid', 'udta', 'meta', 'prfl', 'PICT'])(
		'%s may be the first box, unless its size is text',
		(type) => {
			expect(lookAt(head(8, type))).toEqual({ kind: 'quicktime' });
			expect(lookAt(head(0x01_41_41_41, type))).toEqual({ kind: 'quicktime' });
			expect(lookAt(head(0x49_27_6d_20, type)).kind).toBeNull();
		},
	);

	test.each(['moov', 'mdat'])('%s may have any size', (type) => {
		expect(lookAt(head(4_000_000_000, type))).toEqual({ kind: 'quicktime' });
	});

	test('an EBML header is one by its four bytes alone', () => {
		expect(lookAt(Buffer.from('1a45dfa3', 'hex'))).toEqual({ kind: 'ebml' });
		expect(lookAt(Buffer.from('1a45dfa4', 'hex')).kind).toBeNull();
	});

	test.each(['', 'a', 'abcdefg'])('%j is too short to be a video', (text) => {
		expect(lookAt(Buffer.from(text)).kind).toBeNull();
	});

	test.each([
		['moov', 'mp4'],
		['ftyp', 'mp4'],
		['sidx', null],
	])('a fragment that is followed by %s: %j', (next, kind) => {
		const file = Buffer.concat([head(16, 'styp', 'msdh\0\0\0\0'), head(600, next)]);
		expect(lookAt(file).kind).toBe(kind);
	});
});
