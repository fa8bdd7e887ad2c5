import { callCases } from './matrix';
import { runCase } from './runCase';
import { timersEnd } from './afterRuns';

afterAll(timersEnd);

describe('faults of a JSON call', () => {
	test.each(callCases().map((one) => [one.name, one] as const))('%s', async (_name, one) => {
		const { violations, endings } = await runCase(one);
		expect(violations).toEqual([]);
		expect(endings).toEqual(one.endings);
	});
});
