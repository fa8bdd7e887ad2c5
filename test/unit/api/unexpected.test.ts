import { stopped } from '../../../nodes/TikTok/api/clock';
import { FaultError } from '../../../nodes/TikTok/api/fault';
import { STOPPED, faultIn } from '../../../nodes/TikTok/api/unexpected';
import { brokenFaultRules } from '../support/faultRules';
import { someFault } from '../support/replies';

describe('faultIn', () => {
	test('a fault on its way is itself, a stop is the stop', () => {
		const fault = someFault('x');
		expect(faultIn(new FaultError(fault))).toBe(fault);
		expect(faultIn(stopped())).toBe(STOPPED);
	});

	test('both say what to do, and that the same again is no use', () => {
		for (const fault of [STOPPED, faultIn(new TypeError('Something v2.1 is not a function'))]) {
			expect(fault).toMatchObject({ kind: 'input', retryable: false });
			expect(brokenFaultRules(fault)).toEqual([]);
		}
	});

	test.each([
		[new TypeError('x is not a function.'), 'x is not a function'],
		[new TypeError('a.b is not a function'), 'a.b is not a function'],
		['text', 'text'],
		[undefined, 'undefined'],
	])('a surprise keeps its words: %p', (thrown, message) => {
		expect(faultIn(thrown)).toMatchObject({ code: 'unexpected', message, retryable: false });
	});
});
