import fc, { type AsyncCommand } from 'fast-check';

import { FAULT_POINTS } from '../sandbox/fault-schema';
import { CALL_KINDS, KINDS, PUT_KINDS, type Kind } from './kinds';
import type { ByteCounts } from './byteCounts';
import type { PlannedFault } from './plannedFault';
import type { Beginning, SoakWorld, Stop } from './soakWorld';

/** What the commands need to know of the past. */
interface Model {
	runs: number;
}

type Command = AsyncCommand<Model, SoakWorld>;

/** n8n runs a node at most so often, in tries and by the Retry button. */
const MAX_RUNS = 4;

/** Stalls cost real time, so they are rare. */
const STALL_SHARE = 1;
const OTHER_SHARE = 30;

/** What TikTok may change under way without rewriting what it said before. */
const CHANGEABLE = {
	range_end: fc.constantFrom('last_index', 'count'),
	repeated_range: fc.constantFrom(416, 206),
	no_post_ids: fc.constantFrom('empty_list', 'absent'),
	megabyte: fc.constantFrom('decimal', 'binary'),
	status_per_minute: fc.constantFrom(30, 3),
	init_per_minute: fc.constantFrom(6, 1),
	invalid_params_code: fc.constantFrom('invalid_params', 'invalid_param'),
} as const;

const LASTING = {
	...CHANGEABLE,
	post_ids: fc.constantFrom('numbers', 'strings', 'string', 'scalar', 'never'),
	processing_ms: fc.constantFrom(0, 5_000, 120_000, 1_200_000),
	moderation_ms: fc.constantFrom(0, 20_000, 600_000),
	status_extra: fc.boolean(),
} as const;

const NONE_REQUIRED = { requiredKeys: [] };

/**
 * Where a story begins.
 *
 * @param counts the forms of TikTok's byte counts that occur
 */
export const beginnings = (counts: readonly ByteCounts[]): fc.Arbitrary<Beginning> =>
	fc.record({
		counts: fc.constantFrom(...counts),
		size: fc.oneof(
			{ weight: 6, arbitrary: fc.constant('small' as const) },
			{ weight: 2, arbitrary: fc.constant('two chunks' as const) },
			{ weight: 1, arbitrary: fc.constant('three chunks' as const) },
		),
		isDraft: fc.nat(3).map((number) => number === 0),
		mustWait: fc.nat(3).map((number) => number > 0),
		switches: fc.record(LASTING, NONE_REQUIRED),
		fate: fc.oneof(
			{ weight: 5, arbitrary: fc.constant({}) },
			{ weight: 1, arbitrary: fc.constant({ never_finishes: true }) },
			{
				weight: 2,
				arbitrary: fc
					.constantFrom('internal', 'picture_size_check_failed', 'spam_risk', 'something_new')
					.map((fail_reason) => ({ fail_reason })),
			},
		),
	});

/** Everything that may happen to an item. */
export function commands(): fc.Arbitrary<Iterable<Command>> {
	const faults = plannedFaults().map((fault) =>
		command(`fault ${describe(fault)}`, async (world) => await world.plan(fault)),
	);
	const runs = fc
		.record({ how: fc.constantFrom('try', 'retry'), stop: fc.option(stops(), { freq: 3 }) })
		.map(({ how, stop }) => new Run(how, stop ?? undefined));
	const others = [
		fc.constant(command('heal', async (world) => await world.heal())),
		fc
			.record(CHANGEABLE, NONE_REQUIRED)
			.map((patch) =>
				command(`switches ${JSON.stringify(patch)}`, async (world) => await world.change(patch)),
			),
		fc
			.constantFrom(1_000, 46_000, 61_000, 3_700_000, 4_000_000)
			.map((ms) => command(`${ms} ms pass`, async (world) => await world.pass(ms))),
	];
	// Listed twice: what goes wrong and what runs make a story.
	return fc.commands([faults, runs, faults, runs, ...others], { maxCommands: 9 });
}

class Run implements Command {
	constructor(
		private readonly how: 'try' | 'retry',
		private readonly stop: Stop | undefined,
	) {}

	check(model: Readonly<Model>): boolean {
		return model.runs < MAX_RUNS;
	}

	async run(model: Model, world: SoakWorld): Promise<void> {
		model.runs += 1;
		await world.run(this.how, this.stop);
	}

	toString(): string {
		const { stop } = this;
		return `${this.how}${stop === undefined ? '' : `, stopped at ${stop.at} ${stop.count}`}`;
	}
}

function command(name: string, act: (world: SoakWorld) => Promise<void>): Command {
	return {
		check: () => true,
		run: async (_model, world) => await act(world),
		toString: () => name,
	};
}

function plannedFaults(): fc.Arbitrary<PlannedFault> {
	const calls = FAULT_POINTS.filter((on) => !['put', 'token', 'authorize'].includes(on));
	const times = fc.constantFrom(1, 1, 1, 2, 8, 'always' as const);
	return fc.oneof(
		fc.record({ on: fc.constantFrom(...calls), kind: kindOf([...KINDS, ...CALL_KINDS]), times }),
		fc.record({
			on: fc.constant('put' as const),
			kind: kindOf([...KINDS, ...PUT_KINDS.filter(({ namesRange }) => !namesRange)]),
			chunk: fc.option(fc.nat(2), { nil: undefined }),
			times,
		}),
	);
}

function kindOf(kinds: readonly Kind[]): fc.Arbitrary<Kind> {
	return fc.oneof(
		...kinds.map((kind) => ({
			weight: kind.stalls ? STALL_SHARE : OTHER_SHARE,
			arbitrary: fc.constant(kind),
		})),
	);
}

function stops(): fc.Arbitrary<Stop> {
	return fc.record({
		at: fc.constantFrom('request', 'pause'),
		count: fc.integer({ min: 1, max: 8 }),
	});
}

function describe({ on, kind, chunk, times }: PlannedFault): string {
	return `${on}${chunk === undefined ? '' : ` of chunk ${chunk}`}: ${kind.name}, ${times} times`;
}
