/* eslint-disable no-console, @n8n/community-nodes/no-restricted-globals -- a command-line program of the tests */
/* eslint-disable @n8n/community-nodes/no-restricted-imports -- it writes its report to the disk */
import fs from 'node:fs/promises';
import path from 'node:path';
import { performance } from 'node:perf_hooks';

import { Command } from 'commander';

import { measureAddresses } from './addressTable';
import { measureCrowds } from './crowdTable';
import { measureFirst } from './firstTable';
import { measureItems } from './itemsTable';
import { measureLatency } from './latencyTable';
import { measureLines } from './lineTable';
import { loadNow } from './machine';
import type { Runtime } from './measuredEngine';
import type { Part } from './part';
import { measurePosts } from './postPart';
import { reportText, tablesText, type MeasuredPart } from './report';
import { findRuntimes } from './runtimes';
import { readSize } from './sizes';
import { Stand } from './stand';
import { isStandNode, runOnStandNode } from './standNode';

const REPORT = path.resolve(__dirname, '../../docs/performance.md');
const MS_PER_MINUTE = 60_000;

const PARTS: Part[] = [
	{ flag: 'post', what: 'one post of each size', isForEachNode: true, run: measurePosts },
	{ flag: 'first', what: 'the first post of a process', isForEachNode: true, run: measureFirst },
	{ flag: 'crowd', what: 'several posts at once', isForEachNode: true, run: measureCrowds },
	{ flag: 'addresses', what: 'web addresses', isForEachNode: false, run: measureAddresses },
	{ flag: 'line', what: 'lines with latency', isForEachNode: false, run: measureLines },
	{ flag: 'latency', what: 'late answers', isForEachNode: false, run: measureLatency },
	{ flag: 'items', what: 'many items in one execution', isForEachNode: false, run: measureItems },
];

interface Options {
	sizes?: string;
	rounds: string;
	nodes: string;
	quick: boolean;
	write: boolean;
}

const program = new Command('bench')
	.description('Measures the node against curl. Without the flag of a part, measures all parts.')
	.option(
		'--sizes <list>',
		'sizes of the files, such as 1MB,100MB; each part has its own otherwise',
	)
	.option('--rounds <n>', 'rounds that count, of the node and of curl in turn', '5')
	.option('--nodes <list>', 'major versions of Node', '20,24')
	.option('--quick', 'one round that counts, of 100 MB, with the first Node; only --post', false)
	.option('--write', 'write docs/performance.md', false);
for (const { flag, what, isForEachNode } of PARTS) {
	program.option(`--${flag}`, `${what}${isForEachNode ? '' : ', with the first Node'}`, false);
}

/** Everything that was asked for, one thing after the other: nothing else may run meanwhile. */
async function bench(options: Options): Promise<void> {
	const parts = partsOf(options);
	const isWhole = parts.length === PARTS.length;
	if (options.write && !isWhole) throw new Error('--write is for all parts together');
	const loadBefore = loadNow();
	const measured = await measure(parts, options);
	if (!isWhole) return console.log(tablesText(measured));
	const text = await reportText(measured, {
		rounds: Number(options.rounds),
		load: [loadBefore, loadNow()],
		command: [
			'npm run bench',
			...(process.argv.length > 2 ? ['--'] : []),
			...process.argv.slice(2),
		].join(' '),
	});
	console.log(text);
	if (options.write) await fs.writeFile(REPORT, text);
}

function partsOf(options: Options): Part[] {
	const given = new Map(Object.entries(options));
	const asked = PARTS.filter(({ flag }) => given.get(flag) === true);
	if (asked.length > 0) return asked;
	return options.quick ? PARTS.slice(0, 1) : PARTS;
}

async function measure(parts: Part[], { quick, ...options }: Options): Promise<MeasuredPart[]> {
	const majors = options.nodes.split(',').map(Number);
	const runtimes = await findRuntimes(quick ? majors.slice(0, 1) : majors);
	const sizes = (options.sizes ?? (quick ? '100MB' : undefined))?.split(',').map(readSize);
	const stand = await Stand.start();
	const measured: MeasuredPart[] = [];
	try {
		for (const part of parts) {
			for (const runtime of part.isForEachNode ? runtimes : runtimes.slice(0, 1)) {
				const rounds = quick ? 1 : Number(options.rounds);
				measured.push(await timed(part, runtime, { stand, rounds, sizes }));
			}
		}
	} finally {
		await stand.close();
	}
	return measured;
}

/** Progress goes to the error output; the report alone goes to the standard output. */
async function timed(part: Part, runtime: Runtime, given: Parameters<Part['run']>[0]) {
	const name = `${part.what}, ${runtime.name}`;
	console.error(`… ${name} (load ${loadNow()})`);
	const start = performance.now();
	const measured = await part.run(given, runtime);
	const minutes = ((performance.now() - start) / MS_PER_MINUTE).toFixed(1);
	console.error(`  ${minutes} min`);
	return { ...measured, name, nodeName: runtime.name, minutes };
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
