import { TestBench } from './testing';
import type { AppInput } from './types';
import { isSigned, NEVER, Receiver, signedAt } from './webhook-testing';

let bench: TestBench;
let receiver: Receiver;
beforeAll(async () => {
	bench = await TestBench.start();
	receiver = await Receiver.start(bench);
});
beforeEach(() => receiver.reset());
afterAll(async () => {
	receiver.close();
	await bench.close();
});

const NOW = 1_780_000_000_000;
const HOUR_MS = 3_600_000;

/** An app whose first event received these statuses. */
async function sent(statuses: number[], spec: AppInput = {}) {
	receiver.statuses = statuses;
	const app = await bench.client.createApp({ webhook_url: receiver.url, freeze: NOW, ...spec });
	await bench.client.sendWebhook(app.client_key, { content: { publish_id: 'p' } });
	const advance = async (ms: number) => await bench.client.advance(app.client_key, ms);
	const delivery = async () => (await bench.client.webhookDeliveries(app.client_key))[0];
	return { app, advance, delivery };
}

describe('retries', () => {
	test.each([500, 404, 401, 201, 204, 302, 0])('after %d', async (status) => {
		const { advance, delivery } = await sent([status, 200]);
		expect(await delivery()).toMatchObject({
			state: 'pending',
			next_attempt_at: NOW + 30_000,
			attempts: [{ status: status === 0 ? null : status }],
		});
		await advance(29_999);
		expect(receiver.arrived).toHaveLength(1);
		await advance(1);
		expect(receiver.arrived).toHaveLength(2);
		expect(receiver.arrived[1].raw).toBe(receiver.arrived[0].raw);
		expect(await delivery()).toMatchObject({ state: 'delivered', next_attempt_at: null });
		await advance(HOUR_MS);
		expect(receiver.arrived).toHaveLength(2);
	});

	test('each wait is twice as long as the one before', async () => {
		const { advance, delivery } = await sent([500], {
			switches: { webhook_first_retry_ms: 1_000 },
		});
		for (const wait of [1_000, 2_000, 4_000, 8_000]) {
			const before = receiver.arrived.length;
			await advance(wait - 1);
			expect(receiver.arrived).toHaveLength(before);
			await advance(1);
			expect(receiver.arrived).toHaveLength(before + 1);
		}
		const { attempts } = await delivery();
		expect(attempts.map(({ at }) => at - NOW)).toEqual([0, 1_000, 3_000, 7_000, 15_000]);
	});

	test('a jump of the clock is one try; after 72 hours the event is dropped', async () => {
		const { advance, delivery } = await sent([500]);
		await advance(10 * HOUR_MS);
		expect(receiver.arrived).toHaveLength(2);
		await advance(62 * HOUR_MS + 1);
		expect(receiver.arrived).toHaveLength(2);
		expect(await delivery()).toMatchObject({ state: 'dropped', next_attempt_at: null });
	});

	test('a try at the very 72nd hour still counts, and there is none after it', async () => {
		const { advance, delivery } = await sent([500]);
		await advance(72 * HOUR_MS);
		expect(receiver.arrived).toHaveLength(2);
		expect(await delivery()).toMatchObject({ state: 'dropped' });
	});

	test.each<[string, string | undefined, string]>([
		['does not answer in time', undefined, 'No answer within 100 ms'],
		['has no name here', 'https://nobody.example.test/', 'does not reach'],
		['is not there', 'http://127.0.0.1:1/', 'ECONNREFUSED'],
	])('a receiver that %s is tried again', async (_name, webhook_url, error) => {
		const { delivery } = await sent([NEVER], {
			webhook_url: webhook_url ?? receiver.url,
			// Long enough that a refusal arrives first, even on a busy machine.
			switches: webhook_url === undefined ? { webhook_timeout_ms: 100 } : {},
		});
		expect(await delivery()).toMatchObject({
			state: 'pending',
			next_attempt_at: NOW + 30_000,
			attempts: [{ status: null, error: expect.stringContaining(error) }],
		});
	});

	test.each(['fresh', 'original'] as const)(
		'webhook_retry_signature %s',
		async (webhook_retry_signature) => {
			const { app, advance } = await sent([500, 200], { switches: { webhook_retry_signature } });
			await advance(60_000);
			const [first, second] = receiver.arrived;
			expect(signedAt(first)).toBe(NOW / 1_000);
			expect(signedAt(second)).toBe(NOW / 1_000 + (webhook_retry_signature === 'fresh' ? 60 : 0));
			for (const arrived of [first, second]) {
				expect(isSigned(arrived, app.client_secret)).toBe(true);
			}
		},
	);

	test('with a running clock they come by themselves', async () => {
		receiver.statuses = [500, 500, 200];
		const session = await bench.signedIn({
			webhook_url: receiver.url,
			switches: { webhook_first_retry_ms: 20 },
		});
		await bench.init(session, 10);
		await bench.client.sendWebhook(session.app.client_key, {});
		await bench.postOnce(session, () => receiver.arrived.length === 3);
		const [delivery] = await bench.client.webhookDeliveries(session.app.client_key);
		expect(delivery.state).toBe('delivered');
	});
});
