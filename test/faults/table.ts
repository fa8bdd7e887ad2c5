/* eslint-disable @n8n/community-nodes/no-restricted-globals -- a command-line program: it writes to its terminal and sets its exit code */
import type { FaultCase } from './faultCase';
import { allCases } from './matrix';
import { runCase, type Outcome } from './runCase';

const EXIT_FAILED = 1;

const WIDTHS = [72, 6, 5, 5, 5];

/** Prints every case of the fault matrix with its result. Exit code 1 when anything did not hold. */
async function main(): Promise<void> {
	const begunAt = Date.now();
	let failed = 0;
	print(['case', 'holds', 'inits', 'posts', 'puts', 'result of each run']);
	for (const one of allCases()) {
		const outcome = await runCase(one);
		const problems = problemsOf(one, outcome);
		if (problems.length > 0) failed += 1;
		print(row(one, outcome, problems));
		for (const problem of problems) print([`  ${problem}`]);
	}
	const seconds = Math.round((Date.now() - begunAt) / 1_000);
	const count = allCases().length;
	print([`${count} cases, ${count - failed} hold, ${failed} do not, in ${seconds} s`]);
	process.exitCode = failed === 0 ? 0 : EXIT_FAILED;
}

function problemsOf({ endings }: FaultCase, outcome: Outcome): string[] {
	const expected = endings.join(', ');
	const actual = outcome.endings.join(', ');
	const ending = expected === actual ? [] : [`ended with ${actual} instead of ${expected}`];
	return [...ending, ...outcome.violations];
}

function row({ name }: FaultCase, outcome: Outcome, problems: string[]): string[] {
	const { inits, posts, puts, results } = outcome;
	const counts = [inits, posts, puts].map(String);
	return [name, problems.length === 0 ? 'yes' : 'NO', ...counts, results.join(', then ')];
}

function print(cells: string[]): void {
	const line = cells.map((cell, index) => cell.padEnd(WIDTHS[index] ?? 0)).join(' ');
	process.stdout.write(`${line.trimEnd()}\n`);
}

main().catch((error: unknown) => {
	process.stderr.write(`${String(error)}\n`);
	process.exitCode = EXIT_FAILED;
});
