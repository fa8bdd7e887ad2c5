import { PHOTO_INIT } from '../../../../nodes/TikTok/api/endpoints';
import { FakeTikTok } from '../../support/fakeTikTok';
import { PHOTO_DRAFT, PHOTOS, Stage, parameters } from '../../support/postStage';
import { refusalText } from '../../support/replies';

const URLS = ['https://cdn.example.com/a.jpg', 'https://cdn.example.com/b.jpg'];

function stageWith(more: object, options: object = {}) {
	const shown = { photoUrls: URLS.join('\n'), coverIndex: 0, caption: '', ...more };
	return new Stage(new FakeTikTok(), {
		items: [{ json: {} }],
		parameters: [parameters(shown, options)],
	});
}

describe('a photo post', () => {
	test('PB-59: names addresses, cover from 0 and settings; TikTok fetches the rest', async () => {
		const texts = { title: 'Title', caption: 'Text', coverIndex: 1, allowComment: true };
		const stage = stageWith(texts, { autoAddMusic: true, isAigc: true });
		const [{ json }] = await stage.post(PHOTOS);
		expect(stage.tikTok.calls).toEqual(['query', 'init', 'fetch']);
		expect(stage.tikTok.inits).toEqual([
			{
				media_type: 'PHOTO',
				post_mode: 'DIRECT_POST',
				post_info: {
					title: 'Title',
					description: 'Text',
					privacy_level: 'PUBLIC_TO_EVERYONE',
					disable_comment: false,
					auto_add_music: true,
					brand_content_toggle: false,
					brand_organic_toggle: false,
				},
				source_info: { source: 'PULL_FROM_URL', photo_images: URLS, photo_cover_index: 1 },
				is_aigc: true,
			},
		]);
		expect(json).toMatchObject({ photo_count: 2, video: null, post_url: null, uploaded_at: null });
	});

	test.each([[{}], [{ isAigc: false }], [{ isAigc: '' }]])(
		'PB-91: with the options %j is_aigc is not sent',
		async (options) => {
			const stage = stageWith({ title: 'Title' }, options);
			await stage.post(PHOTOS);
			expect(stage.tikTok.inits[0]).not.toHaveProperty('is_aigc');
		},
	);

	test('PB-91: a value of is_aigc that is no switch is refused all the same', async () => {
		await expect(stageWith({}, { isAigc: 'maybe' }).post(PHOTOS)).rejects.toThrow(
			"'AI-Generated Content' needs true or false",
		);
	});

	test.each<[object, RegExp | undefined]>([
		[{}, /^Nothing is entered in 'Title' and 'Description', so the post has no caption\.$/],
		[{ title: ' ' }, /^Only white space is entered/],
		[{ title: '#a #b #c', caption: '#d #e #f' }, /^There are 6 hashtags in 'Title' and/],
		[{ title: '#a', caption: '#b #c #d #e' }, undefined],
		[{ caption: 'Text' }, undefined],
	])('%j: a warning where TikTok may show the text otherwise', async (texts, words) => {
		const [{ json }] = await stageWith(texts).post(PHOTOS);
		expect(json.warnings).toEqual(words === undefined ? [] : [expect.stringMatching(words)]);
		const [draft] = await stageWith(texts).post(PHOTO_DRAFT);
		expect(draft.json.warnings).toEqual([]);
	});

	test('as a draft has texts, and no settings', async () => {
		const stage = stageWith({ title: 'Title', caption: '' });
		await stage.post(PHOTO_DRAFT);
		expect(stage.tikTok.calls).toEqual(['init', 'fetch']);
		expect(stage.tikTok.inits).toEqual([
			{
				media_type: 'PHOTO',
				post_mode: 'MEDIA_UPLOAD',
				post_info: { title: 'Title' },
				source_info: { source: 'PULL_FROM_URL', photo_images: URLS, photo_cover_index: 0 },
			},
		]);
	});

	test.each<[object, string]>([
		[{ photoUrls: '' }, 'has 0 addresses'],
		[{ photoUrls: Array(36).fill(URLS[0]) }, 'has 36 addresses'],
		[{ photoUrls: ['http://cdn.example.com/a.jpg'] }, 'https://'],
		[{ coverIndex: 2 }, "'Cover Index' is 2, but the post has 2 photos"],
		[{ photoUrls: 'https://a.example/1.jpg,https://a.example/2.jpg' }, 'several addresses in one'],
		[{ photoUrls: 'https://a.example/1.jpg HTTPS://a.example/2.jpg' }, 'several addresses in one'],
		[{ coverIndex: 0.5 }, "'Cover Index' is 0.5"],
		[{ coverIndex: -1 }, "'Cover Index' needs a number"],
		[{ title: 'x'.repeat(91) }, "'Title' has 91"],
		[{ caption: 'x'.repeat(4_001) }, "'Description' has 4,001"],
		[{ privacyLevel: '' }, 'is not chosen'],
	])('%j is refused before anything is asked', async (more, words) => {
		const stage = stageWith(more);
		await expect(stage.post(PHOTOS)).rejects.toThrow(words);
		expect(stage.tikTok.calls).toEqual([]);
	});

	test('35 photos, 90 and 4,000 units are within the limits', async () => {
		const stage = stageWith({
			photoUrls: Array(35).fill(URLS[0]),
			coverIndex: 34,
			title: 'x'.repeat(90),
			caption: 'x'.repeat(4_000),
		});
		await stage.post(PHOTOS);
		expect(stage.tikTok.count('init')).toBe(1);
	});
});

describe('an init whose answer is lost', () => {
	test('may have begun the post: the person has to look, and no try begins it again', async () => {
		const stage = stageWith({});
		const lost = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
		stage.tikTok.plan(PHOTO_INIT.path, lost);
		await expect(stage.post(PHOTOS)).rejects.toThrow('so TikTok may have started the post');
		await expect(stage.post(PHOTOS)).rejects.toMatchObject({
			message: expect.stringContaining('"a.jpg"') as string,
			context: { details: { code: 'post_unknown' } },
		});
		expect(stage.tikTok.count('init')).toBe(1);
	});

	test('an internal error is no clear refusal, whatever its status', async () => {
		const stage = stageWith({});
		stage.tikTok.plan(PHOTO_INIT.path, { text: refusalText('internal_error'), status: 400 });
		await expect(stage.post(PHOTOS)).rejects.toThrow('so TikTok may have started the post');
		await expect(stage.post(PHOTOS)).rejects.toThrow('may appear');
		expect(stage.tikTok.count('init')).toBe(1);
	});

	test('that TikTok refused has begun nothing', async () => {
		const stage = stageWith({});
		const text = refusalText('url_ownership_unverified');
		stage.tikTok.plan(PHOTO_INIT.path, { text, status: 403 });
		await expect(stage.post(PHOTOS)).rejects.toMatchObject({
			context: { details: { code: 'url_ownership_unverified' } },
		});
		await stage.post(PHOTOS);
		expect(stage.tikTok.count('init')).toBe(2);
	});
});
