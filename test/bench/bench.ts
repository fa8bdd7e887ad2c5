/* eslint-disable no-console, @n8n/community-nodes/no-restricted-globals -- a command-line program of the tests */
/* eslint-disable @n8n/community-nodes/no-restricted-imports -- it writes its report to the disk */
import fs from 'node:fs/promises';
import path from 'node:path';

import { Command } from 'commander';

import { addressTable } from './addressTable';
import { crowdTable, measureCrowds } from './crowdTable';
import { latencyTable } from './latencyTable';
import { lineTable } from './lineTable';
import { loadNow } from './machine';
import type { Runtime } from './measuredEngine';
import { measureNewProcesses, measureHeld, memoryTable } from './memoryTable';
import { reportText } from './report';
import { findRuntimes } from './runtimes';
import { readSize, sizeName } from './sizes';
import { Stand } from './stand';
import { isStandNode, runOnStandNode } from './standNode';
import { toMarkdown, type Table } from './tableText';
import { measureSize, throughputTable, type SizeResult } from './throughputTable';
import { verdictTable } from './verdicts';

const REPORT = path.resolve(__dirname, '../../docs/performance.md');

/** Of the table for web addresses. */
const ADDRESS_SIZES = [100_000_000, 1_000_000_000];

interface Options {
	sizes: string;
	rounds: string;
	nodes: string;
	quick: boolean;
	line: boolean;
	addresses: boolean;
	write: boolean;
}

const program = new Command('bench')
	.description('Measures the node against curl: throughput, memory, latency, many posts at once.')
	.option('--sizes <list>', 'sizes of the files', '1MB,100MB,1GB,4GB')
	.option('--rounds <n>', 'rounds that count, of the node and of curl in turn', '5')
	.option('--nodes <list>', 'major versions of Node', '20,24')
	.option('--quick', 'one round that counts, of 100 MB, with the first Node', false)
	.option(
		'--line',
		'only uploads of the first size over two lines: a round trip of 30 ms at 1 Gbit/s, and of 100 ms at 100 Mbit/s; each connection costs a TCP and a TLS handshake',
		false,
	)
	.option('--addresses', 'only videos at web addresses, of 100 MB and 1 GB', false)
	.option('--write', 'write docs/performance.md', false);

/** Everything that was asked for, one thing after the other: nothing else may run meanwhile. */
async function bench(options: Options): Promise<void> {
	if (options.line) return console.log(toMarkdown(await measureLines(options)));
	if (options.addresses) return console.log(toMarkdown(await measureAddresses(options)));
	const loadBefore = loadNow();
	const tables = await measure(options);
	const load = [loadBefore, loadNow()] as const;
	const rounds = roundsOf(options);
	const text = await reportText(tables, { rounds, load, command: commandLine() });
	console.log(text);
	if (options.write) await fs.writeFile(REPORT, text);
}

async function measureLines({ sizes, rounds, nodes }: Options): Promise<Table> {
	const [runtime] = await findRuntimes(nodes.split(',').slice(0, 1).map(Number));
	const [sizeBytes] = sizes.split(',').map(readSize);
	const stand = await Stand.start();
	try {
		return await lineTable(stand, runtime, sizeBytes, Number(rounds));
	} finally {
		await stand.close();
	}
}

async function measureAddresses({ nodes, ...options }: Options): Promise<Table> {
	const [runtime] = await findRuntimes(nodes.split(',').slice(0, 1).map(Number));
	const stand = await Stand.start();
	try {
		return await addressTable(stand, runtime, ADDRESS_SIZES, roundsOf({ nodes, ...options }));
	} finally {
		await stand.close();
	}
}

async function measure(options: Options): Promise<Table[]> {
	const { quick } = options;
	const sizes = (quick ? '100MB' : options.sizes).split(',').map(readSize);
	const rounds = roundsOf(options);
	const majors = options.nodes.split(',').map(Number);
	const runtimes = await findRuntimes(quick ? majors.slice(0, 1) : majors);
	const stand = await Stand.start();
	const tables: Table[] = [];
	try {
		for (const runtime of runtimes) {
			const results = await throughputOf(stand, runtime, sizes, rounds);
			tables.push(...(await tablesOf(stand, runtime, results, rounds, quick)));
		}
		if (quick) return tables;
		say(`web addresses, ${runtimes[0].name}`);
		tables.push(await addressTable(stand, runtimes[0], ADDRESS_SIZES, rounds));
		say(`latency, ${runtimes[0].name}`);
		tables.push(await latencyTable(stand, runtimes[0], rounds));
	} finally {
		await stand.close();
	}
	return tables;
}

function roundsOf({ quick, rounds }: Options): number {
	return quick ? 1 : Number(rounds);
}

async function throughputOf(
	stand: Stand,
	runtime: Runtime,
	sizes: number[],
	rounds: number,
): Promise<SizeResult[]> {
	const results: SizeResult[] = [];
	for (const size of sizes) {
		say(`${sizeName(size)}, ${runtime.name}`);
		results.push(await measureSize(stand, runtime, size, rounds));
	}
	return results;
}

async function tablesOf(
	stand: Stand,
	runtime: Runtime,
	results: SizeResult[],
	rounds: number,
	quick: boolean,
): Promise<Table[]> {
	const sizes = results.map(({ sizeBytes }) => sizeBytes);
	say(`memory that is held, ${runtime.name}`);
	const held = await measureHeld(stand, runtime, sizes);
	if (quick) {
		return [
			verdictTable(runtime.name, results, { held, crowds: [] }),
			throughputTable(runtime, results),
			memoryTable(runtime, results, held, undefined),
		];
	}
	say(`memory of new processes, ${runtime.name}`);
	const newProcesses = await measureNewProcesses(stand, runtime, sizes, rounds);
	say(`several posts at once, ${runtime.name}`);
	const crowds = await measureCrowds(stand, runtime, rounds);
	return [
		verdictTable(runtime.name, results, { held, crowds, newProcesses }),
		throughputTable(runtime, results),
		memoryTable(runtime, results, held, newProcesses),
		crowdTable(runtime, crowds),
	];
}

/** Progress; the report alone goes to the standard output. */
function say(what: string): void {
	console.error(`… ${what} (load ${loadNow()})`);
}

function commandLine(): string {
	const given = process.argv.slice(2);
	return given.length === 0 ? 'npm run bench' : `npm run bench -- ${given.join(' ')}`;
}

async function main(options: Options): Promise<number> {
	if (!isStandNode()) return await runOnStandNode();
	await bench(options);
	return 0;
}

main(program.parse().opts<Options>()).then(
	(code) => process.exit(code),
	(error: unknown) => {
		console.error(error);
		process.exit(1);
	},
);
