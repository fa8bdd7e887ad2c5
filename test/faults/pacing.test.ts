import { arrivedAt } from './arrived';
import { Scene, type SceneSpec } from './scene';
import { timersEnd } from './afterRuns';

afterAll(timersEnd);

/** TikTok's six inits a minute, counted by the sandbox, and no wait that is not pacing. */
const LIMITED: SceneSpec = {
	app: { switches: { init_per_minute: 6, creator_info_per_minute: 20, status_per_minute: 30 } },
	parameters: { waitUntilPublished: false },
};

describe('pacing', () => {
	test('PB-52: two executions of one credential share its six inits a minute: TikTok never has to refuse', async () => {
		const first = await Scene.set({ ...LIMITED, items: 4 });
		const second = await Scene.set({ ...LIMITED, items: 4, sharing: first });
		await first.run();
		expect(first.clock.sleeps.filter((ms) => ms > 0)).toEqual([]);
		const { output } = await second.run();

		expect(output).toHaveLength(4);
		const { posts, requests } = await arrivedAt(first);
		expect(requests.map(({ status }) => status)).not.toContain(429);
		expect(posts.filter(({ published }) => published)).toHaveLength(8);
		const pausedMs = first.clock.sleeps.reduce((sum, ms) => sum + ms, 0);
		expect(pausedMs).toBeGreaterThan(30_000);
		expect(pausedMs).toBeLessThanOrEqual(61_500);
	});

	test('PB-52: another credential does not wait for it', async () => {
		const busy = await Scene.set({ ...LIMITED, items: 6 });
		await busy.run();
		const other = await Scene.set({ ...LIMITED, items: 6 });
		const { output } = await other.run();

		expect(output).toHaveLength(6);
		expect(other.clock.sleeps.filter((ms) => ms > 0)).toEqual([]);
	});

	test('a stop during the pause ends the run, and no request follows', async () => {
		const scene = await Scene.set({ ...LIMITED, items: 8 });
		const stop = new AbortController();
		let sentThen = 0;
		scene.clock.onSleep = () => {
			sentThen = scene.wire.sent.length;
			stop.abort();
		};
		const { error } = await scene.run('try', stop);

		expect(String(error)).toContain('The execution was stopped');
		expect(scene.wire.sent).toHaveLength(sentThen);
		const { posts } = await arrivedAt(scene);
		const shown = `${String(error)} ${String(Reflect.get(Object(error), 'description'))}`;
		for (const { publish_id: id } of posts) expect(shown).toContain(id);
	});
});
