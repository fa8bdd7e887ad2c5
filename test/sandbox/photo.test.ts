/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a test: it reads a real picture */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

import { photoBody, PHOTO_HOST, photoInit, photoOwner, shelve } from './photo-testing';
import { jpeg, png, Source, webp } from './source-testing';
import { code, TestBench, type Session } from './testing';
import type { AppInput } from './types';

const FIXTURES = path.resolve(__dirname, '..', 'fixtures', 'media');
const realJpeg = fs.readFileSync(path.join(FIXTURES, 'jpeg.jpg'));
const realPng = fs.readFileSync(path.join(FIXTURES, 'png.png'));

let bench: TestBench;
let source: Source;
beforeAll(async () => {
	bench = await TestBench.start();
	source = await Source.start(bench, PHOTO_HOST);
});
afterAll(async () => {
	source.close();
	await bench.close();
});

/** Posts the pictures, expects that the init is accepted, and waits for the final status. */
async function posted(pictures: Buffer[], spec: AppInput = {}, changes = {}) {
	const session = await photoOwner(bench, spec);
	const urls = shelve(source, pictures);
	const answer = await photoInit(bench, session, photoBody(urls, changes));
	expect([answer.status, code(answer)]).toEqual([200, 'ok']);
	const { data } = JSON.parse(answer.data);
	return { session, urls, data, post: await final(session) };
}
const final = async (session: Session) =>
	await bench.postOnce(session, ({ status }) => status !== 'PROCESSING_DOWNLOAD');

describe('a post of photos', () => {
	test('every photo is fetched once, in order, hashed and published', async () => {
		const pictures = [realJpeg, webp(1_080, 1_920), jpeg(800, 600)];
		const before = source.asked.length;
		const { session, urls, data, post } = await posted(pictures, {}, { is_aigc: true });
		expect(data).toEqual({ publish_id: expect.stringMatching(/^p_pub_url~v2\.\d{19}$/) });
		expect(source.asked.slice(before).map((request) => request.path)).toEqual([
			'/photo-0',
			'/photo-1',
			'/photo-2',
		]);
		const sha256 = pictures.map((bytes) => createHash('sha256').update(bytes).digest('hex'));
		expect(post).toMatchObject({
			kind: 'direct',
			media: 'photo',
			status: 'PUBLISH_COMPLETE',
			is_aigc: true,
			video_size: 0,
			sha256: null,
			files: [
				{ url: urls[0], sha256: sha256[0], format: 'jpg', width: 90, height: 160 },
				{ url: urls[1], sha256: sha256[1], format: 'webp', width: 1_080, height: 1_920 },
				{ url: urls[2], sha256: sha256[2], format: 'jpg', width: 800, height: 600 },
			],
		});
		expect(await bench.statusData(session, data.publish_id)).toMatchObject({
			status: 'PUBLISH_COMPLETE',
		});
		expect(post.downloaded_bytes).toBe(pictures.reduce((sum, { length }) => sum + length, 0));
		expect(post.post_ids).toHaveLength(1);
	});

	test('35 photos are taken', async () => {
		const { post } = await posted(Array.from({ length: 35 }, () => jpeg(10, 10)));
		expect(post.files).toHaveLength(35);
	});

	test('as a draft they land in the inbox, whatever a draft has no use for', async () => {
		const { post } = await posted(
			[realJpeg],
			{},
			{
				post_mode: 'MEDIA_UPLOAD',
				post_info: { title: 'T', description: 'D', privacy_level: 'NO_LEVEL' },
			},
		);
		expect(post).toMatchObject({ kind: 'draft', status: 'SEND_TO_USER_INBOX', post_ids: [] });
	});

	test('the page shows a gallery with the cover marked, and who would be told what', async () => {
		const { post } = await posted(
			[realJpeg, webp(20, 10)],
			{},
			{
				is_aigc: true,
				post_info: {
					privacy_level: 'PUBLIC_TO_EVERYONE',
					title: '<cakes>',
					description: 'Three & more',
					brand_organic_toggle: true,
				},
				source_info: {
					source: 'PULL_FROM_URL',
					photo_images: shelve(source, [realJpeg, webp(20, 10)]),
					photo_cover_index: 1,
				},
			},
		);
		const { data } = await bench.http.get<string>(post.page_url);
		for (const shown of [
			'&#60;cakes&#62;',
			'Three &#38; more',
			'AI-generated',
			'Promotional content',
			'Photos',
			post.files[1].sha256,
		]) {
			expect(data).toContain(shown);
		}
		const images = [...data.matchAll(/<img src="([^"]+)" alt="([^"]+)"( class="cover")?/g)];
		expect(images.map(([, , alt, cover]) => [alt, cover !== undefined])).toEqual([
			['Photo 1 of 2', false],
			['Photo 2 of 2', true],
		]);
		const types = await Promise.all(
			images.map(async ([, src]) => (await bench.http.get(src)).headers['content-type']),
		);
		expect(types).toEqual(['image/jpeg', 'image/webp']);
	});
});

