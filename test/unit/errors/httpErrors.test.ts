import { AxiosError } from 'axios';

import {
	answerIn,
	messageIn,
	networkFaultIn,
	whyNoAnswer,
} from '../../../nodes/TikTok/errors/httpErrors';
import { lowerCaseHeaders } from '../../../nodes/TikTok/shared/httpAnswer';
import { brokenFaultRules } from '../support/faultRules';
import { okText, refusalText } from '../support/replies';
import { httpError, noAnswerError, refreshError, wrapped } from '../support/thrownErrors';

describe('answerIn', () => {
	test("finds axios's answer, bare and within n8n's error, its text unchanged", () => {
		const text = refusalText('access_token_invalid');
		const error = httpError(401, text, { 'Retry-After': '3' });
		for (const thrown of [error, wrapped(error)]) {
			const answer = answerIn(thrown);
			expect(answer).toMatchObject({ status: 401, text });
			expect(answer?.headers['retry-after']).toBe('3');
		}
	});

	test('a body that n8n has read already is text again', () => {
		const body: unknown = JSON.parse(okText({ a: 1 }));
		expect(answerIn(httpError(401, body))?.text).toBe(okText({ a: 1 }));
		expect(answerIn(httpError(401, undefined))?.text).toBe('""');
	});

	test.each([
		[undefined],
		[null],
		['text'],
		[new Error('x')],
		[{ response: null }],
		[{ response: { data: 'x' } }],
		[{ response: { status: '401' } }],
		[noAnswerError('ECONNRESET')],
	])('%p holds none', (thrown) => {
		expect(answerIn(thrown)).toBeUndefined();
	});

	test('an error that causes itself ends the search', () => {
		const error: Error & { cause?: unknown } = new Error('x');
		error.cause = error;
		expect(answerIn(error)).toBeUndefined();
		expect(networkFaultIn(error)).toBeUndefined();
	});
});

describe('networkFaultIn', () => {
	test.each([
		['ECONNRESET', 'the connection was closed'],
		['ECONNREFUSED', 'the connection was refused'],
		['ECONNABORTED', 'the request timed out'],
		['ETIMEDOUT', 'the request timed out'],
		['ENOTFOUND', 'DNS could not resolve its name'],
		['EAI_AGAIN', 'DNS could not resolve its name'],
		['EPIPE', 'the connection was closed'],
		['EHOSTUNREACH', 'the connection failed'],
		['ERR_NETWORK', 'the connection failed'],
		['ERR_CANCELED', 'the connection failed'],
		['UND_ERR_SOCKET', 'the connection failed'],
		['CERT_HAS_EXPIRED', 'the connection failed'],
		['SELF_SIGNED_CERT_IN_CHAIN', 'the connection failed'],
		['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'the connection failed'],
		['HOSTNAME_MISMATCH', 'the connection failed'],
		['HPE_UNEXPECTED_CONTENT_LENGTH', 'the answer was not valid HTTP'],
		['Z_DATA_ERROR', 'the answer was not valid HTTP'],
	])('%s: %s', (code, words) => {
		const error = noAnswerError(code);
		for (const thrown of [error, wrapped(error), { cause: { cause: error } }]) {
			expect(networkFaultIn(thrown)).toMatchObject({
				kind: 'network',
				code,
				message: `TikTok did not answer: ${words}`,
				retryable: true,
			});
			expect(whyNoAnswer(thrown)).toBe(words);
		}
	});

	test('a client that gives no code, as for a proxy that ends the connection', () => {
		const words = 'Proxy connection ended before receiving CONNECT response';
		const error = new AxiosError(words);
		for (const thrown of [error, wrapped(error)]) {
			expect(networkFaultIn(thrown)).toMatchObject({ code: 'no_answer', retryable: true });
		}
		expect(networkFaultIn(Object.assign(new AxiosError(words), { response: {} }))).toBeUndefined();
	});

	test('says what to do', () => {
		const fault = networkFaultIn(noAnswerError('ECONNRESET'));
		expect(fault && brokenFaultRules(fault)).toEqual([]);
	});

	test.each([
		['a refusal, which is an answer', httpError(401, '<html></html>')],
		['a refused refresh', refreshError('EAUTH', 'Client authentication failed')],
		['a refresh that got an HTTP error', refreshError('ESTATUS', 'HTTP status 403')],
		['a mistake of ours', new TypeError('x is not a function')],
		['a code of another kind', { code: 'invalid_grant' }],
		['a code that begins like one', { code: 'ERR_NETWORK is what came' }],
		['a number', { code: 401 }],
		['a credential that can not be decrypted', { code: 'ERR_OSSL_BAD_DECRYPT' }],
		['nothing', undefined],
	])('%s is none', (_, thrown) => {
		expect(networkFaultIn(thrown)).toBeUndefined();
		expect(whyNoAnswer(thrown)).toBe(messageIn(thrown));
		if (thrown instanceof Error) expect(networkFaultIn(wrapped(thrown))).toBeUndefined();
	});
});

describe('messageIn', () => {
	test('is that of the error which n8n wrapped', () => {
		expect(messageIn(wrapped(new Error('OAuth credentials not connected')))).toBe(
			'OAuth credentials not connected',
		);
		expect(messageIn({ message: 'outer', cause: { message: '' } })).toBe('outer');
		expect(messageIn(new Error('The disk is full.'))).toBe('The disk is full');
	});

	test.each([
		['text', 'text'],
		[undefined, 'undefined'],
		[{ message: 7 }, '[object Object]'],
	])('%p without one becomes %j', (thrown, words) => {
		expect(messageIn(thrown)).toBe(words);
	});
});

test('header names are lower case, several values joined', () => {
	expect(lowerCaseHeaders({ 'Content-RANGE': 'x', 'Set-Cookie': ['a', 'b'], n: 1 })).toEqual({
		'content-range': 'x',
		'set-cookie': 'a,b',
		n: '1',
	});
	expect(lowerCaseHeaders(undefined)).toEqual({});
});
