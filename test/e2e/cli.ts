/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- tests that run beside n8n, not inside it */
import { Command } from 'commander';

import { RUNS_FOLDER } from './install/folders';
import { VERSIONS, versionNamed } from './install/versions';
import { stopEverything } from './instance/program';
import { packPackage } from './package/pack';
import { writeCounts } from './report/counts';
import { table, type Line } from './report/table';
import { installFor, runTask, tasksFor } from './run';
import { SCENARIOS } from './scenarios';

interface Options {
	scenario?: string[];
	n8n?: string[];
	smoke?: boolean;
	tarball?: string;
}

const names = SCENARIOS.map(({ name }) => name).join(', ');

/** The command line of these tests. */
export async function main(argv: string[]): Promise<void> {
	await new Command('e2e')
		.description('Tries the package in real n8n, against the TikTok sandbox.')
		.option('--scenario <name...>', `only these: ${names}`)
		.option('--n8n <version...>', `only on these: ${VERSIONS.map((n8n) => n8n.version).join(', ')}`)
		.option('--smoke', 'only the short part: install, connect, post, refresh, on the newest n8n')
		.option('--tarball <file>', 'try this package instead of the one built from the sources')
		.action(run)
		.parseAsync(argv, { from: 'user' });
}

async function run(options: Options): Promise<void> {
	const tasks = tasksFor(chosenScenarios(options), options.n8n?.map(versionNamed) ?? VERSIONS);
	await installFor(tasks);
	const tarball = options.tarball ?? (await packPackage(RUNS_FOLDER));

	const stop = () => void stopEverything().then(() => process.exit(130));
	process.once('SIGINT', stop).once('SIGTERM', stop);
	const lines: Line[] = [];
	try {
		for (const task of tasks) lines.push(await runTask(task, tarball));
	} finally {
		await stopEverything();
	}
	console.log(`\n${table(lines)}`);
	await writeCounts(lines);
	if (lines.some(({ result }) => result !== 'ok')) process.exitCode = 1;
}

/** @throws Error when there is no scenario of that name */
function chosenScenarios({ scenario: wanted, smoke }: Options) {
	for (const name of wanted ?? []) {
		if (!SCENARIOS.some((scenario) => scenario.name === name)) {
			throw new Error(`No scenario ${name}; there are ${names}`);
		}
	}
	if (smoke) return SCENARIOS.filter(({ isSmoke }) => isSmoke);
	return SCENARIOS.filter(({ name, isSmoke }) => wanted?.includes(name) ?? !isSmoke);
}
