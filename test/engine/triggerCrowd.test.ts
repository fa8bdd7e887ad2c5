import { startEngine, type Engine } from './harness';
import { deliver, setTrigger } from './triggerSetup';

const EVENTS = 10_000;
const AT_ONCE = 16;
const TIMEOUT_MS = 240_000;

describe('TikTok Trigger under load', () => {
	let engine: Engine;

	beforeAll(async () => {
		engine = await startEngine();
	});
	afterAll(async () => await engine.close());

	test(
		'of 10,000 events of which every tenth is a repeat, each runs once',
		async () => {
			const stage = await setTrigger(engine);
			const { client_key } = stage.app;
			// Every tenth is the one before again, so that both are often under way together.
			const numbers = Array.from({ length: EVENTS }, (_, at) => (at % 10 === 9 ? at - 1 : at));
			const queue = [...numbers];
			const statuses = new Map<number, number>();
			const work = async () => {
				for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
					const content = JSON.stringify({ publish_id: `post-${next}` });
					const event = 'post.publish.complete';
					const body = JSON.stringify({ client_key, event, create_time: 1, content });
					const status = await deliver(stage, body);
					statuses.set(status, (statuses.get(status) ?? 0) + 1);
				}
			};
			await Promise.all(Array.from({ length: AT_ONCE }, work));
			await stage.webhook.close();

			expect([...statuses]).toEqual([[200, EVENTS]]);
			const ran = stage.webhook.started.map(({ json }) => String(json.publish_id)).sort();
			expect(ran).toEqual([...new Set(numbers)].map((number) => `post-${number}`).sort());
		},
		TIMEOUT_MS,
	);
});
