import { createHmac, randomUUID } from 'node:crypto';

import type { IWebhookFunctions } from 'n8n-workflow';

import { CREDENTIAL_KEPT_MS } from '../../../nodes/TikTokTrigger/receive';
import { TikTokTrigger } from '../../../nodes/TikTokTrigger/TikTokTrigger.node';

const SECRET = 'secret';
const DAY_SEC = 86_400;

/** What n8n's Express response is for the node. */
class Answer {
	statusCode = 200;

	body: unknown;

	status(code: number): this {
		this.statusCode = code;
		return this;
	}

	json(body: unknown): this {
		this.body = body;
		return this;
	}
}

interface Delivery {
	content?: string;
	parameters?: Record<string, unknown>;
	credential?: object;
	ageSec?: number;
	mode?: string;
	nodeId?: string;
	withoutBody?: boolean;
	header?: string;
	nodeName?: string;
	bytes?: number;
	event?: string;
	userOpenId?: string;
}

async function deliver(delivery: Delivery = {}) {
	const { content = '{"publish_id":"p1"}', nodeId = randomUUID(), ageSec = 0 } = delivery;
	const { event: name = 'post.publish.complete' } = delivery;
	const { userOpenId: user_openid } = delivery;
	const event = { client_key: 'key', event: name, create_time: 1, user_openid, content };
	const json = JSON.stringify(event).padEnd(delivery.bytes ?? 0);
	const rawBody = Buffer.from(delivery.withoutBody === true ? '' : json);
	const t = Math.floor(Date.now() / 1_000) - ageSec;
	const s = createHmac('sha256', SECRET).update(`${t}.`).update(rawBody).digest('hex');
	const answer = new Answer();
	const logs: string[] = [];
	const staticData: Record<string, unknown> = {};
	const getCredentials = jest.fn(
		async () => delivery.credential ?? { clientId: 'key', clientSecret: SECRET },
	);
	const context: Partial<Record<keyof IWebhookFunctions, unknown>> = {
		getNodeParameter: (name: string, fallback: unknown) => delivery.parameters?.[name] ?? fallback,
		getRequestObject: () => ({
			headers: { 'tiktok-signature': delivery.header ?? `t=${t},s=${s}` },
			rawBody: delivery.withoutBody === true ? undefined : rawBody,
		}),
		getResponseObject: () => answer,
		getCredentials,
		getMode: () => delivery.mode ?? 'webhook',
		getWorkflowStaticData: () => staticData,
		getWorkflow: () => ({ id: 'workflow' }),
		getNode: () => ({ id: nodeId, name: delivery.nodeName ?? 'Listen' }),
		logger: { warn: (text: string) => logs.push(text) },
	};
	const result = await new TikTokTrigger().webhook.call(context as unknown as IWebhookFunctions);
	const ran = result.workflowData !== undefined;
	return { result, answer, logs, staticData, ran, reads: getCredentials.mock.calls.length };
}

