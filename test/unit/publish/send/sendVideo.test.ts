import type { NodeExecutionHint } from 'n8n-workflow';

import { INBOX_VIDEO_INIT, VIDEO_INIT } from '../../../../nodes/TikTok/api/endpoints';
import { PostLedger } from '../../../../nodes/TikTok/publish/retry/ledger';
import { FakeClock } from '../../support/fakeClock';
import { FakeTikTok, UPLOAD_URL } from '../../support/fakeTikTok';
import { DRAFT, itemWith, paddedClip, parameters, Stage } from '../../support/postStage';
import { okText, refusalText } from '../../support/replies';
import type { Misbehaviour } from '../../support/uploadHost';

const BIG = itemWith(paddedClip(11_000_000));
const IN_TWO = { items: [BIG], parameters: [parameters({}, { chunkSizeMib: 5 })] };

function twoPuts(puts: Misbehaviour[]) {
	return new Stage(new FakeTikTok(puts), IN_TWO);
}

describe('the upload of a begun post', () => {
	test('goes in the chunks that were declared', async () => {
		const stage = twoPuts([]);
		const [{ json }] = await stage.post();
		expect(stage.tikTok.inits[0].source_info).toEqual({
			source: 'FILE_UPLOAD',
			video_size: 11_000_000,
			chunk_size: 5_242_880,
			total_chunk_count: 2,
		});
		const { puts } = stage.tikTok.host;
		expect(puts.map(({ headers }) => headers['Content-Range'])).toEqual([
			'bytes 0-5242879/11000000',
			'bytes 5242880-10999999/11000000',
		]);
		expect(puts[0]).toMatchObject({
			url: UPLOAD_URL,
			headers: { 'Content-Type': 'video/mp4' },
		});
		expect(json.video).toMatchObject({ chunk_count: 2 });
	});

	test('the publish_id is in the log before the first byte is sent', async () => {
		const stage = twoPuts([]);
		await stage.post();
		expect(stage.logs[0]).toMatch(
			/^info TikTok: started the post of "clip\.mp4", 11000000 bytes \(publish_id v_pub_file~v2-1\.1, execution execution-1, node "Post it", item 0\)$/,
		);
		expect(stage.logs.join('\n')).toContain('5242880 of 11000000 bytes accepted');
	});

	test('a chunk that was not taken is sent again after a look at the status', async () => {
		const stage = twoPuts([{}, { status: 503 }]);
		stage.tikTok.status = () =>
			stage.tikTok.host.puts.length < 3
				? { status: 'PROCESSING_UPLOAD', uploaded_bytes: 5_242_880 }
				: { status: 'PUBLISH_COMPLETE', publicaly_available_post_id: ['7'] };
		const [{ json }] = await stage.post();
		expect(json.status).toBe('PUBLISH_COMPLETE');
		expect(stage.tikTok.host.puts).toHaveLength(3);
		expect(stage.tikTok.count('init')).toBe(1);
	});

	test('a part that was sent again is told in the output pane', async () => {
		const hints: NodeExecutionHint[] = [];
		const stage = twoPuts([{ status: 503 }, {}]);
		stage.tikTok.plan('/v2/post/publish/status/fetch/', { text: okText({ uploaded_bytes: 0 }) });
		await stage.post(undefined, { ...IN_TWO, hints });
		expect(hints.map(({ message }) => message)).toContainEqual(expect.stringContaining('(once)'));
	});

	test('a status that can not be read leaves the chunk to be sent again', async () => {
		const stage = twoPuts([{ status: 503 }]);
		const text = refusalText('access_token_invalid');
		stage.tikTok.plan('/v2/post/publish/status/fetch/', { text, status: 400 });
		const [{ json }] = await stage.post();
		expect(json.status).toBe('PUBLISH_COMPLETE');
	});

	test.each([
		['has everything', { status: 'PUBLISH_COMPLETE' }, true],
		['has a draft', { status: 'SEND_TO_USER_INBOX' }, true],
		['gave it up', { status: 'FAILED', fail_reason: 'internal' }, false],
	])('TikTok %s: nothing more is sent', async (_, status, uploaded) => {
		const stage = twoPuts([{}, { status: 503 }]);
		stage.tikTok.status = () => ({ ...status, publicaly_available_post_id: ['7'] });
		const asItem = {
			parameters: [parameters({}, { chunkSizeMib: 5, onFailedPost: 'returnItem' })],
		};
		const [{ json }] = await stage.post(undefined, asItem);
		expect(stage.tikTok.host.puts).toHaveLength(2);
		expect(json.status).toBe(status.status);
		expect(json.uploaded_at !== null).toBe(uploaded);
	});
});

