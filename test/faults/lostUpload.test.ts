import { timersEnd } from './afterRuns';
import type { AppInput } from '../sandbox/types';
import { arrivedAt } from './arrived';
import { THREE_CHUNKS } from './clip';
import { violationsOf } from './oracle';
import { Scene } from './scene';
import { codeOfError, mayAppearOf, messageOfError } from './shown';

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
		expect(messageOfError(error)).toContain(`publish_id ${second}`);
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

describe('an upload that may have lost its last chunk', () => {
	const counts: Array<NonNullable<AppInput['switches']>> = [
		{ zero_byte_count: 'present' },
		{ zero_byte_count: 'absent' },
		{ byte_counts: 'never' },
		{ byte_count_lag_ms: 20_000 },
	];
	const silence = { on: 'put' as const, times: 'always' as const };
	const cutOff = { ...silence, do: { kind: 'reset' as const, when: 'during' as const } };
	const cases = counts.flatMap((switches) => [
		{ switches, waitUntilPublished: true, fault: cutOff, ms: [60_000, 100_000] },
		{ switches, waitUntilPublished: false, fault: cutOff, ms: [60_000, 100_000] },
		{ switches, waitUntilPublished: true, fault: LOST, ms: [0, 10_000] },
	]);

	test.each(cases)('%j: a retry ends with an error in time, and posts nothing', async (spec) => {
		const { switches, waitUntilPublished, fault, ms } = spec;
		const scene = await Scene.set({
			app: { switches, faults: [fault] },
			parameters: { waitUntilPublished },
		});
		await scene.run();
		const retry = await scene.run('retry');

		const arrived = await arrivedAt(scene);
		expect(codeOfError(retry.error)).toBe('upload_incomplete');
		expect(messageOfError(retry.error)).toContain(arrived.posts[0].publish_id);
		expect(mayAppearOf(retry)).toEqual([true]);
		expect(retry.tookMs).toBeGreaterThanOrEqual(ms[0]);
		expect(retry.tookMs).toBeLessThan(ms[1]);
		expect(arrived.posts).toHaveLength(1);
		expect(violationsOf(scene, arrived)).toEqual([]);
	});
});

test('the oracle knows how many bytes of each PUT have left', async () => {
	const scene = await Scene.set({ file: THREE_CHUNKS });
	await scene.run();
	const { requests } = await arrivedAt(scene);
	const arrived = requests.filter(({ endpoint }) => endpoint === 'put');
	const left = scene.wire.sent.filter(({ handedOut }) => handedOut > 0);
	expect(left.map(({ handedOut }) => handedOut)).toEqual(arrived.map((put) => put.body_bytes));
});
