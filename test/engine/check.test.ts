import {
	sleep,
	type IDataObject,
	type INodeExecutionData,
	type INodeParameters,
} from 'n8n-workflow';

import './debugLog';

import { leaks } from '../leaks/find';
import { startEngine, type Engine, type RunResult } from './harness';
import { textOf } from './keptText';
import {
	check,
	CLIP,
	directPost,
	draft,
	fixture,
	itemWith,
	paddedClip,
	requestsTo,
	setStage,
	type Stage,
} from './postSetup';
import { serve } from './webServer';

const ONLY_ME = { __rl: true, mode: 'name', value: 'SELF_ONLY' };
const NOT_CHOSEN = { __rl: true, mode: 'list', value: '' };

/** What is shown, saved and logged of a run, beside the one key that holds the address. */
function textBeside(result: RunResult): string {
	const json = { ...result.items('TikTok')[0].json };
	delete json.preview_url;
	const run = { ...result.runs('TikTok')[0], data: undefined };
	return textOf([json, run, result.data.executionData?.contextData, result.log]);
}

describe('Video > Check', () => {
	let engine: Engine;

	beforeAll(async () => {
		engine = await startEngine();
	});
	afterAll(async () => await engine.close());

	async function run(
		stage: Stage,
		parameters: INodeParameters,
		items?: INodeExecutionData[],
	): Promise<RunResult> {
		return await engine.run({
			nodes: [engine.node(parameters, stage.credential)],
			items: items ?? [await itemWith(engine)],
		});
	}

	async function endpointsAsked({ client, app }: Stage): Promise<string[]> {
		return (await client.requests(app.client_key)).map(({ endpoint }) => endpoint);
	}

	function codesOf(json: IDataObject): string[] {
		return (json.problems as IDataObject[]).map(({ code }) => String(code));
	}

	test('Video > Check of a good video: facts, plan and creator, and nothing begun', async () => {
		const stage = await setStage(engine, { creators: [{ duet_disabled: true }] });
		const item = await itemWith(engine);
		const result = await run(stage, check(), [item]);

		expect(result.items('TikTok')).toEqual([
			{
				json: {
					ok: true,
					problems: [],
					warnings: [],
					video: {
						size_bytes: CLIP.length,
						mime_type: 'video/mp4',
						duration_sec: 4,
						codec: 'h264',
						width: expect.any(Number),
						height: expect.any(Number),
						frame_rate: expect.any(Number),
						chunk_count: 1,
					},
					plan: { video_size: CLIP.length, chunk_size: CLIP.length, total_chunk_count: 1 },
					creator: {
						username: 'ada.films',
						nickname: 'Ada Films',
						privacy_level_options: ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'],
						comment_disabled: false,
						duet_disabled: true,
						stitch_disabled: false,
						max_video_post_duration_sec: 600,
					},
				},
				binary: item.binary,
				pairedItem: { item: 0 },
			},
		]);
		expect(await endpointsAsked(stage)).toEqual(['creator_info']);
		expect(result.hints('TikTok')).toEqual([expect.stringMatching(/found no problem/)]);
	});

	test.each([
		['the fewest chunks', 130_000_001, {}],
		['the chosen size', 16_000_003, { chunkSizeMib: 5 }],
	])('the plan is what the init of a post declares: %s', async (_name, bytes, options) => {
		const stage = await setStage(engine, { switches: { store: 'hash' } });
		const item = await itemWith(engine, paddedClip(bytes));
		const checked = await run(stage, check(directPost({ options })), [item]);
		await run(stage, directPost({ options }), [item]);

		const { plan, video } = checked.items('TikTok')[0].json;
		const [init] = await requestsTo(stage, 'init');
		expect(init.body).toMatchObject({
			source_info: { source: 'FILE_UPLOAD', ...(plan as object) },
		});
		const { total_chunk_count: count } = plan as IDataObject;
		expect(video).toMatchObject({ chunk_count: count });
	});

	test('a check for a draft asks TikTok nothing, and compares no field with the account', async () => {
		const stage = await setStage(engine, { creators: [{ banned: true }] }, ['user.info.basic']);
		const result = await run(stage, check(draft()));

		expect(result.items('TikTok')[0].json).toMatchObject({ ok: true, creator: null });
		expect(await endpointsAsked(stage)).toEqual([]);
	});

	test('names all problems at once, and goes on with the next item', async () => {
		const stage = await setStage(engine, {
			creators: [{ max_video_post_duration_sec: 3, comment_disabled: true, is_private: true }],
		});
		const items = [await itemWith(engine), await itemWith(engine, fixture('pdf.pdf'))];
		const caption = '={{ $itemIndex === 0 ? "good" : "x".repeat(2201) }}';
		const result = await run(stage, check(directPost({ allowComment: true, caption })), items);

		expect(result.items('TikTok').map(({ json }) => codesOf(json))).toEqual([
			['interaction_disabled', 'video_too_long', 'privacy_level_option_mismatch'],
			['invalid_input', 'file_format'],
		]);
		expect(result.items('TikTok')[1].json).toMatchObject({ video: null, plan: null });
		expect(result.items('TikTok').map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
		]);
	});

	test.each([
		['not chosen', NOT_CHOSEN, []],
		['chosen', ONLY_ME, []],
		['an expression that yields nothing', { ...ONLY_ME, value: '={{ "" }}' }, ['invalid_input']],
	])('a privacy level that is %s', async (_name, privacyLevel, codes) => {
		const stage = await setStage(engine);
		const result = await run(stage, check(directPost({ privacyLevel })));

		expect(codesOf(result.items('TikTok')[0].json)).toEqual(codes);
	});

	test.each([
		['left empty', '', []],
		['an expression that yields nothing', '={{ "" }}', [/so the post has no caption/]],
	])('a caption that is %s', async (_name, caption, warnings) => {
		const stage = await setStage(engine);
		const result = await run(stage, check(directPost({ caption })));

		expect(result.items('TikTok')[0].json.warnings).toEqual(
			warnings.map((words) => expect.stringMatching(words)),
		);
	});

	test('an address is looked at as a post looks at it; what TikTok pulls is not', async () => {
		const stage = await setStage(engine);
		const server = await serve(paddedClip(1_000_001));
		const page = await serve(fixture('html.html'), { contentType: 'text/html' });
		const gone = await serve(CLIP, { status: 404 });
		try {
			const address = { videoSource: '={{ $json.source }}', videoUrl: '={{ $json.url }}' };
			const items = [
				{ source: 'url', url: server.url() },
				{ source: 'url', url: page.url() },
				{ source: 'url', url: gone.url() },
				{ source: 'url', url: 'ftp://example.com/clip.mp4' },
				{ source: 'pull', url: 'https://cdn.example.com/clip.mp4' },
				{ source: 'pull', url: 'https://10.0.0.1/clip.mp4' },
			].map((json) => ({ json }));
			const result = await run(
				stage,
				check(directPost({ ...address, options: { previewUrl: true } })),
				items,
			);

			const jsons = result.items('TikTok').map(({ json }) => json);
			expect(jsons.map(codesOf)).toEqual([
				[],
				['url_page'],
				['url_not_found'],
				['url_invalid'],
				[],
				['url_invalid'],
			]);
			expect(jsons[0]).toMatchObject({ video: { size_bytes: 1_000_001 }, warnings: [] });
			expect(jsons[4]).toMatchObject({
				video: null,
				plan: null,
				warnings: [expect.stringContaining('TikTok would pull the video itself')],
			});
			for (const json of jsons) expect(json).not.toHaveProperty('preview_url');
		} finally {
			await Promise.all([server.close(), page.close(), gone.close()]);
		}
	});

	test('a preview that fails is a warning, because the post would still work', async () => {
		const stage = await setStage(engine);
		const item = await itemWith(engine);
		const parameters = check(directPost({ options: { previewUrl: '={{ "yes" }}' } }));
		const result = await run(stage, parameters, [item]);

		expect(result.items('TikTok')[0].json).toMatchObject({
			ok: true,
			warnings: [expect.stringContaining("'Include a Preview Address' needs true or false")],
		});
	});

	test('the signed address is in preview_url and nowhere else, and only when asked for', async () => {
		const stage = await setStage(engine);
		const wanted = await run(stage, check(directPost({ options: { previewUrl: true } })));
		const unwanted = await run(stage, check());

		const address = String(wanted.items('TikTok')[0].json.preview_url);
		const token = String(new URL(address).searchParams.get('token'));
		const [, payload, signature] = token.split('.');
		expect(textOf(wanted.data)).toContain(token);
		expect(leaks(textBeside(wanted), [payload, signature])).toEqual([]);
		expect(textOf([unwanted.data, unwanted.log])).not.toContain('/rest/binary-data/signed');
	});

	test('a stopped execution is an error, not a problem of the video', async () => {
		const stage = await setStage(engine, {
			faults: [{ on: 'creator_info', times: 'always', do: { kind: 'delay', ms: 30_000 } }],
		});
		const running = engine.start({
			nodes: [engine.node(check(), stage.credential)],
			items: [await itemWith(engine)],
		});
		await sleep(1_500);
		running.cancel();
		const result = await running.result;

		expect(result.errorOf('TikTok')?.message).toMatch(/The execution was stopped/);
		expect(result.items('TikTok')).toEqual([]);
	});
});
