import { clientFor, createClient } from '../../../nodes/TikTok/api/client';
import { credentialIdOf } from '../../../nodes/TikTok/api/credential';
import {
	CREATOR_INFO,
	INBOX_PHOTO_INIT,
	PHOTO_INIT,
	STATUS_FETCH,
	VIDEO_INIT,
} from '../../../nodes/TikTok/api/endpoints';
import type { Reply } from '../../../nodes/TikTok/api/envelope';
import type { Fault } from '../../../nodes/TikTok/errors/fault';
import { FakeClock } from '../support/fakeClock';
import { fakeContext, freshCredentialId, nodeWith } from '../support/fakeContext';
import { ok, okText, refusal, refusalText, someFault } from '../support/replies';

/** A client whose calls are answered in turn; the last answer stays. */
function clientWith(...answers: Reply[]) {
	const clock = new FakeClock();
	const sent: Array<{ path: string; body: object; atMs: number }> = [];
	const began = clock.now();
	const send = async (endpoint: { path: string }, body: object) => {
		sent.push({ path: endpoint.path, body, atMs: clock.now() - began });
		return await Promise.resolve(answers[Math.min(sent.length, answers.length) - 1]);
	};
	return { client: createClient(send, freshCredentialId(), clock), clock, sent };
}

function limited(retryAfterSec?: number): Reply {
	return failed({ httpStatus: 429, retryAfterSec, retryable: true });
}

function failed(more: Partial<Fault>): Reply {
	return { ok: false, fault: someFault('x', more) };
}

describe('a 429', () => {
	test('PB-52: waits as long as Retry-After says, then goes on', async () => {
		const { client, sent } = clientWith(limited(7), ok({ a: 1 }));
		expect(await client.call(STATUS_FETCH, {})).toEqual(ok({ a: 1 }));
		expect(sent.map(({ atMs }) => atMs)).toEqual([0, 7_000]);
	});

	test('without a time waits a minute, then two, then tells the person', async () => {
		const { client, sent } = clientWith(limited());
		expect(await client.call(STATUS_FETCH, {})).toMatchObject({ fault: { httpStatus: 429 } });
		expect(sent.map(({ atMs }) => atMs)).toEqual([0, 60_000, 180_000]);
	});

	test('an init waits and goes on, too: a 429 began nothing', async () => {
		const { client, sent } = clientWith(limited(), ok());
		expect((await client.call(VIDEO_INIT, {})).ok).toBe(true);
		expect(sent).toHaveLength(2);
	});

	test('that asks for longer than anybody would wait is told at once', async () => {
		const { client, clock } = clientWith(limited(301));
		expect((await client.call(STATUS_FETCH, {})).ok).toBe(false);
		expect(clock.sleeps).toEqual([]);
		const patient = clientWith(limited(300), ok());
		expect((await patient.client.call(STATUS_FETCH, {})).ok).toBe(true);
	});

	test.each([0, 1])('that always says Retry-After: %i comes to an end', async (seconds) => {
		const { client, sent } = clientWith(limited(seconds));
		expect((await client.call(STATUS_FETCH, {})).ok).toBe(false);
		expect(sent.length).toBeGreaterThan(2);
		expect(sent.length).toBeLessThan(20);
		expect(sent[sent.length - 1].atMs).toBeLessThanOrEqual(5 * 60_000);
	});
});

