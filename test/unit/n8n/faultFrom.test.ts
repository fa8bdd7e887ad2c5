import { ExpressionError } from 'n8n-workflow';

import { CancelledError } from '../../../nodes/TikTok/shared/clock';
import { FaultError } from '../../../nodes/TikTok/errors/fault';
import { STOPPED, faultIn } from '../../../nodes/TikTok/n8n/faultFrom';
import { brokenFaultRules } from '../support/faultRules';
import { someFault } from '../support/replies';

describe('faultIn', () => {
	test('a fault on its way is itself, a stop is the stop', () => {
		const fault = someFault('x');
		expect(faultIn(new FaultError(fault))).toBe(fault);
		expect(faultIn(new CancelledError())).toBe(STOPPED);
	});

	test('both say what to do, and that the same again is no use', () => {
		for (const fault of [STOPPED, faultIn(new TypeError('Something v2.1 is not a function'))]) {
			expect(fault).toMatchObject({ kind: 'input', retryable: false });
			expect(brokenFaultRules(fault)).toEqual([]);
		}
	});

	test("n8n's own words for an expression without a value are no surprise of ours", () => {
		const description = 'Consider re-wiring your nodes: <b>execute it</b> first.';
		const fault = faultIn(new ExpressionError('Node "Set" is not executed.', { description }));
		expect(fault).toMatchObject({
			kind: 'input',
			code: 'expression',
			message: 'An expression in this node could not be evaluated: Node "Set" is not executed',
			remedy: 'Consider re-wiring your nodes: execute it first.',
			retryable: false,
		});
		const bare = faultIn(new ExpressionError('No path back'));
		expect(bare.remedy).toBe('Check the expressions in the fields of this node.');
		for (const each of [fault, bare]) expect(brokenFaultRules(each)).toEqual([]);
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
