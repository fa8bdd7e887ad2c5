/* eslint-disable @n8n/community-nodes/no-restricted-imports, no-console -- tests that run beside n8n, not inside it */
import fs from 'node:fs/promises';
import path from 'node:path';

import { installN8n } from './install/n8n';
import { RUNS_FOLDER } from './install/folders';
import { NEWEST, VERSIONS, type N8nVersion } from './install/versions';
import type { Figures } from './report/figures';
import type { Line } from './report/table';
import type { Scenario } from './scenarios/scenario';
import { Scene } from './world/scene';

const NOTHING: Figures = { executions: 0, posts: 0, inits: 0, refreshes: 0, bytes: 0 };

export interface Task {
	scenario: Scenario;
	version: string;
}

/** Which scenario runs on which n8n. */
export function tasksFor(scenarios: readonly Scenario[], versions: readonly N8nVersion[]): Task[] {
	return scenarios.flatMap((scenario) =>
		(scenario.on === 'each' ? versions : [NEWEST]).map(({ version }) => ({ scenario, version })),
	);
}

export async function installFor(tasks: readonly Task[]): Promise<void> {
	for (const n8n of VERSIONS) {
		const isNeeded = tasks.some(
			({ scenario, version }) => scenario.on === 'across' || version === n8n.version,
		);
		if (!isNeeded) continue;
		const start = Date.now();
		if (await installN8n(n8n)) console.log(`n8n ${n8n.version} installed in ${since(start)} s`);
	}
}

/** Runs one scenario; never throws. */
export async function runTask(task: Task, tarball: string): Promise<Line> {
	const { scenario, version } = task;
	const start = Date.now();
	const folder = path.join(RUNS_FOLDER, `${scenario.name}-${version}`);
	await fs.rm(folder, { recursive: true, force: true });
	console.log(`\n${scenario.title} (${scenario.name}), n8n ${version}`);
	const scene = await Scene.open({ name: scenario.name, version, tarball, folder });
	let result = 'ok';
	let figures = NOTHING;
	try {
		await scenario.run(scene);
		await scene.stopN8n();
		figures = await scene.figures();
	} catch (error) {
		result = 'FAILED';
		const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
		await scene.say(words);
	} finally {
		await scene.close();
	}
	return { scenario: scenario.name, version, ...figures, seconds: since(start), result };
}

function since(start: number): number {
	return Math.round((Date.now() - start) / 1_000);
}
