import { timersEnd } from './afterRuns';
import type { ByteCounts } from './byteCounts';
import type { FaultCase } from './faultCase';
import { casesWith } from './matrix';
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

/** All faults of a PUT and of a status, while TikTok counts the bytes of an upload like that. */
export function testEveryFault(counts: ByteCounts): void {
	describe(`bytes counted: ${counts}`, () => testCases(casesWith(counts)));
}
