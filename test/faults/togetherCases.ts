import type { ByteCounts } from './byteCounts';
import { THREE_CHUNKS } from './clip';
import { appWith, CALLS, caseOf, inWords, named, PLACES, PUTS, type FaultCase } from './faultCase';
import type { PlannedFault } from './plannedFault';

/** Those before which TikTok has something already. */
const LATER_CHUNKS = [1, 2];

/** A PUT and the question that follows it go wrong together. */
export function togetherCases(counts: ByteCounts): FaultCase[] {
	const puts = named(PUTS, [
		'reset before the body',
		'reset after the body',
		'503, but taken',
		'416',
		'empty 200',
	]);
	const questions = named(CALLS, ['connection refused', '400', '503', 'truncated JSON']);
	return LATER_CHUNKS.flatMap((chunk) =>
		puts.flatMap((put) =>
			questions.map((question): FaultCase => {
				const faults: PlannedFault[] = [
					{ on: 'put', kind: put, chunk, times: 1 },
					{ on: 'status', kind: question, times: 1 },
				];
				const name = `${inWords(counts)}put ${PLACES[chunk]}: ${put.name}, then status: ${question.name}`;
				const scene = { app: appWith(counts), file: THREE_CHUNKS };
				return { name, faults, scene, furtherRuns: [], endings: ['published'] };
			}),
		),
	);
}

/** What TikTok leaves unclear about its answers to PUTs, both ways, where the answer matters. */
export function rangeCases(counts: ByteCounts): FaultCase[] {
	const ends = ['last_index', 'count'] as const;
	const repeats = [416, 206] as const;
	const kinds = named(PUTS, ['reset before the body', 'reset after the body', '416', 'empty 200']);
	const [deaf] = named(CALLS, ['400']);
	return ends.flatMap((range_end) =>
		repeats.flatMap((repeated_range) =>
			LATER_CHUNKS.flatMap((chunk) =>
				kinds.map((kind): FaultCase => {
					const one = caseOf({ on: 'put', kind, chunk, counts });
					const app = appWith(counts, { range_end, repeated_range });
					return {
						...one,
						name: `range ends with ${range_end}, repeat is ${repeated_range}: ${one.name}, then status: 400`,
						faults: [...one.faults, { on: 'status', kind: deaf, times: 1 }],
						scene: { ...one.scene, app },
						endings: ['published'],
					};
				}),
			),
		),
	);
}
