/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a command-line program: it reads a folder and writes to its terminal */
import { createReadStream, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

import { inspectVideo } from '../../nodes/TikTok/media';
import { compare, FIELDS, type Verdict, videoOf } from './compare';
import { probe } from './probe';
import { isWrongRefusal, judge } from './refusals';

const EXIT_FAILED = 1;
const EXIT_USAGE = 2;
const VERDICTS: readonly Verdict[] = ['same', 'different', 'only node', 'only ffprobe', 'neither'];

/** What one run has found. */
class Report {
	readonly counts = new Map<string, number>();
	readonly differences: string[] = [];
	readonly refusals: string[] = [];
	readonly failures: string[] = [];

	count(what: string): void {
		this.counts.set(what, this.of(what) + 1);
	}

	of(what: string): number {
		return this.counts.get(what) ?? 0;
	}
}

/** `npm run test:media -- DIR`: compares the node's reader with ffprobe over the files of a folder. */
async function main(folder: string): Promise<number> {
	const report = new Report();
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((name) => statSync(path.join(folder, name)).isFile())
		.sort();
	for (const name of files) {
		await look(path.join(folder, name), name, report).catch((error: unknown) => {
			report.failures.push(`CRASH  ${name}  ${String(error)}`);
		});
	}
	tell(files.length, report);
	return report.failures.length === 0 ? 0 : EXIT_FAILED;
}

async function look(file: string, name: string, report: Report): Promise<void> {
	const known = probe(file);
	const facts = await inspectVideo(createReadStream(file));
	if (videoOf(known) !== undefined) report.count('videos by ffprobe');
	if (facts.has_video_track) report.count('videos by the node');
	if (facts.container !== null || facts.looks_like?.startsWith('Matroska')) {
		for (const { field, verdict, node, ffprobe } of compare(facts, known)) {
			report.count(`${field} ${verdict}`);
			if (verdict !== 'different') continue;
			report.differences.push(
				`${name}  ${field}: node ${String(node)}, ffprobe ${String(ffprobe)}`,
			);
		}
	}
	const { fault, warnings } = await judge(file);
	if (warnings.length > 0) report.count('files with a warning');
	if (fault === undefined) return report.count('accepted');
	report.count(`refused: ${fault.code}`);
	report.refusals.push(`${fault.code}  ${name}  ${fault.message}`);
	if (!isWrongRefusal(fault, file, known, facts.looks_like)) return;
	report.failures.push(`WRONG REFUSAL  ${name}  ${fault.message}`);
}

function tell(fileCount: number, report: Report): void {
	const others = [...report.counts].filter(
		([what]) => !FIELDS.some((field) => what.startsWith(`${field} `)),
	);
	print(`${fileCount} files`);
	for (const [what, count] of others.sort()) print(`${String(count).padStart(6)}  ${what}`);
	print(`\n${'Field'.padEnd(16)}${VERDICTS.map((verdict) => verdict.padStart(14)).join('')}`);
	for (const field of FIELDS) {
		const cells = VERDICTS.map((verdict) => String(report.of(`${field} ${verdict}`)).padStart(14));
		print(`${field.padEnd(16)}${cells.join('')}`);
	}
	print(`\nDifferences: ${report.differences.length}`);
	report.differences.forEach(print);
	print(`\nRefused: ${report.refusals.length}`);
	report.refusals.forEach(print);
	print(`\nCrashes and wrong refusals: ${report.failures.length}`);
	report.failures.forEach(print);
}

function print(line: string): void {
	process.stdout.write(`${line}\n`);
}

const [folder] = process.argv.slice(2);
if (folder === undefined) {
	print('Usage: npm run test:media -- DIR');
	process.exitCode = EXIT_USAGE;
} else {
	void main(folder).then((code) => {
		process.exitCode = code;
	});
}
