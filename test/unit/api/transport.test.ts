import { UserError, type IExecuteFunctions, type IHttpRequestOptions } from 'n8n-workflow';

import { noteHookCall } from '../../../credentials/n8nCallsHook';
import { signInEnded } from '../../../credentials/signInErrors';
import { CancelledError } from '../../../nodes/TikTok/shared/clock';
import { STATUS_FETCH, USER_INFO } from '../../../nodes/TikTok/api/endpoints';
import type { Reply } from '../../../nodes/TikTok/api/envelope';
import { sendJson } from '../../../nodes/TikTok/api/transport';
import { fakeContext } from '../support/fakeContext';
import { faultOf, okText, refusalText } from '../support/replies';
import { httpError, noAnswerError, refreshError, TOKEN, wrapped } from '../support/thrownErrors';

type Outcome = { statusCode: number; headers: object; body: unknown } | Error;

interface Sent {
	reply: Reply;
	credential: string;
	options: IHttpRequestOptions;
}

/** One JSON call that n8n answers, or throws at. */
async function send(outcome: Outcome, signal?: AbortSignal): Promise<Sent> {
	const sent: Array<Omit<Sent, 'reply'>> = [];
	const context = fakeContext({
		signal,
		helpers: {
			httpRequestWithAuthentication: async function (
				this: IExecuteFunctions,
				credential: string,
				options: IHttpRequestOptions,
			) {
				if (this !== context) throw new TypeError('n8n needs its context as this');
				sent.push({ credential, options });
				if (outcome instanceof Error) throw outcome;
				return await Promise.resolve(outcome);
			},
		} as Partial<IExecuteFunctions['helpers']>,
	});
	const reply = await sendJson(context, STATUS_FETCH, { publish_id: 'x' });
	return { reply, ...sent[0] };
}

async function faultFor(outcome: Outcome) {
	return faultOf((await send(outcome)).reply);
}

const INVALID = refusalText('access_token_invalid');

/** This comes first: that n8n has called the hook is remembered for the whole process. */
describe('before n8n has ever called the hook of the credential', () => {
	test('a refused token means that n8n is too old to refresh it', async () => {
		for (const error of [httpError(401, INVALID), wrapped(httpError(401, INVALID))]) {
			const fault = await faultFor(error);
			expect(fault).toMatchObject({ kind: 'sign_in', code: 'n8n_too_old' });
			expect(fault.message).toContain('2.20');
		}
	});

	test('a missing scope, a lost connection and a missing sign-in are still what they are', async () => {
		const scope = await faultFor(wrapped(httpError(401, refusalText('scope_not_authorized'))));
		expect(scope.code).toBe('scope_not_authorized');
		expect((await faultFor(wrapped(noAnswerError('ECONNRESET')))).code).toBe('ECONNRESET');
		const notConnected = wrapped(new UserError('OAuth credentials not connected'));
		expect((await faultFor(notConnected)).code).toBe('not_connected');
	});
});