describe('an unanswered call', () => {
	test('that asks a question is repeated twice', async () => {
		const { client, sent } = clientWith(failed({ retryable: true }));
		expect((await client.call(STATUS_FETCH, {})).ok).toBe(false);
		expect(sent.map(({ atMs }) => atMs)).toEqual([0, 1_000, 5_000]);
	});

	test('that may have begun a post is never repeated', async () => {
		const { client, sent } = clientWith(failed({ retryable: true }), ok());
		expect((await client.call(VIDEO_INIT, {})).ok).toBe(false);
		expect(sent).toHaveLength(1);
	});

	test('PB-51: a refusal for good is not repeated', async () => {
		for (const code of ['invalid_params', 'access_token_invalid', 'spam_risk_too_many_posts']) {
			const { client, sent } = clientWith(refusal(code), ok());
			expect((await client.call(STATUS_FETCH, {})).ok).toBe(false);
			expect(sent).toHaveLength(1);
		}
	});

	test('each call has its own tries', async () => {
		const lost = failed({ retryable: true });
		const { client, sent } = clientWith(lost, ok(), lost, lost, ok());
		expect((await client.call(STATUS_FETCH, {})).ok).toBe(true);
		expect((await client.call(STATUS_FETCH, {})).ok).toBe(true);
		expect(sent).toHaveLength(5);
	});
});

describe('a missing scope', () => {
	test.each([
		['scope_not_authorized', 401],
		['scope_permission_missed', 400],
	])(
		'PB-39: %s is remembered, for n8n would refresh the token at every further try',
		async (code, status) => {
			const { client, sent } = clientWith(refusal(code, status));
			for (let n = 0; n < 3; n += 1) {
				expect(await client.call(CREATOR_INFO, {})).toMatchObject({ fault: { code } });
			}
			expect(sent).toHaveLength(1);
		},
	);

	test('of one endpoint says nothing of another', async () => {
		const { client, sent } = clientWith(refusal('scope_not_authorized', 401), ok());
		await client.call(CREATOR_INFO, {});
		expect((await client.call(STATUS_FETCH, {})).ok).toBe(true);
		expect(sent).toHaveLength(2);
	});

	test('of a direct post says nothing of a draft at the same address', async () => {
		const { client, sent } = clientWith(refusal('scope_not_authorized', 401), ok());
		expect((await client.call(PHOTO_INIT, {})).ok).toBe(false);
		expect((await client.call(INBOX_PHOTO_INIT, {})).ok).toBe(true);
		expect(sent).toHaveLength(2);
	});

	test('other refusals are not remembered', async () => {
		const { client } = clientWith(refusal('access_token_invalid', 401), ok());
		expect((await client.call(CREATOR_INFO, {})).ok).toBe(false);
		expect((await client.call(CREATOR_INFO, {})).ok).toBe(true);
	});
});

test('repeats count as calls: the seventh init of a minute waits', async () => {
	const { client, sent } = clientWith(ok());
	for (let n = 0; n < 7; n += 1) await client.call(VIDEO_INIT, { n });
	expect(sent[6]).toEqual({ path: VIDEO_INIT.path, body: { n: 6 }, atMs: 61_000 });
});

describe('clientFor', () => {
	test('sends through n8n with the credential of the node', async () => {
		const answer = { statusCode: 200, headers: {}, body: okText({ a: 1 }) };
		const context = fakeContext({
			helpers: { httpRequestWithAuthentication: async () => await Promise.resolve(answer) },
		});
		expect(await clientFor(context).call(STATUS_FETCH, {})).toEqual(ok({ a: 1 }));
	});

	test('a missing scope is remembered for all items of a run, and no longer', async () => {
		let requests = 0;
		const context = () =>
			fakeContext({
				items: [{ json: {} }],
				helpers: {
					httpRequestWithAuthentication: async () => {
						requests += 1;
						const body = refusalText('scope_not_authorized');
						return await Promise.resolve({ statusCode: 403, headers: {}, body });
					},
				},
			});
		const run = context();
		await clientFor(run).call(STATUS_FETCH, {});
		await clientFor(run).call(STATUS_FETCH, {});
		expect(requests).toBe(1);
		await clientFor(context()).call(STATUS_FETCH, {});
		expect(requests).toBe(2);
	});

	test("a credential is known by n8n's id, an absent one by nothing", () => {
		expect(credentialIdOf(fakeContext({ credentialId: 'c-7' }))).toBe('c-7');
		const context = fakeContext();
		expect(credentialIdOf({ ...context, getNode: () => nodeWith(undefined) })).toBe('');
	});
});
