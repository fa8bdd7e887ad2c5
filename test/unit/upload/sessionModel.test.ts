import fc from 'fast-check';

import { boundariesOf } from '../../../nodes/TikTok/upload/plan/plan';
import { DEFAULT_RETRY_POLICY } from '../../../nodes/TikTok/upload/session/retryPolicy';
import { ScriptedUpload, type Event, type Knowledge } from '../support/scriptedUpload';
import { smallPlan } from '../support/smallPlan';

const RECOVERABLE: Event[] = [
	'ok',
	'ok_as_200',
	'ok_without_range',
	'lost_before',
	'lost_after',
	'unavailable',
	'unavailable_after',
	'busy',
	'mute_416',
];
const FATAL: Event[] = ['bad_request', 'url_403', 'url_404', 'source_ends'];

const anyPlan = fc
	.tuple(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 5, max: 40 }))
	.map(([size, chunk]) => smallPlan(size, size < 2 * chunk ? size : chunk));
const anyKnowledge = fc.constantFrom<Knowledge>('exact', 'unknown', 'lagging');

/** The host stores a chunk only where it follows what it has: what is stored is the file's start. */
describe('any sequence of faults', () => {
	test('ends with the whole file stored, or stopped with what the host has known', async () => {
		const anyEvent = fc.constantFrom(...RECOVERABLE, ...RECOVERABLE, ...FATAL);
		await fc.assert(
			fc.asyncProperty(
				anyPlan,
				fc.array(anyEvent, { maxLength: 40 }),
				anyKnowledge,
				async (plan, script, knowledge) => {
					const upload = new ScriptedUpload(plan, [...script]);
					upload.knowledge = knowledge;
					const end = await upload.run();

					expect(upload.lastPuts.announced).toBe(upload.lastPuts.begun);
					expect(ascending(upload.accepted)).toBe(true);
					if (end.kind === 'complete') {
						expect(upload.stored).toBe(plan.videoSize);
					} else if (end.kind === 'stopped') {
						expect(end.acceptedBytes).toBeLessThanOrEqual(upload.stored);
						expect(boundariesOf(plan)).toContain(end.acceptedBytes);
						expect(end.acceptedBytes).toBeLessThan(plan.videoSize);
					} else {
						throw new Error('TikTok never gave the post up');
					}
				},
			),
			{ numRuns: 1_000 },
		);
	});

	test('that leaves a try for each chunk always ends with the whole file stored', async () => {
		const bad = fc.constantFrom<Event>('lost_before', 'lost_after', 'unavailable', 'busy');
		const tries = DEFAULT_RETRY_POLICY.pausesMs.length;
		const chunkStory = fc
			.array(bad, { maxLength: tries })
			.map((faults): Event[] => [...faults, 'ok']);
		await fc.assert(
			fc.asyncProperty(
				anyPlan.chain((plan) =>
					fc.tuple(
						fc.constant(plan),
						fc.array(chunkStory, {
							minLength: plan.totalChunkCount,
							maxLength: plan.totalChunkCount,
						}),
					),
				),
				async ([plan, stories]) => {
					const left = stories.map((story) => [...story]);
					const upload = new ScriptedUpload(plan, (chunk) => left[chunk.index].shift());
					const end = await upload.run();
					expect(end.kind).toBe('complete');
					expect(upload.stored).toBe(plan.videoSize);
				},
			),
			{ numRuns: 300 },
		);
	});
});

function ascending(figures: number[]): boolean {
	return figures.every((figure, index) => index === 0 || figure > figures[index - 1]);
}