describe('an upload that is lost', () => {
	test('before the last PUT: a direct post is begun once more, and says so', async () => {
		const stage = twoPuts([{ status: 403 }]);
		const [{ json }] = await stage.post();
		expect(stage.tikTok.count('init')).toBe(2);
		expect(json).toMatchObject({
			publish_id: 'v_pub_file~v2-1.2',
			warnings: [expect.stringContaining('v_pub_file~v2-1.1')],
		});
		expect(stage.logs.some((line) => line.startsWith('warn'))).toBe(true);
	});

	test('twice: no third time, and both publish_ids are named', async () => {
		const stage = twoPuts([{ status: 403 }, { status: 404 }]);
		await expect(stage.post()).rejects.toMatchObject({
			message: expect.stringMatching(/lost the upload twice.*2-1\.2/) as string,
			description: expect.stringContaining('2-1.1') as string,
			context: { details: { code: 'upload_lost' } },
		});
		expect(stage.tikTok.count('init')).toBe(2);
	});

	test('of a draft is never begun anew: its place of five is gone', async () => {
		const stage = twoPuts([{ status: 403 }]);
		await expect(stage.post(DRAFT)).rejects.toMatchObject({
			context: { details: { code: 'upload_403' } },
		});
		expect(stage.tikTok.count('init')).toBe(1);
	});

	test('in its last PUT: it may appear, so nothing is begun', async () => {
		const stage = twoPuts([{}, { status: 403 }]);
		await expect(stage.post()).rejects.toMatchObject({
			description: expect.stringContaining('TikTok may still have the whole file') as string,
		});
		expect(stage.tikTok.count('init')).toBe(1);
	});
});

test('a stop while the last PUT is stuck before its last byte: nothing may appear', async () => {
	const stop = new AbortController();
	const clock = new FakeClock(undefined, stop.signal);
	clock.onSleep = (ms) => {
		if (ms > 0) stop.abort();
	};
	const puts = [{}, { status: 503, readBytes: 1 }];
	const stage = new Stage(new FakeTikTok(puts), { ...IN_TWO, signal: stop.signal }, clock);
	stage.tikTok.status = () => ({ status: 'PROCESSING_UPLOAD', uploaded_bytes: 5_242_880 });
	await expect(stage.post()).rejects.toMatchObject({
		context: { details: { code: 'execution_stopped', may_appear: false } },
	});
	expect(new PostLedger(stage.nodeContext, 0).entry(0)?.state).toBe('started');
});

