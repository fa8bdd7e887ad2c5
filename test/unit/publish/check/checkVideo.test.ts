import { toByteStream } from '../../../../nodes/TikTok/shared/byteStream';
import { CancelledError } from '../../../../nodes/TikTok/shared/clock';
import { findItemFile } from '../../../../nodes/TikTok/publish/check/itemFile';
import { checkVideo, durationFault } from '../../../../nodes/TikTok/publish/check/checkVideo';
import type { VideoSource } from '../../../../nodes/TikTok/upload/source/videoSource';
import { fixture } from '../../media/fixtures';
import { FakeTikTok } from '../../support/fakeTikTok';
import { MemorySource, PieceStream } from '../../support/pieces';
import { itemWith } from '../../support/postStage';
import { creator } from '../../support/settings';

const FIELD = 'Input Data Field Name';

async function* brokenFile() {
	yield await Promise.resolve(fixture('h264-faststart.mp4').subarray(0, 100));
	throw new Error('The disk is gone.');
}

async function check(file: Buffer, more: Partial<VideoSource> = {}) {
	const source: MemorySource = Object.assign(new MemorySource(file, 1_000), more);
	return { source, checked: await checkVideo(source, FIELD) };
}

describe('checkVideo', () => {
	test.each([
		['h264-faststart.mp4', 'video/mp4', 2, []],
		['fragmented.mp4', 'video/mp4', null, [expect.stringContaining('does not state how long')]],
		['quicktime.mov', 'video/quicktime', 2, [expect.stringContaining('MOV with H.264')]],
		['h265.mp4', 'video/mp4', 2, [expect.stringContaining('MP4 with H.265')]],
		['vp9.webm', 'video/webm', 2, [expect.stringContaining('WebM with VP9')]],
	])(
		'PB-21: %s is %s by its content, %p seconds long',
		async (name, mimeType, durationSec, warnings) => {
			const { checked } = await check(fixture(name), { declaredMimeType: '' });
			expect(checked).toMatchObject({ mimeType, durationSec, warnings });
		},
	);

	test('what the file says of its picture is kept for the result', async () => {
		const { checked } = await check(fixture('rotated.mp4'));
		const facts = { codec: 'h264', width: 360, height: 640, frame_rate: 25 };
		expect(checked.facts).toMatchObject(facts);
	});

	test.each([
		['text.txt', 'file_format', 'is not an MP4, MOV or WebM video'],
		['pdf.pdf', 'file_format', '(found: PDF)'],
		['avi.avi', 'file_format', '(found: AVI video)'],
		['audio-only.m4a', 'file_format', 'contains only sound'],
		['av1.mp4', 'file_codec', 'has the codec AV1'],
	])('%s is refused', async (name, code, words) => {
		await expect(check(fixture(name))).rejects.toMatchObject({
			fault: { kind: 'input', code, message: expect.stringContaining(words) as string },
		});
	});

	test.each<[string, VideoSource['open']]>([
		['does not open', async () => await Promise.reject(new Error('The disk is gone.'))],
		['breaks off', async () => await Promise.resolve(toByteStream(brokenFile()))],
	])('a file that %s is unreadable, which is no surprise', async (_, open) => {
		await expect(check(fixture('h264-faststart.mp4'), { open })).rejects.toMatchObject({
			fault: {
				code: 'file_unreadable',
				message: 'The file could not be read: The disk is gone',
				remedy: expect.stringContaining('Check the node that provides the file') as string,
			},
		});
	});

	test('a stop while the file is read is a stop, and no unreadable file', async () => {
		const open = async () => await Promise.reject(new CancelledError());
		await expect(check(fixture('h264-faststart.mp4'), { open })).rejects.toThrow(CancelledError);
	});

	test.each(['html.html', 'text.txt'])('%s is no video to convert', async (name) => {
		await expect(check(fixture(name))).rejects.toMatchObject({
			fault: {
				code: 'file_format',
				remedy: expect.stringMatching(
					/^It has \d+ bytes\. (?!.*[Cc]onvert).*sign-in or error page/,
				) as string,
			},
		});
	});

	test('a file without a name is refused without one', async () => {
		await expect(check(fixture('text.txt'), { fileName: null })).rejects.toThrow(
			`The file in '${FIELD}' is not an MP4`,
		);
	});

	test.each([
		[0, 'file_empty'],
		[NaN, 'file_empty'],
		[4_294_967_297, 'file_too_large'],
	])('PB-15, PB-23: %p bytes: %s, and the file is not even opened', async (sizeBytes, code) => {
		const source: MemorySource = Object.assign(new MemorySource(Buffer.alloc(1)), { sizeBytes });
		await expect(checkVideo(source, FIELD)).rejects.toMatchObject({ fault: { code } });
		expect(source.opened).toEqual([]);
	});

	test('the largest size that TikTok takes is no reason', async () => {
		const { checked } = await check(fixture('vp9.webm'), { sizeBytes: 4_294_967_296 });
		expect(checked.mimeType).toBe('video/webm');
	});

	test.each([
		['video/mp4', []],
		['VIDEO/MP4; codecs=x', []],
		['application/octet-stream', []],
		['', []],
		['image/png', [expect.stringContaining('declared as image/png, but its content is video/mp4')]],
	])('declared as %j: warnings %j', async (declaredMimeType, warnings) => {
		const { checked } = await check(fixture('h264-faststart.mp4'), { declaredMimeType });
		expect(checked.warnings).toEqual(warnings);
	});

	test('is read no further than needed, and let go', async () => {
		const file = Buffer.concat([fixture('h264-faststart.mp4'), Buffer.alloc(1_000_000)]);
		const { source } = await check(file);
		expect(source.opened[0].pulled).toBeLessThan(100);
		expect(source.opened[0].destroyed).toBe(true);
		const bad = new MemorySource(fixture('text.txt'));
		await expect(checkVideo(bad, FIELD)).rejects.toThrow();
		expect(bad.opened[0].destroyed).toBe(true);
	});

	test.each([
		[true, [0, 100_000]],
		[false, [100_000, 100_000]],
	])(
		'the memory of what was looked at is freed where nobody else has it: %p',
		async (ownsBuffers, left) => {
			const pieces = [0, 1].map(() => Buffer.allocUnsafeSlow(100_000).fill(0));
			fixture('h264-faststart.mp4').copy(pieces[0]);
			const open = async () => await Promise.resolve(new PieceStream(pieces));
			const { checked } = await check(Buffer.concat(pieces), { ownsBuffers, open });
			expect(checked.durationSec).toBe(2);
			expect(pieces.map(({ length }) => length)).toEqual(left);
		},
	);
});

