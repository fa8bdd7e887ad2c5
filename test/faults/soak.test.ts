import { soak } from './soakRun';
import { timersEnd } from './afterRuns';

afterAll(timersEnd);

/** Small and always the same; `npm run test:soak` tells 2,000 new ones. */
const STORIES = 25;
const SEED = 20_261_123;

test('25 random stories: never twice, never lost, byte-exact, nothing secret', async () => {
	const report = await soak({ runs: STORIES, seed: SEED, maxMs: 60_000 });
	expect(report).toBeUndefined();
}, 90_000);
