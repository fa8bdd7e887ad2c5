import type { AppInput, FaultPoint } from '../sandbox/types';
import { SMALL_FILE, THREE_CHUNKS } from './clip';
import { endingsAfterOne, endingsForever, type Ending } from './expected';
import { CALL_KINDS, KINDS, PUT_KINDS, type Kind } from './kinds';
import { pointOf, type PlannedFault } from './plannedFault';
import { DIRECT, DRAFT, type SceneSpec } from './scene';

/** Whether n8n runs the node again: not at all, by *Retry On Fail*, or by Retry of the execution. */
export type SecondRun = 'none' | 'try' | 'retry';

/** One row of the matrix. */
export interface FaultCase {
	readonly name: string;
	readonly faults: readonly PlannedFault[];
	readonly scene: SceneSpec;
	readonly secondRun: SecondRun;
	/** How each run has to end. */
	readonly endings: readonly Ending[];
}

/** Names of the three chunks of a large file. */
const PLACES = ['first chunk', 'middle chunk', 'last chunk'];

/** Those before which TikTok has something already. */
const LATER_CHUNKS = [1, 2];

const CALLS = [...KINDS, ...CALL_KINDS];
const PUTS = [...KINDS, ...PUT_KINDS];

/** TikTok takes a while, so that the status is asked for more than once. */
const APP: AppInput = { switches: { processing_ms: 5_000 } };

/** Kinds that may last: without those that differ from others only while a PUT is under way. */
const LASTING = [
	'connection refused',
	'reset during the body',
	'reset after the body',
	'429',
	'503',
	'400',
	'403',
	'404',
	'416',
	'empty 200',
	'truncated JSON',
	'401',
];

/** Every JSON call of a direct post and of a draft × every kind × a second run or none. */
export function callCases(): FaultCase[] {
	const direct = (on: FaultPoint) => [
		...CALLS.flatMap((kind) => [oneRun({ on, kind }), twoRuns({ on, kind })]),
		...lasting(CALLS).map((kind) => twoRuns({ on, kind, times: 'always' })),
	];
	const draft = (on: FaultPoint) =>
		CALLS.flatMap((kind) => [
			oneRun({ on, kind, isDraft: true }),
			twoRuns({ on, kind, isDraft: true }),
		]);
	return [
		...direct('creator_info'),
		...direct('init'),
		...direct('status'),
		...draft('inbox_init'),
		...draft('status'),
	];
}

/** The PUT of the first, a middle and the last chunk × every kind × a second run or none. */
export function putCases(): FaultCase[] {
	return PLACES.flatMap((_, chunk) => [
		...PUTS.flatMap((kind) => [
			oneRun({ on: 'put', kind, chunk }),
			twoRuns({ on: 'put', kind, chunk }),
			...(chunk === 1 ? [] : [twoRuns({ on: 'put', kind, chunk, isDraft: true })]),
		]),
		...lasting(PUTS).map((kind) => twoRuns({ on: 'put', kind, chunk, times: 'always' })),
	]);
}

/** A PUT and the question that follows it go wrong together. */
export function togetherCases(): FaultCase[] {
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
				const name = `put ${PLACES[chunk]}: ${put.name}, then status: ${question.name}`;
				const scene = { app: APP, file: THREE_CHUNKS };
				return { name, faults, scene, secondRun: 'none', endings: ['published'] };
			}),
		),
	);
}

/** What TikTok leaves unclear about its answers to PUTs, both ways, where the answer matters. */
export function rangeCases(): FaultCase[] {
	const ends = ['last_index', 'count'] as const;
	const repeats = [416, 206] as const;
	const kinds = named(PUTS, ['reset before the body', 'reset after the body', '416', 'empty 200']);
	const [deaf] = named(CALLS, ['400']);
	return ends.flatMap((range_end) =>
		repeats.flatMap((repeated_range) =>
			LATER_CHUNKS.flatMap((chunk) =>
				kinds.map((kind): FaultCase => {
					const one = caseOf({ on: 'put', kind, chunk });
					const app: AppInput = { switches: { range_end, repeated_range } };
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

/** The whole matrix. */
export function allCases(): FaultCase[] {
	return [...callCases(), ...putCases(), ...togetherCases(), ...rangeCases()];
}

interface Cell {
	readonly on: FaultPoint;
	readonly kind: Kind;
	readonly chunk?: number;
	readonly isDraft?: boolean;
	/** Once, unless said otherwise. */
	readonly times?: 'always';
}

function oneRun(cell: Cell): FaultCase {
	const both = caseOf(cell);
	return { ...both, name: `${both.name}, one run`, endings: [both.endings[0]] };
}

function twoRuns(cell: Cell): FaultCase {
	const both = caseOf(cell);
	const isRetry = [...both.name].length % 2 === 0;
	const name = `${both.name}, ${isRetry ? 'Retry' : 'next try'}`;
	return { ...both, name, secondRun: isRetry ? 'retry' : 'try' };
}

function caseOf({ on, kind, chunk, isDraft = false, times = undefined }: Cell): FaultCase {
	const fault: PlannedFault = { on, kind, chunk, times: times ?? 1 };
	const isLastChunk = chunk === PLACES.length - 1;
	const endings = times ? endingsForever(fault) : endingsAfterOne(fault, { isDraft, isLastChunk });
	const where = [isDraft ? 'draft' : 'direct', on, chunk === undefined ? '' : PLACES[chunk]];
	return {
		name: `${where.filter((word) => word !== '').join(' ')}: ${kind.name}${times ? ', always' : ''}`,
		faults: [fault],
		scene: {
			app: APP,
			file: chunk === undefined ? SMALL_FILE : THREE_CHUNKS,
			route: isDraft ? DRAFT : DIRECT,
			...patienceFor(on, kind),
			...(times ? { policy: FEW_TRIES } : {}),
		},
		secondRun: 'none',
		endings,
	};
}

function lasting(kinds: readonly Kind[]): Kind[] {
	return named(kinds, LASTING);
}

function named(kinds: readonly Kind[], names: readonly string[]): Kind[] {
	return kinds.filter(({ name }) => names.includes(name));
}

/** What never ends needs no seven tries to show it. */
const FEW_TRIES = { pausesMs: [1_000, 3_000] };

/** Only what stalls needs a short patience; elsewhere a busy machine must not look like a stall. */
function patienceFor(on: FaultPoint, { stalls }: Kind): Partial<SceneSpec> {
	if (stalls !== true) return {};
	if (on === 'put') return { policy: { stallMs: 300 } };
	return { timeScale: (request) => (pointOf(request) === on ? 50 : 1) };
}
