import type { NodeExecutionHint } from 'n8n-workflow';

import { VIDEO_INIT } from '../../../nodes/TikTok/api/endpoints';
import { MAY_STILL_APPEAR } from '../../../nodes/TikTok/api/postStatus';
import { FakeTikTok } from '../support/fakeTikTok';
import { CLIP, CLIP_FACTS, DRAFT, itemWith, parameters, PHOTOS, Stage } from '../support/postStage';
import { refusalText } from '../support/replies';

const THREE = { items: [itemWith(), itemWith(), itemWith()] };
const ID = '7678907398077074696';

describe('one item', () => {
	test('PB-17: is checked, begun, sent and followed, and the result is the whole trail', async () => {
		const stage = new Stage(new FakeTikTok());
		const [{ json, pairedItem }] = await stage.post();
		expect(stage.tikTok.calls).toEqual(['query', 'init', 'PUT', 'fetch']);
		expect(pairedItem).toEqual({ item: 0 });
		expect(json).toEqual({
			publish_id: 'v_pub_file~v2-1.1',
			status: 'PUBLISH_COMPLETE',
			is_final: true,
			post_id: ID,
			post_ids: [ID],
			post_url: `https://www.tiktok.com/@my.shop/video/${ID}`,
			privacy_level: 'PUBLIC_TO_EVERYONE',
			creator: { username: 'my.shop', nickname: 'My Shop' },
			video: { ...CLIP_FACTS, chunk_count: 1 },
			uploaded_at: '2026-01-01T00:00:00.000Z',
			completed_at: '2026-01-01T00:00:00.000Z',
			warnings: [],
		});
		expect(stage.tikTok.host.puts[0].bytes.equals(CLIP)).toBe(true);
	});

	test('that is published stays so when n8n cannot read the credential any more', async () => {
		const stage = new Stage(new FakeTikTok(), {
			credentialFields: () => {
				throw new Error('The database is busy.');
			},
		});
		const [{ json }] = await stage.post();
		expect(json).toMatchObject({ status: 'PUBLISH_COMPLETE', post_id: ID });
	});

	test('as a draft carries no settings and asks nothing about the creator', async () => {
		const stage = new Stage(new FakeTikTok());
		stage.tikTok.status = () => ({ status: 'SEND_TO_USER_INBOX' });
		const [{ json }] = await stage.post(DRAFT);
		expect(stage.tikTok.calls).toEqual(['init', 'PUT', 'fetch']);
		expect(stage.tikTok.inits).toEqual([
			{
				source_info: {
					source: 'FILE_UPLOAD',
					video_size: CLIP.length,
					chunk_size: CLIP.length,
					total_chunk_count: 1,
				},
			},
		]);
		expect(json).toMatchObject({ status: 'SEND_TO_USER_INBOX', creator: null, post_url: null });
	});

	test('PB-43, PB-44: the upload address is in neither output nor log', async () => {
		const stage = new Stage(new FakeTikTok());
		const items = await stage.post();
		expect(JSON.stringify([items, stage.logs, stage.nodeContext])).not.toMatch(/secret|upload_url/);
	});

	test('a status that is refused after the upload is a warning, never an error', async () => {
		const stage = new Stage(new FakeTikTok());
		stage.tikTok.plan('/v2/post/publish/status/fetch/', {
			text: refusalText('token_not_authorized_for_specified_publish_id'),
			status: 400,
		});
		const [{ json }] = await stage.post();
		expect(json).toMatchObject({ publish_id: 'v_pub_file~v2-1.1', status: 'UNKNOWN' });
		expect(json.warnings).toEqual([
			expect.stringContaining('its status could not be read'),
			MAY_STILL_APPEAR,
		]);
	});
});

test('photos of several items that are one post are told of as one', async () => {
	const hints: NodeExecutionHint[] = [];
	const url = { photoUrls: 'https://cdn.example.com/a.jpg' };
	const stage = new Stage(new FakeTikTok(), {
		...THREE,
		hints,
		parameters: [parameters(url, { allItemsAsOne: true })],
	});
	expect(await stage.post(PHOTOS)).toHaveLength(1);
	expect(hints.map(({ message }) => message)).toEqual([
		expect.stringMatching(/^TikTok has published the post for everyone/),
	]);
});

describe('several items', () => {
	test('PB-64: each is posted with its own settings and paired with its own input', async () => {
		const stage = new Stage(new FakeTikTok(), {
			...THREE,
			parameters: ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'].map(
				(privacyLevel, n) => parameters({ privacyLevel, caption: `Item ${n}` }),
			),
		});
		const items = await stage.post();
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2].map((item) => ({ item })));
		expect(stage.tikTok.inits.map(({ post_info: info }) => info)).toMatchObject([
			{ privacy_level: 'PUBLIC_TO_EVERYONE', title: 'Item 0' },
			{ privacy_level: 'MUTUAL_FOLLOW_FRIENDS', title: 'Item 1' },
			{ privacy_level: 'SELF_ONLY', title: 'Item 2' },
		]);
	});

	test('every item is checked before the first post is begun', async () => {
		const stage = new Stage(new FakeTikTok(), {
			items: [itemWith(), itemWith(Buffer.from('no video at all'))],
		});
		await expect(stage.post()).rejects.toMatchObject({
			message: expect.stringContaining('[item 1]') as string,
		});
		expect(stage.tikTok.calls).toEqual([]);
	});

	test('the creator is asked once for all of them', async () => {
		const stage = new Stage(new FakeTikTok(), THREE);
		await stage.post();
		expect(stage.tikTok.count('query')).toBe(1);
	});

	test('PB-63: the second fails, the others go on, each in its place', async () => {
		const stage = new Stage(new FakeTikTok(), { ...THREE, continueOnFail: true });
		const refused = { text: refusalText('spam_risk_too_many_posts'), status: 403 };
		stage.tikTok.plan(VIDEO_INIT.path, { text: initText(1) }, refused);
		const items = await stage.post();
		expect(items).toMatchObject([
			{ json: { status: 'PUBLISH_COMPLETE' }, pairedItem: { item: 0 } },
			{
				json: { details: { code: 'spam_risk_too_many_posts', publish_id: null } },
				pairedItem: { item: 1 },
				binary: { data: { mimeType: 'video/mp4' } },
			},
			{ json: { status: 'PUBLISH_COMPLETE' }, pairedItem: { item: 2 } },
		]);
	});

	test('an error that stops the node names the posts that it hides', async () => {
		const stage = new Stage(new FakeTikTok(), THREE);
		stage.tikTok.plan(
			VIDEO_INIT.path,
			{ text: initText(1) },
			{ text: refusalText('spam_risk_too_many_posts'), status: 403 },
		);
		await expect(stage.post()).rejects.toMatchObject({
			message: expect.stringMatching(/\[item 1\]$/) as string,
			description: expect.stringContaining(
				'Begun by this node before it stopped: v_pub_file~v2-1.1 (item 0).',
			) as string,
		});
	});

	test('are sent one after the other, and waited for together', async () => {
		const stage = new Stage(new FakeTikTok(), THREE);
		await stage.post();
		expect(stage.tikTok.calls.slice(1)).toEqual([
			...['init', 'PUT', 'init', 'PUT', 'init', 'PUT'],
			...['fetch', 'fetch', 'fetch'],
		]);
	});
});

function initText(nth: number): string {
	const upload_url = 'https://open-upload.tiktokapis.com/?x=secret';
	const data = { publish_id: `v_pub_file~v2-1.${nth}`, upload_url };
	return JSON.stringify({ data, error: { code: 'ok' } });
}
