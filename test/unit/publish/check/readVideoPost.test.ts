import { FakeTikTok } from '../../support/fakeTikTok';
import { CLIP, DIRECT, DRAFT, parameters, Stage } from '../../support/postStage';
import { WebServer } from '../../support/webServer';

async function initWith(more: object, options: object = {}) {
	const stage = new Stage(new FakeTikTok(), { parameters: [parameters(more, options)] });
	await stage.post();
	return stage.tikTok.inits[0];
}

const URL_OF_CLIP = 'https://cdn.example.com/clips/new.mp4';

describe('post_info', () => {
	const OFF = {
		privacy_level: 'PUBLIC_TO_EVERYONE',
		title: 'A test',
		disable_comment: true,
		disable_duet: true,
		disable_stitch: true,
		brand_content_toggle: false,
		brand_organic_toggle: false,
		is_aigc: false,
	};

	test('says what to disable, and always each of the switches', async () => {
		expect((await initWith({})).post_info).toEqual(OFF);
	});

	test.each<[object, object, object]>([
		[{ allowComment: true }, {}, { disable_comment: false }],
		[{ allowDuet: true }, {}, { disable_duet: false }],
		[{ allowStitch: true }, {}, { disable_stitch: false }],
		[{ discloseContent: true, brandContent: true }, {}, { brand_content_toggle: true }],
		[{ discloseContent: true, brandOrganic: true }, {}, { brand_organic_toggle: true }],
		[{}, { isAigc: true }, { is_aigc: true }],
		[{}, { videoCoverTimestampMs: 0 }, { video_cover_timestamp_ms: 0 }],
		[{}, { videoCoverTimestampMs: 1_500.4 }, { video_cover_timestamp_ms: 1_500 }],
	])('%j %j changes %j alone', async (more, options, change) => {
		expect((await initWith(more, options)).post_info).toEqual({ ...OFF, ...change });
	});

	test('a caption is sent as it is, an empty one not at all', async () => {
		const caption = '  Two lines\n #tag @friend 😀 ';
		expect((await initWith({ caption })).post_info).toMatchObject({ title: caption });
		expect((await initWith({ caption: '' })).post_info).not.toHaveProperty('title');
	});

	test.each<[string, RegExp | undefined]>([
		['', /^Nothing is entered in 'Caption', so the post has no caption\.$/],
		[' \n\t', /^Only white space is entered in 'Caption', so the post has no caption\.$/],
		[
			'#1 #zwei #три #四 #five #six',
			/^There are 6 hashtags in 'Caption', and TikTok's app allows 5\./,
		],
		['#one#two#three#four#five#six', /6 hashtags/],
		['Five: #1 #2 #3 #4 #5. Number # 6', undefined],
		['A test', undefined],
	])('the caption %j is sent, with a warning where it may not be shown', async (caption, words) => {
		const stage = new Stage(new FakeTikTok(), { parameters: [parameters({ caption })] });
		const [{ json }] = await stage.post();
		expect(stage.tikTok.inits[0].post_info).toMatchObject(caption === '' ? {} : { title: caption });
		expect(json.warnings).toEqual(words === undefined ? [] : [expect.stringMatching(words)]);
		const [draft] = await stage.post(DRAFT, { nodeContext: {} });
		expect(draft.json.warnings).toEqual([]);
	});

	test('Only Me instead is posted and warned of, once', async () => {
		const stage = new Stage(new FakeTikTok(), {
			parameters: [
				parameters({ privacyLevel: 'FOLLOWER_OF_CREATOR' }, { privacyFallback: 'onlyMe' }),
			],
		});
		const [{ json }] = await stage.post();
		expect(stage.tikTok.inits[0].post_info).toMatchObject({ privacy_level: 'SELF_ONLY' });
		expect(json).toMatchObject({
			privacy_level: 'SELF_ONLY',
			warnings: [
				'The account does not offer the privacy level Followers, so the node uses Only Me.',
			],
		});
	});
});

describe('bad input', () => {
	test.each<[object, object, string]>([
		[{ caption: 'x'.repeat(2_201) }, {}, "'Caption' has 2,201"],
		[{ caption: ['a'] }, {}, "'Caption' needs a text"],
		[{ privacyLevel: '' }, {}, 'is not chosen'],
		[{}, { videoCoverTimestampMs: -1 }, 'Cover Timestamp'],
		[{}, { videoCoverTimestampMs: 2_147_483_648 }, 'Cover Timestamp'],
		[{}, { chunkSizeMib: 4 }, 'Chunk Size'],
		[{}, { onFailedPost: 'x' }, 'On Failed Post'],
		[{ waitUntilPublished: 'maybe' }, {}, 'Wait Until Published'],
		[{ videoSource: 'ftp' }, {}, "'Video Source' needs binary, url or pull"],
		[{ binaryPropertyName: 'other' }, {}, 'has no file there'],
		[{ videoSource: 'pull', videoUrl: 'http://cdn.example.com/x.mp4' }, {}, 'https://'],
		[{ videoSource: 'url', videoUrl: '' }, {}, 'is not a web address'],
	])('%j %j is refused before anything is asked', async (more, options, words) => {
		const stage = new Stage(new FakeTikTok(), { parameters: [parameters(more, options)] });
		await expect(stage.post()).rejects.toThrow(words);
		expect(stage.tikTok.calls).toEqual([]);
	});
});

describe('where the video comes from', () => {
	test('fetched by TikTok: its address goes with the init, and nothing is sent from here', async () => {
		for (const route of [DIRECT, DRAFT]) {
			const stage = new Stage(new FakeTikTok(), {
				parameters: [parameters({ videoSource: 'pull', videoUrl: ` ${URL_OF_CLIP} ` })],
			});
			const [{ json }] = await stage.post(route);
			expect(stage.tikTok.inits[0].source_info).toEqual({
				source: 'PULL_FROM_URL',
				video_url: URL_OF_CLIP,
			});
			expect(stage.tikTok.count('PUT')).toBe(0);
			expect(json).toMatchObject({ video: null, uploaded_at: null });
			expect(stage.logs[0]).toContain('"new.mp4"');
		}
	});

	test('a site itself as address is known by its host', async () => {
		const stage = new Stage(new FakeTikTok(), {
			parameters: [parameters({ videoSource: 'pull', videoUrl: 'https://cdn.example.com' })],
		});
		await stage.post();
		expect(stage.logs[0]).toContain('"cdn.example.com"');
	});

	test('streamed from the web: looked into, then sent byte by byte', async () => {
		const server = new WebServer(CLIP);
		const tikTok = new FakeTikTok();
		const upload = tikTok.context().helpers.httpRequest;
		const stage = new Stage(tikTok, {
			parameters: [parameters({ videoSource: 'url', videoUrl: URL_OF_CLIP })],
			helpers: {
				httpRequest: async (options) =>
					await (options.method === 'PUT' ? upload(options) : server.httpRequest(options)),
			},
		});
		const [{ json }] = await stage.post();
		expect(tikTok.host.puts[0].bytes.equals(CLIP)).toBe(true);
		expect(json.video).toMatchObject({ size_bytes: CLIP.length, mime_type: 'video/mp4' });
	});
});
