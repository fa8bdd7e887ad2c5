import { judgeAnswer } from '../../../../nodes/TikTok/upload/session/putVerdict';
import { smallPlan } from '../../support/smallPlan';

const PLAN = smallPlan(25, 10);
const [FIRST, LAST] = PLAN.chunks;

function verdict(status: number, range?: string, chunk = FIRST) {
	const headers: Record<string, string> = range === undefined ? {} : { 'content-range': range };
	return judgeAnswer({ status, headers, text: '' }, chunk, PLAN);
}

describe('judgeAnswer', () => {
	test('the documented statuses need no range: 206 in between, 201 at the end', () => {
		expect(verdict(206)).toEqual({ kind: 'has', bytes: 10 });
		expect(verdict(201, undefined, LAST)).toEqual({ kind: 'has', bytes: 25 });
	});

	test('PB-20: any other success without a range is unclear', () => {
		for (const status of [200, 201, 202, 204]) expect(verdict(status)).toEqual({ kind: 'unclear' });
		for (const status of [200, 202, 206]) {
			expect(verdict(status, undefined, LAST)).toEqual({ kind: 'unclear' });
		}
	});

	test('PB-20: with a range the range counts, whatever the status', () => {
		expect(verdict(200, 'bytes 0-9/25')).toEqual({ kind: 'has', bytes: 10 });
		expect(verdict(206, 'bytes 0-24/25', LAST)).toEqual({ kind: 'has', bytes: 25 });
		expect(verdict(206, 'bytes 0-0/25')).toEqual({ kind: 'has', bytes: 0 });
		expect(verdict(201, 'bytes 0-10/25', LAST)).toEqual({ kind: 'has', bytes: 10 });
	});

	test('a documented status with a range that means nothing still counts', () => {
		expect(verdict(206, 'bytes 0-3/25')).toEqual({ kind: 'has', bytes: 10 });
	});

	test('PB-19: 416 names what the server has, or is unclear', () => {
		expect(verdict(416, 'bytes 0-9/25', LAST)).toEqual({ kind: 'has', bytes: 10 });
		expect(verdict(416, 'bytes 0-24/25')).toEqual({ kind: 'has', bytes: 25 });
		expect(verdict(416)).toEqual({ kind: 'unclear' });
		expect(verdict(416, 'bytes */25')).toEqual({ kind: 'unclear' });
	});

	test.each([403, 404])('%i is an upload URL that is no longer good', (status) => {
		expect(verdict(status)).toEqual({ kind: 'expired' });
	});

	test.each([408, 425, 429, 500, 502, 503, 504])('%i is unclear', (status) => {
		expect(verdict(status)).toEqual({ kind: 'unclear' });
	});

	test.each([100, 300, 301, 302, 307, 400, 401, 405, 411, 413, 415, 501, 505])(
		'PB-16: %i is a refusal',
		(status) => {
			expect(verdict(status)).toEqual({ kind: 'refused' });
		},
	);

	test('an error status with a range is still an error', () => {
		expect(verdict(400, 'bytes 0-9/25')).toEqual({ kind: 'refused' });
		expect(verdict(403, 'bytes 0-9/25')).toEqual({ kind: 'expired' });
	});
});