describe('a plan that TikTok refuses', () => {
	const LARGE = { items: [itemWith(paddedClip(21_000_000))] };
	const refused = (message: string, code = 'invalid_params') => ({
		text: refusalText(code, message),
		status: 400,
	});

	test.each([
		['invalid_params', 'The chunk size is invalid'],
		['invalid_params', 'The total chunk count is invalid'],
		['invalid_param', 'The chunk size is invalid'],
	])('%s, %s: is made again once, with the proven chunk size', async (code, message) => {
		const stage = new Stage(new FakeTikTok(), LARGE);
		stage.tikTok.plan(VIDEO_INIT.path, refused(message, code));
		const [{ json }] = await stage.post();
		expect(stage.tikTok.inits.map(({ source_info: info }) => info)).toMatchObject([
			{ chunk_size: 21_000_000, total_chunk_count: 1 },
			{ chunk_size: 10_485_760, total_chunk_count: 2 },
		]);
		expect(stage.tikTok.host.puts).toHaveLength(2);
		expect(json.video).toMatchObject({ chunk_count: 2 });
	});

	describe('teaches the next large post of the app', () => {
		const NO = refused('The chunk size is invalid');
		let apps = 0;

		/** An app that no other test has, with the answers to its first inits. */
		function newApp(clientId = `awapp${(apps += 1)}`) {
			const post = async (...answers: Array<{ text: string }>) => {
				const parts = { ...LARGE, credentialFields: { clientId } };
				const stage = new Stage(new FakeTikTok(), parts);
				stage.tikTok.plan(VIDEO_INIT.path, ...answers);
				const items = await stage.post().catch(() => []);
				const chunks = stage.tikTok.inits.map(({ source_info: info }) => Object(info).chunk_size);
				return { chunks, json: items.at(0)?.json, logs: stage.logs };
			};
			return { clientId, post };
		}

		test('which starts with the plan that TikTok took, and no warning says so', async () => {
			const { post, clientId } = newApp();
			const first = await post(NO);
			expect(first.chunks).toEqual([21_000_000, 10_485_760]);
			expect(first.json).toMatchObject({ warnings: [] });
			const lines = first.logs.filter((line) => line.includes('for 6 hours'));
			expect(lines).toEqual([
				expect.stringMatching(/^info .*chunks of 10485760 bytes \(publish_id v_pub_file~v2-1\.2/),
			]);
			expect(first.logs.join()).not.toContain(clientId);

			const second = await post();
			expect(second.chunks).toEqual([10_485_760]);
			expect(second.json).toMatchObject({ warnings: [], video: { chunk_count: 2 } });
			expect(second.logs.join()).not.toContain('for 6 hours');
			expect((await newApp().post()).chunks).toEqual([21_000_000]);
		});

		test('only when TikTok took the second plan', async () => {
			const { post } = newApp();
			expect((await post(NO, NO)).chunks).toHaveLength(2);
			expect((await post()).chunks).toEqual([21_000_000]);
			await post(NO, refused('busy', 'internal_error'));
			expect((await post()).chunks).toEqual([21_000_000]);
		});

		test.each([
			refused('The chunk size is invalid.'),
			refused('The request source info is empty or incorrect'),
			refused('The chunk size is invalid', 'invalid_file_upload'),
		])('only by the two exact texts: %j', async (answer) => {
			const { post } = newApp();
			expect((await post(answer)).chunks).toEqual([21_000_000]);
			expect((await post()).chunks).toEqual([21_000_000]);
		});

		test('until TikTok refuses what it took: then the fewest chunks, and nothing is kept', async () => {
			const { post } = newApp();
			await post(NO);
			expect((await post(NO)).chunks).toEqual([10_485_760, 21_000_000]);
			expect((await post()).chunks).toEqual([21_000_000]);
		});

		test('not without a client key', async () => {
			const { post } = newApp('');
			await post(NO);
			expect((await post()).chunks).toEqual([21_000_000]);
		});
	});

	test('a second time is told', async () => {
		const stage = new Stage(new FakeTikTok(), LARGE);
		const no = refused('The chunk size is invalid');
		stage.tikTok.plan(VIDEO_INIT.path, no, no, no);
		await expect(stage.post()).rejects.toThrow('TikTok refused a value');
		expect(stage.tikTok.count('init')).toBe(2);
	});

	test.each<[string, object, object]>([
		['another reason', LARGE, refused('The request post info is empty or incorrect')],
		['another code', LARGE, refused('The chunk size is invalid', 'internal_error')],
		['a file that is one chunk either way', {}, refused('The chunk size is invalid')],
		['a chunk size that was chosen', IN_TWO, refused('The chunk size is invalid')],
	])('PB-51: %s is no reason to plan anew', async (_, parts, answer) => {
		const stage = new Stage(new FakeTikTok(), parts);
		stage.tikTok.plan(VIDEO_INIT.path, answer as { text: string });
		await expect(stage.post()).rejects.toMatchObject({ context: { itemIndex: 0 } });
		expect(stage.tikTok.count('init')).toBe(1);
	});
});

describe('an init that is answered oddly', () => {
	test.each([
		[{}],
		[{ publish_id: '' }],
		[{ publish_id: 7 }],
		[{ publish_id: 'has a space' }],
		[{ publish_id: 'x'.repeat(65) }],
	])('%j names no post', async (data) => {
		const stage = new Stage(new FakeTikTok());
		stage.tikTok.plan(VIDEO_INIT.path, { text: okText(data) });
		await expect(stage.post()).rejects.toMatchObject({
			context: { details: { code: 'no_publish_id', publish_id: null } },
		});
		expect(stage.tikTok.count('PUT')).toBe(0);
	});

	test.each([
		[undefined],
		[7],
		['http://open-upload.tiktokapis.com/'],
		['https://upload.example/'],
	])('the upload address %j gets no file', async (upload_url) => {
		const stage = new Stage(new FakeTikTok());
		const data = { publish_id: 'v_inbox_file~v2.1', upload_url };
		stage.tikTok.plan(INBOX_VIDEO_INIT.path, { text: okText(data) });
		await expect(stage.post(DRAFT)).rejects.toMatchObject({
			context: { details: { code: 'upload_url_refused', publish_id: 'v_inbox_file~v2.1' } },
		});
		expect(stage.tikTok.count('PUT')).toBe(0);
	});
});