describe('a JSON call', () => {
	beforeAll(() => noteHookCall());

	test('is signed by n8n, goes to TikTok alone, follows no redirect, and is read as text', async () => {
		const { credential, options } = await send(answered(200, okText()));
		expect(credential).toBe('tikTokOAuth2Api');
		expect(options).toMatchObject({
			method: 'POST',
			url: 'https://open.tiktokapis.com/v2/post/publish/status/fetch/',
			headers: { 'Content-Type': 'application/json; charset=UTF-8' },
			body: '{"publish_id":"x"}',
			encoding: 'text',
			returnFullResponse: true,
			disableFollowRedirect: true,
			timeout: 30_000,
			ignoreHttpStatusErrors: { ignore: true, except: [401] },
		});
		expect(JSON.stringify(options)).not.toMatch(/authorization/i);
	});

	test('a GET has its parameters in the address and no body', async () => {
		let sent: IHttpRequestOptions | undefined;
		const context = fakeContext({
			helpers: {
				httpRequestWithAuthentication: async (_, options) => {
					sent = options;
					return await Promise.resolve({ statusCode: 200, headers: {}, body: okText() });
				},
			},
		});
		await sendJson(context, USER_INFO, {}, { fields: 'open_id,display_name' });
		expect(sent).toMatchObject({ method: 'GET', qs: { fields: 'open_id,display_name' } });
		expect(sent).not.toHaveProperty('body');
	});

	test('ids in the answer are exact', async () => {
		const text =
			'{"data":{"publicaly_available_post_id":[7678907398077074696]},"error":{"code":"ok"}}';
		const { reply } = await send(answered(200, text));
		expect(reply).toEqual({
			ok: true,
			data: { publicaly_available_post_id: ['7678907398077074696'] },
		});
	});

	test('a body that n8n has parsed, or none, is read all the same', async () => {
		const { reply } = await send(answered(200, JSON.parse(okText({ a: 1 }))));
		expect(reply).toEqual({ ok: true, data: { a: 1 } });
		expect((await faultFor(answered(204, undefined))).code).toBe('http_204');
	});

	test('a refusal with any status is a fault with its headers', async () => {
		const text = refusalText('rate_limit_exceeded');
		const fault = await faultFor(answered(429, text, { 'Retry-After': '9' }));
		expect(fault).toMatchObject({ code: 'rate_limit_exceeded', retryAfterSec: 9 });
	});

	test('a 401 that n8n throws after its refresh is read from within', async () => {
		const fault = await faultFor(wrapped(httpError(401, INVALID)));
		expect(fault).toMatchObject({ kind: 'tiktok', code: 'access_token_invalid', httpStatus: 401 });
	});

	test('PB-39: a missing scope names the scopes of the call', async () => {
		const fault = await faultFor(wrapped(httpError(401, refusalText('scope_not_authorized'))));
		expect(fault.remedy).toContain('video.publish or video.upload');
	});

	describe('n8n 2.20 drops the answer of a 401, so the call is sent once more', () => {
		/** n8n throws these in turn, then returns the answers. */
		async function sendInTurn(...outcomes: Outcome[]) {
			const asked: unknown[] = [];
			const context = fakeContext({
				helpers: {
					httpRequestWithAuthentication: async (_, { ignoreHttpStatusErrors }) => {
						const outcome = outcomes[asked.length];
						asked.push(ignoreHttpStatusErrors);
						if (outcome instanceof Error) throw outcome;
						return await Promise.resolve(outcome);
					},
				},
			});
			return { reply: await sendJson(context, STATUS_FETCH, { publish_id: 'x' }), asked };
		}

		const dropped = (error: Error) => Object.assign(wrapped(error), { cause: undefined });

		test('and the reason is read', async () => {
			const text = refusalText('scope_not_authorized');
			const { reply, asked } = await sendInTurn(dropped(httpError(401, text)), answered(401, text));
			expect(faultOf(reply)).toMatchObject({ kind: 'tiktok', code: 'scope_not_authorized' });
			expect(asked).toEqual([{ ignore: true, except: [401] }, true]);
		});

		test('and an answer that is good after all counts', async () => {
			const { reply } = await sendInTurn(dropped(httpError(401, INVALID)), answered(200, okText()));
			expect(reply.ok).toBe(true);
		});

		test.each([
			['with its answer', wrapped(httpError(401, INVALID)), 'access_token_invalid'],
			['of a refresh', wrapped(refreshError('EAUTH', 'Client authentication failed.')), 'sign_in'],
			['of the credential', dropped(new Error(signInEnded({}, {}).message)), 'sign_in'],
		])('but not an error %s', async (_name, error, code) => {
			const { reply, asked } = await sendInTurn(error, answered(200, okText()));
			expect(faultOf(reply).code).toBe(code);
			expect(asked).toHaveLength(1);
		});
	});

	test('a 401 that is not from TikTok is no lost connection', async () => {
		const fault = await faultFor(wrapped(httpError(401, '<html>proxy login</html>')));
		expect(fault).toMatchObject({
			kind: 'sign_in',
			message: 'Request failed with status code 401',
		});
	});

	test('a refresh that TikTok refused is told in its own words, not as a lost connection', async () => {
		const refused = refreshError('EAUTH', 'Client authentication failed.');
		expect(await faultFor(wrapped(refused))).toMatchObject({
			kind: 'sign_in',
			message: 'Client authentication failed',
			retryable: false,
		});
	});

	test('no answer is a fault of the network', async () => {
		const fault = await faultFor(
			wrapped(noAnswerError('ETIMEDOUT', 'timeout of 30000ms exceeded')),
		);
		expect(fault).toMatchObject({ kind: 'network', code: 'ETIMEDOUT', retryable: true });
	});

	test('a node without credential, or one that is not connected, is told what to do', async () => {
		const none = new Error('Node "TikTok" does not have any credentials set');
		expect((await faultFor(wrapped(none))).code).toBe('no_credential');
		const notConnected = new UserError('OAuth credentials not connected');
		expect((await faultFor(wrapped(notConnected))).remedy).toContain('connect your account');
	});

	test('a stopped execution is no fault', async () => {
		const abort = new AbortController();
		abort.abort();
		const call = send(wrapped(noAnswerError('ERR_CANCELED')), abort.signal);
		await expect(call).rejects.toThrow(CancelledError);
	});

	test('the token is in none of the faults', async () => {
		const errors = [httpError(401, INVALID), httpError(401, 'x'), noAnswerError('ECONNRESET')];
		for (const error of errors) {
			expect(JSON.stringify(await faultFor(wrapped(error)))).not.toContain(TOKEN);
		}
	});
});

function answered(statusCode: number, body: unknown, headers: object = {}): Outcome {
	return { statusCode, headers, body };
}