describe('a delivery', () => {
	test('starts the workflow with one item, and is saved as taken', async () => {
		const { result, answer, staticData } = await deliver();
		expect(answer).toEqual({ statusCode: 200, body: { message: 'Event received' } });
		expect(result).toEqual({
			noWebhookResponse: true,
			workflowData: [[{ json: expect.objectContaining({ publish_id: 'p1' }) }]],
		});
		expect(staticData).toEqual({ recentEvents: { keys: expect.stringMatching(/^[\w-]{8} $/) } });
	});

	test('runs once, but each time in a test from the editor', async () => {
		const once = { nodeId: randomUUID() };
		expect((await deliver(once)).ran).toBe(true);
		const { result } = await deliver(once);
		expect(result).toEqual({ webhookResponse: { message: 'Event ignored: already received' } });
		expect((await deliver({ ...once, mode: 'manual' })).ran).toBe(true);
	});

	test('of an event that n8n has not saved starts the workflow again after a deactivation', async () => {
		const once = { nodeId: randomUUID() };
		expect((await deliver(once)).ran).toBe(true);
		const lifecycle = new TikTokTrigger().webhookMethods.default;
		const context = {
			getNode: () => ({ id: once.nodeId }),
			getWorkflow: () => ({ id: 'workflow' }),
			logger: { info: () => undefined },
		} as unknown as ThisParameterType<typeof lifecycle.delete>;
		await lifecycle.delete.call(context);
		expect((await deliver(once)).ran).toBe(true);
		expect((await deliver(once)).ran).toBe(false);
	});

	test.each([
		[{ clientId: 'key', clientSecret: '' }, 401, 'no client secret'],
		[{ clientId: 'key' }, 401, 'no client secret'],
		[{ clientId: 'key', clientSecret: '  ' }, 401, 'no client secret'],
		[{ clientSecret: SECRET }, 401, 'no client key'],
		[{ clientId: 'key', clientSecret: 'other' }, 401, 'does not match this body'],
		[{ clientId: 'other', clientSecret: SECRET }, 401, 'another app'],
	])('with the credential %j is refused', async (credential, status, why) => {
		const { result, answer, logs, staticData } = await deliver({ credential });
		expect(result).toEqual({ noWebhookResponse: true });
		expect(answer).toMatchObject({ statusCode: status, body: { message: expect.any(String) } });
		expect(logs).toEqual([expect.stringContaining(why)]);
		expect(staticData).toEqual({});
	});

	test('with spaces around what was copied into the credential is taken all the same', async () => {
		const credential = { clientId: ' key', clientSecret: `${SECRET}\n` };
		expect((await deliver({ credential })).ran).toBe(true);
	});

	test('without a signature is refused', async () => {
		const { answer, logs } = await deliver({ header: 't=1' });
		expect(answer.statusCode).toBe(401);
		expect(logs).toEqual([expect.stringContaining('TikTok-Signature')]);
	});

	test.each<[string, Delivery, number]>([
		['no signature', { header: '' }, 401],
		['a malformed signature', { header: `t=1,s=${'z'.repeat(64)}` }, 401],
		['a time outside the window', { ageSec: 4 * DAY_SEC }, 401],
		['a time in the future', { ageSec: -120 }, 401],
		['a body that is too large', { bytes: 65_537 }, 400],
	])('with %s is rejected before n8n reads the credential', async (_what, delivery, status) => {
		const { answer, reads, logs } = await deliver(delivery);
		expect([answer.statusCode, reads, logs.length]).toEqual([status, 0, 1]);
	});

	test('that is forged shares one reading of the credential with the others of its second', async () => {
		jest.useFakeTimers({ now: 1_780_000_000_000 });
		const forged = { nodeId: randomUUID(), header: `t=1780000000,s=${'0'.repeat(64)}` };
		const reads = [];
		for (const ms of [0, 0, CREDENTIAL_KEPT_MS - 1, 1]) {
			jest.advanceTimersByTime(ms);
			reads.push((await deliver(forged)).reads);
		}
		jest.useRealTimers();
		expect(reads).toEqual([1, 0, 0, 1]);
	});

	test.each<[string, Delivery]>([
		['signed', {}],
		['unsigned', { header: '' }],
		['signed by somebody else', { header: `t=1,s=${'a'.repeat(64)}` }],
		['not selected', { parameters: { events: ['post.publish.failed'] } }],
	])('of a ping, %s: 200, no workflow, no credential, no log, nothing saved', async (_how, how) => {
		const { result, answer, logs, staticData, reads } = await deliver({
			event: 'tiktok.ping',
			...how,
		});
		expect(result).toEqual({ webhookResponse: { message: 'Ping received' } });
		expect([answer.statusCode, logs, staticData, reads]).toEqual([200, [], {}, 0]);
		const inEditor = await deliver({ event: 'tiktok.ping', mode: 'manual', ...how });
		expect(inEditor.result.workflowData).toEqual([[{ json: { event: 'tiktok.ping' } }]]);
		expect([inEditor.answer.statusCode, inEditor.staticData, inEditor.reads]).toEqual([200, {}, 0]);
	});

	test('of a ping above 1,000 bytes has to be signed', async () => {
		const large = { event: 'tiktok.ping', bytes: 1_001 };
		expect((await deliver({ ...large, header: '' })).answer.statusCode).toBe(401);
		expect((await deliver(large)).ran).toBe(false);
	});

	test('of the largest size is read, with a signature from a clock that is a minute ahead', async () => {
		expect(await deliver({ bytes: 65_536, ageSec: -59 })).toMatchObject({ ran: true, reads: 1 });
	});

	test('without a body is no event', async () => {
		const { answer, logs } = await deliver({ withoutBody: true });
		expect(answer.statusCode).toBe(400);
		expect(logs).toEqual([expect.stringContaining('400')]);
	});

	test.each<[object, number, boolean]>([
		[{}, 3 * DAY_SEC, true],
		[{}, 3 * DAY_SEC + 120, false],
		[{ signatureWindowMin: 5 }, 300, true],
		[{ signatureWindowMin: 5 }, 420, false],
		[{ signatureWindowMin: 'soon' }, 3 * DAY_SEC, true],
		[{ signatureWindowMin: { toString: 0 } }, 3 * DAY_SEC, true],
		[{ signatureWindowMin: 0 }, 3 * DAY_SEC, true],
		[{ signatureWindowMin: 20_000 }, 3 * DAY_SEC + 120, false],
	])('with the options %j, signed %d seconds ago: runs is %s', async (options, ageSec, runs) => {
		const { ran, answer } = await deliver({ parameters: { options }, ageSec });
		expect([ran, answer.statusCode]).toEqual([runs, runs ? 200 : 401]);
	});

	test.each<[Record<string, unknown>, boolean]>([
		[{ events: ['*'] }, true],
		[{ events: ['post.publish.complete'] }, true],
		[{ events: ['post.publish.failed'] }, false],
		[{ events: [] }, false],
		[{ filters: { publishIds: ' p0 , p1 ' } }, true],
		[{ filters: { publishIds: ['p1'] } }, true],
		[{ filters: { publishIds: 'p' } }, false],
		[{ filters: { publishIds: ' , ' } }, true],
		[{ filters: { userOpenIds: 'grace' } }, false],
		[{ filters: { userOpenIds: 'grace, ada' } }, true],
		[{ filters: { userOpenIds: ['ada'] } }, true],
		[{ filters: { userOpenIds: { __rl: true, mode: 'list', value: '' } } }, true],
		[{ filters: { userOpenIds: { __rl: true, mode: 'list', value: 'ada' } } }, true],
		[{ filters: { userOpenIds: { __rl: true, mode: 'list', value: 'grace' } } }, false],
		[{ filters: { userOpenIds: { __rl: true, mode: 'openId', value: 'grace, ada' } } }, true],
		[{ filters: { userOpenIds: { __rl: true, mode: 'openId', value: ['ada'] } } }, true],
	])('with the parameters %j: runs is %s', async (parameters, runs) => {
		const { ran, result, staticData } = await deliver({ parameters, userOpenId: 'ada' });
		expect(ran).toBe(runs);
		if (runs) return;
		expect(result).toEqual({
			webhookResponse: { message: 'Event ignored: not selected in this trigger' },
		});
		expect(staticData).toEqual({});
	});

	test.each([
		['17', '17', true],
		['"17"', '17', true],
		['{"toString":0}', '17', false],
		['null', 'null', false],
	])('of publish_id %s passes a filter on %s: %s', async (publishId, publishIds, ran) => {
		const content = `{"publish_id":${publishId}}`;
		expect((await deliver({ content, parameters: { filters: { publishIds } } })).ran).toBe(ran);
	});

	test('of content that is no object passes no filter on publish_id', async () => {
		expect(
			(await deliver({ content: '[]', parameters: { filters: { publishIds: 'p1' } } })).ran,
		).toBe(false);
	});
});

