import type { WebAnswer } from '../../../../nodes/TikTok/upload/source/web/webAnswer';
import {
	fileIn,
	isFileAnswer,
	rangeFrom,
	startOf,
	type WebFile,
} from '../../../../nodes/TikTok/upload/source/web/webFile';

const URL = 'https://cdn.example.com/file?id=1';
const ADDRESS = 'https://shop.example.com/clips/new.mp4';

function answer(status: number, headers: Record<string, string> = {}, url = URL): WebAnswer {
	return { status, headers, url } as unknown as WebAnswer;
}

const part = (range: string, more: Record<string, string> = {}) =>
	answer(206, { 'content-range': range, 'content-length': '10', ...more });

describe('what the answer to a plain GET says', () => {
	test.each<[string, WebAnswer, Partial<WebFile>]>([
		['a length', answer(200, { 'content-length': '1234' }), { sizeBytes: 1_234 }],
		['no length', answer(200), { sizeBytes: null }],
		['a length with a word', answer(200, { 'content-length': '12 bytes' }), { sizeBytes: null }],
		['a word with a length', answer(200, { 'content-length': 'x12' }), { sizeBytes: null }],
		[
			'a length above 2^53',
			answer(200, { 'content-length': '9007199254740993' }),
			{ sizeBytes: null },
		],
		['a part with its total', part('bytes 0-9/500'), { sizeBytes: 500 }],
		['a part without its total', part('bytes 0-9/*'), { sizeBytes: null }],
		['a part that does not say which', answer(206, { 'content-length': '10' }), { sizeBytes: 10 }],
		[
			'a range of another status',
			answer(200, { 'content-range': 'bytes 0-9/500' }),
			{ sizeBytes: null },
		],
		['a range with more behind it', part('bytes 0-9/500x'), { sizeBytes: 10 }],
		['a range with more before it', part('x bytes 0-9/500'), { sizeBytes: 10 }],
		['no type', answer(200), { declaredMimeType: '' }],
		['a type', answer(200, { 'content-type': 'video/mp4' }), { declaredMimeType: 'video/mp4' }],
		['nothing of ranges', answer(200), { takesRanges: true }],
		['that it takes ranges', answer(200, { 'accept-ranges': 'bytes' }), { takesRanges: true }],
		['that it takes none', answer(200, { 'accept-ranges': 'None' }), { takesRanges: false }],
		['the name in the address', answer(200), { fileName: 'new.mp4' }],
		['its own name', answer(200, {}, 'https://a.example/b.mov?x=1'), { fileName: 'b.mov' }],
		[
			'a name to store it under',
			answer(200, { 'content-disposition': 'attachment; FILENAME="c.webm"' }),
			{ fileName: 'c.webm' },
		],
		[
			'a name that is none of a video',
			answer(200, { 'content-disposition': 'attachment; filename=download.php' }),
			{ fileName: 'new.mp4' },
		],
	])('%s', (_, given, file) => {
		expect(fileIn(given, ADDRESS)).toMatchObject(file);
	});

	test('no name where neither address has one', () => {
		expect(fileIn(answer(200), URL).fileName).toBeNull();
	});
});

test.each([
	['200', answer(200), true],
	['203, as proxies answer', answer(203), true],
	['206 that does not say which part', answer(206), true],
	['a part that is all', part('bytes 0-9/10'), true],
	['the same in other words', part('Bytes=0-9/10'), true],
	['a part without its total', part('bytes 0-9/*'), true],
	['the start alone', part('bytes 0-9/11'), false],
	['a part behind the start', part('bytes 1-9/10'), false],
	['204', answer(204), false],
	['302', answer(302), false],
	['404', answer(404), false],
])('%s is the whole file: %s', (_, given, is) => {
	expect(isFileAnswer(given)).toBe(is);
});

test.each<[string, Partial<WebFile>, Record<string, string>]>([
	['a strong ETag', { etag: '"v1"', lastModified: 'Thu' }, { 'If-Range': '"v1"' }],
	['a weak ETag and a date', { etag: 'W/"v1"', lastModified: 'Thu' }, { 'If-Range': 'Thu' }],
	['a weak ETag alone', { etag: 'W/"v1"' }, {}],
	['an ETag without quotes', { etag: 'v1"' }, {}],
	['a date', { lastModified: 'Thu' }, { 'If-Range': 'Thu' }],
	['nothing', {}, {}],
])('the rest is asked for with %s', (_, file, headers) => {
	const all: WebFile = { ...fileIn(answer(200), URL), ...file };
	expect(rangeFrom(7, all)).toEqual({ Range: 'bytes=7-', ...headers });
});

describe('where the body of an answer begins', () => {
	const FILE: WebFile = { ...fileIn(answer(200), URL), sizeBytes: 100 };
	const TAGGED: WebFile = { ...FILE, etag: '"v1"', lastModified: 'Thu' };
	const whole = (more: Record<string, string> = {}) =>
		answer(200, { 'content-length': '100', ...more });

	test.each<[string, WebAnswer, number, WebFile, number | undefined]>([
		['the part', part('bytes 40-99/100'), 40, FILE, 40],
		['the part without its total', part('bytes 40-99/*'), 40, FILE, 40],
		['another part', part('bytes 41-99/100'), 40, FILE, undefined],
		['the part of a longer file', part('bytes 40-99/101'), 40, FILE, undefined],
		[
			'the part of a file of any size',
			part('bytes 40-99/101'),
			40,
			{ ...FILE, sizeBytes: null },
			40,
		],
		['the whole file', whole(), 40, FILE, 0],
		['the whole file without its length', answer(200), 40, FILE, 0],
		['a file of another length', answer(200, { 'content-length': '99' }), 40, FILE, undefined],
		[
			'a part that does not say which',
			answer(206, { 'content-length': '100' }),
			40,
			FILE,
			undefined,
		],
		['the same where nobody asked', answer(206, { 'content-length': '100' }), 0, FILE, 0],
		['an error', answer(404, { 'content-length': '100' }), 40, FILE, undefined],
		['an error where nobody asked', answer(404, { 'content-length': '100' }), 0, FILE, undefined],
		['the same version', whole({ etag: '"v1"', 'last-modified': 'Thu' }), 0, TAGGED, 0],
		['the same version with a weak ETag', whole({ etag: 'W/"v1"' }), 0, TAGGED, 0],
		['another ETag, the same date', whole({ etag: '"v2"', 'last-modified': 'Thu' }), 0, TAGGED, 0],
		['another date, the same ETag', whole({ etag: '"v1"', 'last-modified': 'Fri' }), 0, TAGGED, 0],
		['another version', whole({ etag: '"v2"', 'last-modified': 'Fri' }), 0, TAGGED, undefined],
		['another ETag alone', whole({ etag: '"v2"' }), 0, TAGGED, undefined],
		['a weak ETag of another version', whole({ etag: 'W/"v2"' }), 0, TAGGED, undefined],
		['an ETag with W/ in it', whole({ etag: '"vW/1"' }), 0, TAGGED, undefined],
		['no version', whole(), 0, TAGGED, 0],
		['a version where there was none', whole({ etag: '"v2"' }), 0, FILE, 0],
	])('%s', (_, given, offset, file, start) => {
		expect(startOf(given, offset, file)).toBe(start);
	});
});
