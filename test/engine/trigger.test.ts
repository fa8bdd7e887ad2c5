import { sleep } from 'n8n-workflow';

import { CREDENTIAL_KEPT_MS } from '../../nodes/TikTokTrigger/receive';
import { startEngine, type Engine } from './harness';
import { directPost, itemWith } from './postSetup';
import { deliver, setTrigger, type TriggerStage } from './triggerSetup';

const DAY_MS = 86_400_000;
const MAX_EPOCH_MS = 8_640_000_000_000_000;

describe('TikTok Trigger', () => {
	let engine: Engine;
	const stages: TriggerStage[] = [];

	beforeAll(async () => {
		engine = await startEngine();
	});
	afterEach(async () => {
		await Promise.all(stages.splice(0).map(async ({ webhook }) => await webhook.close()));
	});
	afterAll(async () => await engine.close());

	async function stage(
		...more: Parameters<typeof setTrigger> extends [Engine, ...infer T] ? T : never
	) {
		const made = await setTrigger(engine, ...more);
		stages.push(made);
		return made;
	}

	test('runs for what becomes of a post, with publish_id and exact post id', async () => {
		const { client, app, webhook } = await stage(
			{},
			{ switches: { processing_ms: 1, moderation_ms: 1 } },
		);
		const [{ open_id }] = app.creators;
		const credential = engine.addCredential(app, await client.signIn(app.client_key, open_id));
		const parameters = directPost({ waitUntilPublished: false });
		const result = await engine.run({
			nodes: [engine.node(parameters, credential)],
			items: [await itemWith(engine)],
		});
		const { publish_id } = result.items('TikTok')[0].json;
		await client.advance(app.client_key, DAY_MS);
		const [post] = await client.posts(app.client_key);

		expect(webhook.started.map(({ json }) => json)).toEqual([
			expect.objectContaining({
				event: 'post.publish.complete',
				publish_id,
				status: 'PUBLISH_COMPLETE',
				publish_type: 'DIRECT_PUBLISH',
				user_openid: open_id,
			}),
			expect.objectContaining({
				event: 'post.publish.publicly_available',
				publish_id,
				status: 'PUBLISH_COMPLETE',
				post_id: post.post_ids[0],
				post_ids: post.post_ids,
			}),
		]);
		expect(BigInt(post.post_ids[0])).toBeGreaterThan(BigInt(Number.MAX_SAFE_INTEGER));
	});

	test('gives reason and remedy of a failed post, and why an authorization ended', async () => {
		const { client, app, webhook, send } = await stage();
		await send({
			event: 'post.publish.failed',
			content: { publish_id: 'v_pub_file~1', reason: 'frame_rate_check_failed' },
		});
		await client.disconnect(app.client_key, app.creators[0].open_id, 4);
		expect(webhook.started.map(({ json }) => json)).toEqual([
			expect.objectContaining({
				publish_id: 'v_pub_file~1',
				status: 'FAILED',
				fail_reason: 'frame_rate_check_failed',
				remedy: expect.stringContaining('ffmpeg'),
			}),
			expect.objectContaining({
				event: 'authorization.removed',
				reason: 4,
				reason_text: 'the account was banned',
			}),
		]);
	});

	test('an event that nobody knows yet is passed on', async () => {
		const { webhook, send } = await stage();
		expect(
			await send({ event: 'post.liked', content: '{"post_id":7678907398077074696,"likes":3}' }),
		).toEqual([200]);
		expect(webhook.started[0].json).toMatchObject({
			event: 'post.liked',
			post_id: '7678907398077074696',
			likes: 3,
		});
	});

	test.each(['text', 'number'] as const)(
		'gives the exact post id of a recorded delivery, sent as %s',
		async (webhook_post_id) => {
			const { webhook, send } = await stage();
			const id = webhook_post_id === 'text' ? '"7602838912283102472"' : '7602838912283102472';
			await send({
				event: 'post.publish.publicly_available',
				content: `{"publish_id":"v_pub_url~v2-1.1","post_id":${id},"publish_type":"DIRECT_PUBLISH"}`,
			});
			expect(webhook.started[0].json).toMatchObject({
				post_id: '7602838912283102472',
				post_ids: ['7602838912283102472'],
				publish_type: 'DIRECT_PUBLISH',
			});
		},
	);

	test('reads the create_time of any event in milliseconds', async () => {
		const { webhook, send } = await stage();
		await send({ create_time: 1_752_894_700_622 });
		expect(webhook.started[0].json).toMatchObject({
			create_time: 1_752_894_700,
			created_at: '2025-07-19T03:11:40.000Z',
		});
	});

	test.each(['signed', 'unsigned'] as const)(
		'answers a ping with 200 and starts nothing, %s; at the Test URL it shows one item',
		async (webhook_ping) => {
			const active = await stage({}, { switches: { webhook_ping } });
			const before = engine.log.length;
			const ping = async ({ client, app }: TriggerStage) =>
				(await client.pingWebhook(app.client_key)).attempts.map(({ status }) => status);
			expect(await ping(active)).toEqual([200]);
			expect(active.webhook.started).toEqual([]);
			expect(engine.log.slice(before)).toEqual([]);

			const inEditor = await stage({}, { switches: { webhook_ping } }, 'manual');
			expect(await ping(inEditor)).toEqual([200]);
			expect(inEditor.webhook.started.map(({ json }) => json)).toEqual([{ event: 'tiktok.ping' }]);
		},
	);

	test.each(['wrong_secret', 'changed_body', 'changed_time', 'other_client_key'] as const)(
		'refuses what is forged: %s',
		async (forge) => {
			const { webhook, send } = await stage();
			expect(await send({ content: { publish_id: 'p1' }, forge })).toEqual([401]);
			expect(webhook.started).toEqual([]);
			expect(await send({ content: { publish_id: 'p1' } })).toEqual([200]);
			expect(webhook.started).toHaveLength(1);
		},
	);

	test.each<[string, string | string[] | null]>([
		['none', null],
		['empty', ''],
		['without time', `s=${'a'.repeat(64)}`],
		['without signature', 't=1780000000'],
		['of other letters', `t=1780000000,s=${'z'.repeat(64)}`],
		['too short', 't=1780000000,s=abcd'],
		['sent twice', [`t=1780000000,s=${'a'.repeat(64)}`, `t=1780000000,s=${'a'.repeat(64)}`]],
	])('refuses a header that is no signature: %s', async (_name, header) => {
		const { webhook, send } = await stage();
		expect(await send({ forge: { header } })).toEqual([401]);
		expect(webhook.started).toEqual([]);
	});

	test.each([
		['at its edge', -3_600 + 5, 200],
		['older than the window', -3_600 - 120, 401],
		['from the future', 3_600 + 120, 401],
	])('with a window of one hour, an event %s', async (_name, offsetSec, status) => {
		const { send } = await stage({ options: { signatureWindowMin: 60 } });
		const signed_at = Math.floor(Date.now() / 1_000) + offsetSec;
		expect((await send({ signed_at }))[0]).toBe(status);
	});

	test.each(['fresh', 'original'] as const)(
		'takes the retry that comes after 72 hours, signed %s',
		async (webhook_retry_signature) => {
			const now = Date.now();
			const { client, app, webhook, credential } = await stage(
				{},
				{ freeze: now - 3 * DAY_MS, switches: { webhook_retry_signature } },
			);
			engine.editCredential(credential, { clientSecret: 'mistyped' });
			await client.sendWebhook(app.client_key, { content: { publish_id: 'p1' } });
			expect(webhook.started).toEqual([]);
			engine.editCredential(credential, { clientSecret: app.client_secret });
			await sleep(CREDENTIAL_KEPT_MS);
			await client.advance(app.client_key, 3 * DAY_MS);
			expect(webhook.started).toHaveLength(1);
			const [{ attempts, state }] = await client.webhookDeliveries(app.client_key);
			expect([attempts.map(({ status }) => status), state]).toEqual([[401, 200], 'delivered']);
		},
	);

	test('a repeat is answered 200 and does not run again, also not those at the same moment', async () => {
		const { webhook, send } = await stage();
		const order = { content: { publish_id: 'p1' }, create_time: 1_780_000_000 };
		expect(await send({ ...order, repeat: 3 })).toEqual([200, 200, 200]);
		const together = await Promise.all([
			send(order),
			send(order),
			send({ ...order, create_time: 1_780_000_001 }),
		]);
		expect(together).toEqual([[200], [200], [200]]);
		expect(webhook.started.map(({ json }) => json.create_time)).toEqual([
			1_780_000_000, 1_780_000_001,
		]);
		expect(JSON.parse(webhook.staticData ?? '')).toEqual({
			'node:TikTok Trigger': {
				recentEvents: { keys: expect.stringMatching(/^[\w-]{8} [\w-]{8} $/) },
			},
		});
	});

	test('a test from the editor runs each time', async () => {
		const { webhook, send } = await stage({}, {}, 'manual');
		await send({ create_time: 1_780_000_000, repeat: 2 });
		expect(webhook.started).toHaveLength(2);
		expect(webhook.staticData).toBeNull();
	});

	test.each([
		[{ events: ['post.publish.failed'] }, ['post.publish.failed post-1']],
		[{ filters: { publishIds: 'post-2, post-3' } }, ['post.publish.complete post-2']],
		[{ filters: { userOpenIds: 'nobody' } }, []],
	])('listens only to %j', async (parameters, expected) => {
		const { webhook, send } = await stage(parameters);
		const tries = [
			await send({ content: { publish_id: 'post-1' } }),
			await send({ content: { publish_id: 'post-2' } }),
			await send({
				event: 'post.publish.failed',
				content: { publish_id: 'post-1', reason: 'internal' },
			}),
		];
		expect(tries.flat()).toEqual([200, 200, 200]);
		expect(
			webhook.started.map(({ json }) => `${String(json.event)} ${String(json.publish_id)}`),
		).toEqual(expected);
	});

	test.each<[string, (key: string) => string]>([
		['nothing', () => ''],
		['an array', () => '[]'],
		['a text', () => '"event"'],
		['null', () => 'null'],
		['an object without the fields', () => '{}'],
		[
			'a number for the event',
			(client_key) => JSON.stringify({ client_key, event: 1, create_time: 1 }),
		],
		['an object for the app', () => JSON.stringify({ client_key: {}, event: 'e', create_time: 1 })],
		[
			'a list for the account',
			(client_key) => JSON.stringify({ client_key, event: 'e', create_time: 1, user_openid: [] }),
		],
		[
			'a text for the time',
			(client_key) => JSON.stringify({ client_key, event: 'e', create_time: 'now' }),
		],
		[
			'a time that no date can hold',
			(client_key) => JSON.stringify({ client_key, event: 'e', create_time: MAX_EPOCH_MS + 1 }),
		],
		[
			'an object for the content',
			(client_key) => JSON.stringify({ client_key, event: 'e', create_time: 1, content: {} }),
		],
		['5,000 levels', () => `${'['.repeat(5_000)}${']'.repeat(5_000)}`],
		[
			'5,000 levels in the content',
			(client_key) =>
				JSON.stringify({
					client_key,
					event: 'e',
					create_time: 1,
					content: `${'['.repeat(5_000)}${']'.repeat(5_000)}`,
				}),
		],
		[
			'10 MB',
			(client_key) =>
				JSON.stringify({ client_key, event: 'e', create_time: 1, content: 'x'.repeat(10_000_000) }),
		],
	])('answers 400 to a body that is no event: %s', async (_name, body) => {
		const made = await stage();
		expect(await deliver(made, body(made.app.client_key))).toBe(400);
		expect(await deliver(made, body(made.app.client_key), {})).toBe(401);
		expect(made.webhook.started).toEqual([]);
		expect(await made.send()).toEqual([200]);
	});

	test('says in the log why it refuses, and shows no secret there', async () => {
		const { app, send } = await stage();
		const before = engine.log.length;
		await send({ forge: 'wrong_secret' });
		const lines = JSON.stringify(engine.log.slice(before));
		expect(lines).toContain('rejected a request with 401');
		expect(lines).not.toContain(app.client_secret);
	});

	test('of 500 forged and unsigned requests none runs, and the log has one line', async () => {
		const made = await stage();
		const body = JSON.stringify({ client_key: made.app.client_key, event: 'e', create_time: 1 });
		const before = engine.log.length;
		const s = 'a'.repeat(64);
		const headers = Array.from({ length: 500 }, (_, at): Record<string, string> => {
			const t = Math.floor(Date.now() / 1_000) - (at % 3 === 0 ? 30 * 86_400 : 0);
			return at % 2 === 0 ? {} : { 'TikTok-Signature': `t=${t},s=${s}` };
		});
		const statuses = await Promise.all(
			headers.map(async (header) => await deliver(made, body, header)),
		);
		expect(new Set(statuses)).toEqual(new Set([401]));
		expect(made.webhook.started).toEqual([]);
		expect(engine.log.slice(before)).toHaveLength(1);
		expect(await deliver(made, body)).toBe(200);
	});

	test('accepts a body of 64 kB, and no larger one', async () => {
		const made = await stage();
		const event = { client_key: made.app.client_key, event: 'e', create_time: 1 };
		const sized = (bytes: number) => JSON.stringify(event).padEnd(bytes);
		expect(await deliver(made, sized(65_536))).toBe(200);
		expect(await deliver(made, sized(65_537))).toBe(400);
	});
});
