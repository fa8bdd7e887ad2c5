/* eslint-disable @n8n/community-nodes/no-restricted-globals -- a command-line program: it writes to its terminal and sets its exit code */
import { Command, InvalidArgumentError } from 'commander';

import { fuzz, type FuzzFigures } from './fuzzRun';

const EXIT_FAILED = 1;
const DEFAULT_SECONDS = 300;
const MIB = 1_048_576;

interface Options {
	seconds: number;
	seed: number;
	from: number;
	inputs: number;
}

new Command('npm run test:fuzz --')
	.description('Damaged video files for the reader of containers: no throw, no hang, flat memory.')
	.option('--seconds <count>', 'how long', wholeNumber, DEFAULT_SECONDS)
	.option('--seed <number>', 'of the inputs', wholeNumber, Date.now() % 1_000_000_000)
	.option('--from <number>', 'the first input', wholeNumber, 0)
	.option('--inputs <count>', 'at most so many', wholeNumber, Infinity)
	.action((options: Options) => {
		process.exitCode = main(options);
	})
	.parse();

function main({ seconds, seed, from, inputs }: Options): number {
	print(`seed ${seed}, ${seconds} s`);
	const report = fuzz({ seed, from, inputs, seconds, onProgress: tell });
	tell(report);
	print(`memory: ${report.memory}`);
	const { problem } = report;
	if (problem === undefined) return 0;
	print(`FAILED: ${problem.text}`);
	if (problem.input !== undefined) {
		print(`again: npm run test:fuzz -- --seed ${seed} --from ${problem.input} --inputs 1`);
	}
	return EXIT_FAILED;
}

function tell(figures: FuzzFigures): void {
	const { inputs, seconds, stopped, containers, videos, slowestMs, slowestInput } = figures;
	const perSecond = Math.round(inputs / Math.max(seconds, 1));
	const mib = Math.round(figures.bytesRead / MIB);
	print(
		`${Math.round(seconds)} s: ${inputs} inputs (${perSecond} per second), ${mib} MiB read, ` +
			`${stopped} read no further than needed, ${containers} containers and ${videos} videos told, ` +
			`slowest ${slowestMs.toFixed(1)} ms (input ${slowestInput})`,
	);
}

function print(line: string): void {
	process.stdout.write(`${line}\n`);
}

function wholeNumber(text: string): number {
	const number = Number(text);
	if (Number.isSafeInteger(number) && number >= 0) return number;
	throw new InvalidArgumentError('a whole number');
}