describe('the log of rejections', () => {
	afterEach(() => jest.restoreAllMocks());

	test('has one line a minute for each trigger, with the number of the others', async () => {
		const forged = { nodeId: randomUUID(), header: '' };
		const now = jest.spyOn(Date, 'now').mockReturnValue(1_780_000_000_000);
		const lines = (await deliver(forged)).logs;
		for (let count = 0; count < 1_000; count += 1) lines.push(...(await deliver(forged)).logs);
		expect(lines).toHaveLength(1);
		expect(lines[0]).not.toContain('more');
		expect((await deliver({ header: '' })).logs).toHaveLength(1);

		now.mockReturnValue(1_780_000_060_000);
		expect((await deliver(forged)).logs).toEqual([expect.stringContaining('1000 more')]);
		now.mockReturnValue(1_780_000_120_000);
		expect((await deliver(forged)).logs).toEqual([expect.not.stringContaining('more')]);
	});

	test('shows a node name as one line without control characters', async () => {
		const nodeName = 'a\n\u001b[31mTikTok Trigger: all is well\u2028\u202e';
		const { logs } = await deliver({ header: '', nodeName });
		expect(logs).toEqual([expect.stringMatching(/^[^\p{Cc}\p{Cf}\u2028]+$/u)]);
		expect(logs).toEqual([expect.stringContaining('TikTok Trigger: rejected a request with 401')]);
	});
});

describe('the lifecycle', () => {
	const { checkExists, create, delete: remove } = new TikTokTrigger().webhookMethods.default;

	test('claims nothing that it cannot know or do, and says where to paste the address', async () => {
		const logs: string[] = [];
		const context = {
			getNode: () => ({ id: 'node' }),
			getWorkflow: () => ({ id: 'workflow' }),
			getNodeWebhookUrl: () => 'https://n8n.test/webhook/1/webhook',
			logger: { info: (text: string) => logs.push(text) },
		} as unknown as ThisParameterType<typeof create>;
		expect(await checkExists.call(context)).toBe(false);
		expect(await create.call(context)).toBe(true);
		expect(await remove.call(context)).toBe(true);
		expect(logs).toEqual([
			expect.stringMatching(/https:\/\/n8n\.test\/webhook\/1\/webhook.*portal/),
			expect.stringMatching(/continues to send/),
		]);
	});
});
