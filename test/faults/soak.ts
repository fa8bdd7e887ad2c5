/* eslint-disable @n8n/community-nodes/no-restricted-globals -- a command-line program: it writes to its terminal and sets its exit code */
import { Command, InvalidArgumentError, Option } from 'commander';

import { ALL_BYTE_COUNTS, type ByteCounts } from './byteCounts';
import { soak } from './soakRun';

const EXIT_FAILED = 1;
/** Half an hour: on a busy machine, 2,000 stories take their time. */
const MAX_MS = 1_800_000;

/** Stories told at the same time; most of one is waiting for the sandbox. */
const DEFAULT_LANES = 3;
const DEFAULT_RUNS = 2_000;
const REPORT_EVERY = 200;

interface Options {
	runs: number;
	seed: number;
	lanes: number;
	path?: string;
	bytes?: ByteCounts;
}

new Command('npm run test:soak --')
	.description('Random stories of one post, with an oracle: never twice, never lost, byte-exact.')
	.option('--runs <count>', 'how many stories', wholeNumber, DEFAULT_RUNS)
	.option('--seed <number>', 'of the first lane', wholeNumber, Date.now() % 1_000_000_000)
	.option(
		'--lanes <count>',
		'stories at the same time, each lane with a seed of its own',
		wholeNumber,
		DEFAULT_LANES,
	)
	.addOption(
		new Option('--bytes <form>', 'how TikTok counts bytes; all forms unless said').choices(
			ALL_BYTE_COUNTS,
		),
	)
	.option('--path <path>', 'repeats a failure that was found, with --lanes 1')
	.action(async (options: Options) => {
		process.exitCode = await main(options);
	})
	.parseAsync()
	.catch((error: unknown) => {
		process.stderr.write(`${String(error)}\n`);
		process.exitCode = EXIT_FAILED;
	});

async function main({ runs, seed, lanes, path, bytes }: Options): Promise<number> {
	const begunAt = Date.now();
	const counts = bytes === undefined ? ALL_BYTE_COUNTS : [bytes];
	const seconds = () => Math.round((Date.now() - begunAt) / 1_000);
	let told = 0;
	const toldWith = new Map<ByteCounts, number>();
	const onStory = (form: ByteCounts) => {
		told += 1;
		toldWith.set(form, (toldWith.get(form) ?? 0) + 1);
		if (told % REPORT_EVERY === 0) print(`${told} stories, ${seconds()} s`);
	};
	print(`${runs} stories in ${lanes} lanes, seeds from ${seed}`);
	const reports = await Promise.all(
		Array.from({ length: lanes }, async (_, lane) => {
			const own = Math.ceil((runs - lane) / lanes);
			return await soak({ runs: own, seed: seed + lane, path, counts, maxMs: MAX_MS, onStory });
		}),
	);
	const failures = reports.filter((report) => report !== undefined);
	failures.forEach(print);
	const forms = [...toldWith].map(([form, count]) => `${count} with bytes ${form}`);
	print(forms.sort().join(', '));
	print(`${told} stories, ${failures.length} lanes failed, seed ${seed}, ${seconds()} s`);
	return failures.length === 0 ? 0 : EXIT_FAILED;
}

function print(line: string): void {
	process.stdout.write(`${line}\n`);
}

function wholeNumber(text: string): number {
	const number = Number(text);
	if (Number.isSafeInteger(number) && number > 0) return number;
	throw new InvalidArgumentError('a whole number above 0');
}
