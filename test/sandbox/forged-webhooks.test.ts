import { TestBench } from './testing';
import type { App, WebhookSendInput } from './types';
import { isSigned, Receiver, signedAt } from './webhook-testing';

let bench: TestBench;
let receiver: Receiver;
let app: App;
beforeAll(async () => {
	bench = await TestBench.start();
	receiver = await Receiver.start(bench);
	app = await bench.client.createApp({ webhook_url: receiver.url, freeze: NOW });
});
beforeEach(() => receiver.reset());
afterAll(async () => {
	receiver.close();
	await bench.close();
});

const NOW = 1_780_000_000_000;

async function send(order: WebhookSendInput) {
	const deliveries = await bench.client.sendWebhook(app.client_key, order);
	return {
		deliveries,
		arrived: receiver.arrived[0],
		body: () => JSON.parse(receiver.arrived[0].raw),
	};
}
const signed = () => isSigned(receiver.arrived[0], app.client_secret);

describe('to order', () => {
	test('an honest event of any name, with any content', async () => {
		const { body } = await send({ event: 'some.new.event', content: { a: 1 }, create_time: 17 });
		expect(body()).toEqual({
			client_key: app.client_key,
			event: 'some.new.event',
			create_time: 17,
			user_openid: app.creators[0].open_id,
			content: '{"a":1}',
		});
		expect(signed()).toBe(true);
	});

	test('content as text stays as it is; no user_openid when there is none', async () => {
		const content = '{"request_id":7678907398077074697}';
		const event = 'portability.download.ready';
		const { body } = await send({ event, content, user_openid: null });
		expect(body().content).toBe(content);
		expect(Object.keys(body())).not.toContain('user_openid');
	});

	test('a body that is no event, rightly signed', async () => {
		await send({ body: '[1,2' });
		expect(receiver.arrived[0].raw).toBe('[1,2');
		expect(signed()).toBe(true);
	});

	test('a body of 10 MB', async () => {
		await send({ body: 'é'.repeat(5_000_000) });
		expect(Buffer.byteLength(receiver.arrived[0].raw)).toBe(10_000_000);
		expect(signed()).toBe(true);
	});

	test('signed at another time', async () => {
		await send({ signed_at: 1_000 });
		expect(signedAt(receiver.arrived[0])).toBe(1_000);
		expect(signed()).toBe(true);
	});

	test('the same event many times', async () => {
		const { deliveries } = await send({ content: {}, repeat: 120 });
		expect(deliveries).toHaveLength(120);
		expect(deliveries.every(({ state }) => state === 'delivered')).toBe(true);
		expect(receiver.arrived).toHaveLength(120);
		expect(new Set(receiver.arrived.map(({ raw }) => raw)).size).toBe(1);
	});

	test('an app without a webhook_url is a mistake of the test', async () => {
		const { client_key } = await bench.client.createApp();
		await expect(bench.client.sendWebhook(client_key, {})).rejects.toThrow('webhook_url');
	});
});

describe('forged', () => {
	test.each(['wrong_secret', 'changed_body', 'changed_time'] as const)(
		'%s: well-formed, of the right app, and not signed by it',
		async (forge) => {
			const { arrived, body } = await send({ content: { publish_id: 'p' }, forge });
			expect(body()).toMatchObject({ client_key: app.client_key, event: 'post.publish.complete' });
			expect(arrived.signature).toMatch(/^t=\d+,s=[0-9a-f]{64}$/);
			expect(signed()).toBe(false);
		},
	);

	test('changed_body differs in one digit, changed_time in one second', async () => {
		await send({ content: '{"n":1}', create_time: 5, user_openid: null });
		await send({ content: '{"n":1}', create_time: 5, user_openid: null, forge: 'changed_body' });
		await send({ content: '{"n":1}', create_time: 5, user_openid: null, forge: 'changed_time' });
		const [honest, body, time] = receiver.arrived;
		expect(body.raw).toBe(honest.raw.replace('\\"n\\":1', '\\"n\\":2'));
		expect(body.signature).toBe(honest.signature);
		expect(time.raw).toBe(honest.raw);
		expect(signedAt(time)).toBe(signedAt(honest) + 1);
	});

	test('other_client_key: signed with the right secret', async () => {
		const { body } = await send({ forge: 'other_client_key' });
		expect(body().client_key).toMatch(/^aw/);
		expect(body().client_key).not.toBe(app.client_key);
		expect(signed()).toBe(true);
	});

	test.each<[string | string[] | null, string | undefined]>([
		['t=1', 't=1'],
		['', ''],
		[null, undefined],
		[['t=1,s=a', 't=2,s=b'], 't=1,s=a, t=2,s=b'],
	])('header %j', async (header, expected) => {
		expect((await send({ forge: { header } })).arrived.signature).toBe(expected);
	});

	test('a forgery is not tried again', async () => {
		receiver.statuses = [401];
		const { deliveries } = await send({ forge: 'wrong_secret' });
		expect(deliveries).toMatchObject([
			{ state: 'dropped', next_attempt_at: null, attempts: [{ status: 401 }] },
		]);
		await bench.client.advance(app.client_key, 3_600_000);
		expect(receiver.arrived).toHaveLength(1);
	});
});
