import { BEHAVIOURS } from './behaviours';
import { describeBehaviours } from './behaviourTests';

describeBehaviours('filesystem', BEHAVIOURS);

test('enough behaviours are tried, each under a name of its own', () => {
	const names = BEHAVIOURS.map(({ name }) => name);
	expect(new Set(names).size).toBe(names.length);
	expect(names.length).toBeGreaterThanOrEqual(50);
});
