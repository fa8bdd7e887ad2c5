import fc from 'fast-check';

import { readEnvelope } from '../../../nodes/TikTok/api/envelope';
import { retryAfterOf } from '../../../nodes/TikTok/shared/httpAnswer';
import { MAX_FOREIGN_CHARS } from '../../../nodes/TikTok/shared/foreignText';
import { brokenFaultRules } from '../support/faultRules';
import { faultOf, LOG_ID, okText, refusalText } from '../support/replies';

function read(text: string, status = 200, headers: Record<string, string> = {}) {
	return readEnvelope({ status, headers, text });
}

describe('an answer that is a success', () => {
	test('PB-40: an error object with the code ok is no error', () => {
		expect(read(okText({ publish_id: 'v_pub_file~v2-1.1' }))).toEqual({
			ok: true,
			data: { publish_id: 'v_pub_file~v2-1.1' },
		});
	});

	test.each([
		['without data', '{"error":{"code":"ok"}}'],
		['with empty data', '{"data":{},"error":{"code":"ok"}}'],
		['with data null', '{"data":null,"error":{"code":"ok"}}'],
		['with a list as data', '{"data":[1],"error":{"code":"ok"}}'],
	])('%s has no data', (_, text) => {
		expect(read(text)).toEqual({ ok: true, data: {} });
	});

	test('PB-45: ids in its data are exact', () => {
		const text = '{"data":{"id":7678907398077074696},"error":{"code":"ok"}}';
		expect(read(text)).toEqual({ ok: true, data: { id: '7678907398077074696' } });
	});
});

test('an answer above 1 MB is unreadable, whatever it says', () => {
	const ok = okText({ text: 'x' }).trimEnd();
	expect(read(ok.padEnd(1_000_000))).toMatchObject({ ok: true });
	expect(faultOf(read(ok.padEnd(1_000_001)))).toMatchObject({ kind: 'gateway', code: 'http_200' });
});

