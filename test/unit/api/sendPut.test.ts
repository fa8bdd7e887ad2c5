import type { IHttpRequestOptions, ILoadOptionsFunctions } from 'n8n-workflow';

import { CancelledError } from '../../../nodes/TikTok/shared/clock';
import { cancelSignalOf, sendPut } from '../../../nodes/TikTok/api/transport';
import { fakeContext } from '../support/fakeContext';
import { brokenFaultRules } from '../support/faultRules';
import { httpError, noAnswerError } from '../support/thrownErrors';

const SECRET_URL = 'https://upload.example.com/?upload_token=secret';

async function put(outcome: object, signal?: AbortSignal) {
	const sent: IHttpRequestOptions[] = [];
	const context = fakeContext({
		signal,
		helpers: {
			httpRequest: async (options) => {
				sent.push(options);
				if (outcome instanceof Error) throw outcome;
				return await Promise.resolve(outcome);
			},
		},
	});
	const abortSignal = new AbortController().signal;
	const result = await sendPut(context, {
		url: SECRET_URL,
		headers: { 'Content-Length': '3' },
		body: Buffer.from('abc'),
		timeoutMs: 1_234,
		abortSignal,
	});
	return { result, options: sent[0], abortSignal };
}

describe('sendPut', () => {
	test('is a bare PUT: no credential, no redirect, its own time and signal', async () => {
		const answer = { statusCode: 201, headers: {}, body: '' };
		const { options, abortSignal } = await put(answer);
		expect(options).toMatchObject({
			method: 'PUT',
			url: SECRET_URL,
			headers: { 'Content-Length': '3' },
			encoding: 'text',
			returnFullResponse: true,
			disableFollowRedirect: true,
			ignoreHttpStatusErrors: true,
			timeout: 1_234,
			abortSignal,
		});
		expect(Object.keys(options.headers ?? {})).toEqual(['Content-Length']);
	});

	test.each([201, 206, 302, 400, 403, 416, 502])(
		'%i is an answer like any other',
		async (status) => {
			const headers = { 'Content-Range': 'bytes 0-9/25' };
			const { result } = await put({ statusCode: status, headers, body: 'x' });
			expect(result).toEqual({
				answer: { status, headers: { 'content-range': 'bytes 0-9/25' }, text: 'x' },
			});
		},
	);

	test('no answer is a fault worth another try, and does not repeat the address', async () => {
		const lost = await put(noAnswerError('ECONNRESET', `connect ECONNRESET ${SECRET_URL}`));
		expect(lost.result).toMatchObject({ fault: { code: 'ECONNRESET', retryable: true } });
		const odd = await put(new Error(`something about ${SECRET_URL}`));
		expect(odd.result).toMatchObject({
			fault: { kind: 'network', code: 'no_answer', retryable: true },
		});
		if ('fault' in odd.result) expect(brokenFaultRules(odd.result.fault)).toEqual([]);
		const answered = await put(httpError(500, 'x'));
		expect(answered.result).toHaveProperty('fault');
		expect(JSON.stringify([lost.result, odd.result, answered.result])).not.toContain('secret');
	});

	test('a stopped execution is no fault', async () => {
		const abort = new AbortController();
		abort.abort();
		await expect(put(noAnswerError('ERR_CANCELED'), abort.signal)).rejects.toThrow(CancelledError);
	});
});

test('a list that loads in the editor has no cancel signal', () => {
	const members: Partial<ILoadOptionsFunctions> = {};
	expect(cancelSignalOf(members as ILoadOptionsFunctions)).toBeUndefined();
	const { signal } = new AbortController();
	expect(cancelSignalOf(fakeContext({ signal }))).toBe(signal);
});
