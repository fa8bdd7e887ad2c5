/* eslint-disable @n8n/community-nodes/no-restricted-globals -- a command-line program: it writes to its terminal and sets its exit code */
import { measureWebSource } from './measure';

const MIB = 1_048_576;
const SIZE_BYTES = 1_000_000_000;
const MAX_GROWTH_BYTES = 48 * MIB;
const EXIT_FAILED = 1;

/** Slow for a server, and fast enough to be waited for. */
const LINE = { bytesPerSecond: 25_000_000, dropsAt: [300_000_000, 700_000_000] };

const RUNTIME = { name: 'this Node', binary: process.execPath, options: [] };

/** A file of 1 GB from a slow web server that drops it twice, through n8n's engine into the sandbox. Exit code 1 when anything did not hold. */
async function main(): Promise<void> {
	const measured = await measureWebSource(RUNTIME, SIZE_BYTES, LINE);
	const { growthBytes, sentSha256, receivedSha256, drops } = measured;
	const checks: Array<[what: string, figure: string, holds: boolean]> = [
		['same hash', `${receivedSha256}`, sentSha256 === receivedSha256],
		['dropped twice', drops.join(', '), drops.length === 2],
		[
			'memory growth',
			`${inMib(growthBytes)} of at most ${inMib(MAX_GROWTH_BYTES)}`,
			growthBytes <= MAX_GROWTH_BYTES,
		],
	];
	print(`${SIZE_BYTES} bytes in ${measured.seconds.toFixed(1)} s, Node ${process.version}`);
	print(`ranges asked for: ${measured.ranges.map((range) => range || 'none').join(' | ')}`);
	for (const [what, figure, holds] of checks) print(`${holds ? 'yes' : 'NO '} ${what}: ${figure}`);
	if (checks.some(([, , holds]) => !holds)) process.exitCode = EXIT_FAILED;
}

function inMib(bytes: number): string {
	return `${(bytes / MIB).toFixed(1)} MiB`;
}

function print(line: string): void {
	process.stdout.write(`${line}\n`);
}

main().catch((error: unknown) => {
	process.stderr.write(`${String(error)}\n`);
	process.exitCode = EXIT_FAILED;
});