describe('a refusal', () => {
	test('PB-41: HTTP 200 with another code than ok is one', () => {
		const fault = faultOf(read(refusalText('spam_risk_too_many_posts'), 200));
		expect(fault).toMatchObject({
			kind: 'tiktok',
			code: 'spam_risk_too_many_posts',
			httpStatus: 200,
			logId: LOG_ID,
			retryable: false,
		});
	});

	test('PB-41: a code beside data is one, too', () => {
		const text = '{"data":{"publish_id":"x"},"error":{"code":"internal_error","message":"m"}}';
		expect(faultOf(read(text))).toMatchObject({ code: 'internal_error', tikTokMessage: 'm' });
	});

	test.each(['', ',"data":{}', ',"data":null'])('HTTP 4xx is read with %j', (data) => {
		const text = `{"error":{"code":"invalid_params","message":"The chunk size is invalid"}${data}}`;
		expect(faultOf(read(text, 400))).toMatchObject({
			code: 'invalid_params',
			tikTokMessage: 'The chunk size is invalid',
			httpStatus: 400,
			logId: undefined,
		});
	});

	test.each(['invalid_params', 'something_new'])('%s says little: TikTok is quoted', (code) => {
		const quoted = (message: string) =>
			faultOf(read(JSON.stringify({ error: { code, message } }), 400)).message;
		expect(quoted(' The chunk size is invalid. ')).toMatch(/[a-z]: The chunk size is invalid$/);
		expect(quoted('Version 1.2 is too old.')).toMatch(/: Version 1\.2 is too old$/);
		expect(quoted('x'.repeat(500)).length).toBeLessThan(290);
		for (const none of ['', ' ', '.']) expect(quoted(none)).not.toMatch(/:|\s$/);
	});

	test('a code that says all is not followed by what TikTok says', () => {
		const text = '{"error":{"code":"invalid_publish_id","message":"Something else"}}';
		expect(faultOf(read(text, 400)).message).not.toContain('Something else');
	});

	test('both spellings of log_id are read, anything but text is not', () => {
		const logIdIn = (error: object) => faultOf(read(JSON.stringify({ error }))).logId;
		expect(logIdIn({ code: 'x', logid: LOG_ID })).toBe(LOG_ID);
		expect(logIdIn({ code: 'x', log_id: LOG_ID })).toBe(LOG_ID);
		for (const log_id of ['abc', 'act.s3cr3t', `${LOG_ID}!`, `${LOG_ID}\n`, '7'.repeat(99)]) {
			expect(logIdIn({ code: 'x', log_id })).toBeUndefined();
		}
		expect(faultOf(read('{"error":{"code":"x","log_id":7,"message":{}}}'))).toMatchObject({
			logId: undefined,
			tikTokMessage: undefined,
		});
	});

	test('a missing scope is named in the remedy', () => {
		const text = refusalText('scope_not_authorized');
		const reply = readEnvelope({ status: 401, headers: {}, text }, [
			'video.publish',
			'video.upload',
		]);
		expect(faultOf(reply).remedy).toContain('video.publish or video.upload');
		expect(faultOf(read(text, 401)).remedy).not.toMatch(/undefined|\{/);
	});

	test('429 and 5xx may do better later, whatever their code; others by their code', () => {
		expect(faultOf(read(refusalText('new_code'), 429)).retryable).toBe(true);
		expect(faultOf(read(refusalText('new_code'), 500)).retryable).toBe(true);
		expect(faultOf(read(refusalText('new_code'), 503)).retryable).toBe(true);
		expect(faultOf(read(refusalText('new_code'), 400)).retryable).toBe(false);
		expect(faultOf(read(refusalText('internal_error'), 200)).retryable).toBe(true);
		expect(faultOf(read(refusalText('invalid_params'), 400)).retryable).toBe(false);
	});

	test('Retry-After goes along', () => {
		const fault = faultOf(read(refusalText('rate_limit_exceeded'), 429, { 'retry-after': '7' }));
		expect(fault.retryAfterSec).toBe(7);
	});

	test.each([
		'constructor',
		'__proto__',
		'toString',
		'hasOwnProperty',
		'OK',
		'ok ',
		'INVALID_PARAMS',
		'act.s3cr3t',
		'x'.repeat(65),
	])('PB-53: the code %j is unknown, not matched by chance', (code) => {
		const fault = faultOf(read(refusalText(code)));
		const isWord = /^([a-z]+|[A-Z_]+)$/.test(code) && code.length < 65;
		expect(fault.code).toBe(isWord ? code : 'http_200');
		expect(fault.message).toContain('does not know');
	});
});

describe('an answer that is not readable', () => {
	test.each([
		['empty', '', 200],
		['no content', '', 204],
		['an HTML page', '<html><body>Bad\n gateway</body></html>', 502],
		['cut off', '{"data":{"publish_id":"v_pu', 200],
		['a list', '[]', 200],
		['null', 'null', 200],
		['a number', '17', 200],
		['data alone', '{"data":{}}', 200],
		['an error that is a text', '{"error":"invalid_grant"}', 400],
		['an error that is a list', '{"error":[{"code":"ok"}]}', 200],
		['a code that is no text', '{"error":{"code":0}}', 200],
		['an empty code', '{"error":{"code":""}}', 200],
		['ok with 500', okText({ publish_id: 'x' }), 500],
		['ok with 400', okText({ publish_id: 'x' }), 400],
		['ok by inheritance', '{"__proto__":{"error":{"code":"ok"}}}', 200],
	])('%s is no success and no code of TikTok', (_, text, status) => {
		const fault = faultOf(read(text, status));
		expect(fault).toMatchObject({ kind: 'gateway', code: `http_${status}`, httpStatus: status });
	});

	test('says what to do, as does a code that nobody knows', () => {
		for (const text of ['', refusalText('a_code_of_tomorrow')]) {
			expect(brokenFaultRules(faultOf(read(text, 502)))).toEqual([]);
		}
	});

	test('shows a short excerpt without tags', () => {
		const page = `<html><style>a{}</style><h1>502</h1>\n\n<p>Bad gateway</p>${'x'.repeat(500)}`;
		const { tikTokMessage } = faultOf(read(page, 502));
		expect(tikTokMessage).toMatch(/502 Bad gateway x/);
		expect(tikTokMessage).not.toMatch(/[<>\n]/);
		expect(tikTokMessage?.length).toBeLessThanOrEqual(MAX_FOREIGN_CHARS);
		expect(faultOf(read('<br>', 502)).tikTokMessage).toBeUndefined();
	});

	test.each([
		[200, true],
		[204, true],
		[300, false],
		[302, false],
		[400, false],
		[403, false],
		[408, true],
		[429, true],
		[500, true],
		[599, true],
	])('HTTP %i may do better later: %p', (status, retryable) => {
		expect(faultOf(read('', status)).retryable).toBe(retryable);
	});

	test('no answer whatever makes it throw', () => {
		fc.assert(
			fc.property(
				fc.oneof(fc.json(), fc.string()),
				fc.integer({ min: 100, max: 599 }),
				(text, status) => {
					const reply = read(text, status);
					return reply.ok || reply.fault.code !== '';
				},
			),
		);
	});
});

describe('retryAfterOf', () => {
	const NOW = Date.UTC(2026, 0, 1);
	const seconds = (value?: string) => {
		const headers: Record<string, string> = value === undefined ? {} : { 'retry-after': value };
		return retryAfterOf({ headers }, NOW);
	};

	test.each([
		['7', 7],
		['120', 120],
		[' 7 ', 7],
		['0', 0],
		['Thu, 01 Jan 2026 00:01:30 GMT', 90],
		['Wed, 31 Dec 2025 23:59:00 GMT', 0],
		['soon', undefined],
		['7 apples', undefined],
		['', undefined],
		[undefined, undefined],
	])('%j is %p seconds', (value, expected) => {
		expect(seconds(value)).toBe(expected);
	});
});