describe('what TikTok finds in the bytes', () => {
	test.each<[string, Buffer, string | null]>([
		['PNG', realPng, 'file_format_check_failed'],
		['a large PNG', png(5_000, 5_000), 'file_format_check_failed'],
		['text', Buffer.from('<html>'), 'file_format_check_failed'],
		['JPEG 1920 × 1080', jpeg(1_920, 1_080), null],
		['JPEG 1080 × 1920', jpeg(1_080, 1_920), null],
		['JPEG 1081 × 1081', jpeg(1_081, 1_081), 'picture_size_check_failed'],
		['JPEG 1921 × 1080', jpeg(1_921, 1_080), 'picture_size_check_failed'],
		['WebP 1080 × 1921', webp(1_080, 1_921), 'picture_size_check_failed'],
		['20,000,000 bytes', jpeg(10, 10, 20_000_000), null],
		['20,000,001 bytes', jpeg(10, 10, 20_000_001), 'picture_size_check_failed'],
	])('%s', async (_name, picture, fail_reason) => {
		const { post } = await posted([realJpeg, picture]);
		expect(post).toMatchObject({
			status: fail_reason === null ? 'PUBLISH_COMPLETE' : 'FAILED',
			fail_reason,
		});
	});

	test('megabyte binary: 20,971,520 bytes are taken', async () => {
		const switches = { megabyte: 'binary', store: 'none' } as const;
		const { post } = await posted([jpeg(10, 10, 20_971_520)], { switches });
		expect(post).toMatchObject({ status: 'PUBLISH_COMPLETE', files: [{ sha256: null }] });
		expect((await posted([jpeg(10, 10, 20_971_521)], { switches })).post.fail_reason).toBe(
			'picture_size_check_failed',
		);
	});

	test('one photo that is not there fails the post with photo_pull_failed', async () => {
		const session = await photoOwner(bench);
		const urls = [...shelve(source, [realJpeg]), `https://${PHOTO_HOST}/missing`];
		await photoInit(bench, session, photoBody(urls));
		expect(await final(session)).toMatchObject({
			status: 'FAILED',
			fail_reason: 'photo_pull_failed',
		});
	});

	test('pulls stuck: photo_pull_failed after an hour', async () => {
		const session = await photoOwner(bench, { switches: { pulls: 'stuck' } });
		await photoInit(bench, session, photoBody(shelve(source, [realJpeg])));
		await bench.client.advance(session.app.client_key, 3_599_999);
		const [{ status }] = await bench.client.posts(session.app.client_key);
		expect(status).toBe('PROCESSING_DOWNLOAD');
		await bench.client.advance(session.app.client_key, 1);
		expect((await final(session)).fail_reason).toBe('photo_pull_failed');
	});
});
