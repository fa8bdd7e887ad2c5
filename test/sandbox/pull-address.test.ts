import { Source } from './source-testing';
import { code, message, mp4, TestBench, type Session } from './testing';
import type { AppInput } from './types';

const HOST = 'media.example.test';

let bench: TestBench;
beforeAll(async () => {
	bench = await TestBench.start();
});
afterAll(async () => await bench.close());

const owner = async (spec: AppInput = {}) =>
	await bench.signedIn({ verified_urls: ['example.test'], ...spec });
const init = async ({ token }: Session, video_url: unknown) =>
	await bench.api('/video/init/', token, {
		post_info: { privacy_level: 'PUBLIC_TO_EVERYONE' },
		source_info: { source: 'PULL_FROM_URL', video_url },
	});

describe('the address', () => {
	test.each([
		`http://${HOST}/a.mp4`,
		'https://192.168.0.1/a.mp4',
		'https://[::1]/a.mp4',
		'media.example.test/a.mp4',
		17,
		undefined,
	])('%s is refused', async (url) => {
		const answer = await init(await owner({ verified_urls: ['example.test', '192.168.0.1'] }), url);
		expect([answer.status, code(answer), message(answer)]).toEqual([
			400,
			'invalid_params',
			'The request source info is empty or incorrect',
		]);
	});

	test.each([
		['the domain', ['media.example.test'], '/a.mp4', true],
		['a subdomain of it', ['example.test'], '/a.mp4', true],
		['a prefix', [`https://${HOST}/clips/`], '/clips/a.mp4', true],
		['a lookalike of the domain', ['ample.test'], '/a.mp4', false],
		['a subdomain only', ['www.media.example.test'], '/a.mp4', false],
		['another path', [`https://${HOST}/clips/`], '/other/a.mp4', false],
		['a way out of the prefix', [`https://${HOST}/clips/`], '/clips/../a.mp4', false],
		['nothing', [], '/a.mp4', false],
	])('with %s verified', async (_name, verified_urls, path, owned) => {
		const session = await owner({ verified_urls });
		const answer = await init(session, `https://${HOST}${path}`);
		expect([answer.status, code(answer)]).toEqual(
			owned ? [200, 'ok'] : [403, 'url_ownership_unverified'],
		);
		if (owned) return;
		expect(message(answer)).toBe(
			'Please review our URL ownership verification rules at https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide/#pull_from_url',
		);
		expect(await bench.client.posts(session.app.client_key)).toEqual([]);
	});

	test("TikTok's own sample may be pulled by anyone", async () => {
		const cdn = await Source.start(bench, 'sf16-va.tiktokcdn.com');
		const session = await owner({ verified_urls: [] });
		expect((await init(session, cdn.put('/obj/3min.mp4', mp4(100)))).status).toBe(200);
		await bench.postOnce(session, ({ status }) => status === 'PUBLISH_COMPLETE');
		cdn.close();
	});

	test('ownership is the last thing that is looked at', async () => {
		const session = await owner({ verified_urls: [], creators: [{ banned: true }] });
		expect(code(await init(session, `https://${HOST}/a.mp4`))).toBe(
			'spam_risk_user_banned_from_posting',
		);
	});

	test.each(['example', 'http://example.test/', 'https://example.test/no-slash', '*.example.test'])(
		'%s can not be verified',
		async (verified) => {
			await expect(bench.client.createApp({ verified_urls: [verified] })).rejects.toThrow(
				'verified_urls.0',
			);
		},
	);
});
