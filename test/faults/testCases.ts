import { timersEnd } from './afterRuns';
import type { FaultCase } from './faultCase';
import { runCase } from './runCase';

/** A test for each case. */
export function testCases(cases: readonly FaultCase[]): void {
	afterAll(timersEnd);

	test.each(cases.map((one) => [one.name, one] as const))('%s', async (_name, one) => {
		const { violations, endings } = await runCase(one);
		expect(violations).toEqual([]);
		expect(endings).toEqual(one.endings);
	});
}
