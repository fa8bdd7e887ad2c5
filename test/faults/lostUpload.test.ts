import { timersEnd } from './afterRuns';
import { arrivedAt } from './arrived';
import { THREE_CHUNKS } from './clip';
import { violationsOf } from './oracle';
import { Scene } from './scene';
import { messageOfError } from './shown';

afterAll(timersEnd);

const LOST = { on: 'put' as const, do: { kind: 'status' as const, status: 403 } };

describe('a post whose upload the upload host has lost', () => {
	test('is named in the warnings of the one that was begun after it', async () => {
		const scene = await Scene.set({ file: THREE_CHUNKS, app: { faults: [LOST] } });
		const { output } = await scene.run();

		const { posts } = await arrivedAt(scene);
		expect(posts.map(({ published }) => published)).toEqual([false, true]);
		expect(output?.[0].json.warnings).toEqual([expect.stringContaining(posts[0].publish_id)]);
	});

	test('is named in the error when the second is lost, too, and by the next try', async () => {
		const faults = [{ ...LOST, times: 2 }];
		const scene = await Scene.set({ file: THREE_CHUNKS, app: { faults } });
		const { error } = await scene.run();
		const { output } = await scene.run('try');

		const { posts } = await arrivedAt(scene);
		const [first, second, third] = posts.map(({ publish_id: id }) => id);
		expect(messageOfError(error)).toContain(`The publish_id of this post is ${second}`);
		expect(messageOfError(error)).toContain(first);
		expect(output?.[0].json.publish_id).toBe(third);
		const [warning] = [output?.[0].json.warnings].flat();
		expect(warning).toContain(`${first}, ${second}`);
	});

	test('is named by the next try when the execution was stopped before the second answered', async () => {
		const scene = await Scene.set({ file: THREE_CHUNKS, app: { faults: [LOST] } });
		const stop = new AbortController();
		const isSecondInit = () =>
			scene.wire.sent.filter(({ url }) => url.pathname.includes('/init/')).length === 2;
		scene.onRequest = () => isSecondInit() && stop.abort();
		const { error } = await scene.run('try', stop);
		const { output } = await scene.run('retry');

		const arrived = await arrivedAt(scene);
		const lost = arrived.posts[0].publish_id;
		expect(messageOfError(error)).toContain(lost);
		expect(JSON.stringify(output?.[0].json.warnings)).toContain(lost);
		expect(violationsOf(scene, arrived)).toEqual([]);
	});
});