describe('durationFault', () => {
	test.each([
		[600, 600, undefined],
		[600.1, 600, /601 seconds long.*at most 600/],
		[null, 600, undefined],
		[600, null, undefined],
	])('%p seconds of %p: %p', async (durationSec, max, words) => {
		const { checked, source } = await check(fixture('h264-faststart.mp4'));
		const limits = creator({ max_video_post_duration_sec: max });
		const video = { ...checked, source, field: 'Video URL', durationSec };
		const fault = durationFault(video, limits);
		if (words === undefined) expect(fault).toBeUndefined();
		else expect(fault?.message).toMatch(words);
	});
});

describe('PB-22: the file of an item', () => {
	function find(field: unknown, itemIndex = 0) {
		const items = [itemWith(), { json: {} }];
		const parameters = [{ binaryPropertyName: field }];
		return findItemFile(new FakeTikTok().context({ items, parameters }), itemIndex);
	}

	test('is found by the name of its field', async () => {
		expect((await find('data')).source).toMatchObject({ fileName: 'clip.mp4' });
	});

	test('missing: the field, the entry, and the names that there are', async () => {
		await expect(find('video')).rejects.toMatchObject({
			fault: {
				code: 'file_missing',
				message: '\'Input Data Field Name\' is "video", and the item has no file there',
				remedy: 'Files of this item: data. Enter one of these names.',
			},
		});
		await expect(find('data', 1)).rejects.toMatchObject({
			fault: { remedy: expect.stringContaining('The item has no file') as string },
		});
		await expect(find({}, 9)).rejects.toMatchObject({ fault: { code: 'file_missing' } });
	});
});
