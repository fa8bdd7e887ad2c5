import { rangeCases, togetherCases } from './matrix';
import { runCase } from './runCase';
import { timersEnd } from './afterRuns';

afterAll(timersEnd);

describe('faults of a PUT and of the question after it', () => {
	const cases = [...togetherCases(), ...rangeCases()];
	test.each(cases.map((one) => [one.name, one] as const))('%s', async (_name, one) => {
		const { violations, endings } = await runCase(one);
		expect(violations).toEqual([]);
		expect(endings).toEqual(one.endings);
	});
});
