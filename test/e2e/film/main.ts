/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- a command-line program that runs beside n8n */
import fs from 'node:fs/promises';
import path from 'node:path';

import { Command } from 'commander';

import { filmWith } from '../browser/chromium';
import { needPrograms } from '../install/debian';
import { PACKAGE_FOLDER, RUNS_FOLDER } from '../install/folders';
import { NEWEST } from '../install/versions';
import { stopEverything } from '../instance/program';
import { packPackage } from '../package/pack';
import { installFor, runTask, tasksFor } from '../run';
import { SCENARIOS } from '../scenarios';
import { pngCamera } from './camera';
import { encode, makeShots, still, type Film } from './compose';
import { FILM, SCREENCAST } from './shots';

const IMAGES = path.join(PACKAGE_FOLDER, 'docs/images');
const FOLDER = path.join(RUNS_FOLDER, 'film');
/** The shot that says most at its end: the result. */
const STILL_FROM_END = 2;

const SMALL: Film = {
	shots: FILM,
	width: 960,
	height: 700,
	caption: 60,
	fps: 8,
	file: path.join(IMAGES, 'film.webp'),
};
const LONG: Film = {
	shots: SCREENCAST,
	width: 1200,
	height: 890,
	caption: 90,
	fps: 12,
	file: path.join(RUNS_FOLDER, 'screencast.mp4'),
};

interface Options {
	screencast: boolean;
	record: boolean;
}

/** Films real n8n: the small film of the README, or the screencast for n8n's verification. */
async function film({ screencast, record }: Options): Promise<void> {
	await needPrograms(['chromium', 'ffmpeg']);
	const made = screencast ? LONG : SMALL;
	if (record) await recordScenarios(made);
	const videos = await makeShots(made, FOLDER);
	await encode(made, videos);
	if (!screencast) {
		await still(videos[videos.length - STILL_FROM_END], path.join(IMAGES, 'film-still.png'));
	}
	const seconds = made.shots.reduce((sum, shot) => sum + shot.seconds, 0);
	const { size } = await fs.stat(made.file);
	console.log(`${made.file}: ${seconds} s, ${Math.round(size / 1_000)} kB`);
}

/** Runs the scenarios of the shots, those that move in front of the camera. */
async function recordScenarios({ shots }: Film): Promise<void> {
	const wanted = new Set(shots.map(({ scenario }) => scenario));
	const scenarios = SCENARIOS.filter(({ name }) => wanted.has(name));
	const tasks = tasksFor(scenarios, [NEWEST]);
	await installFor(tasks);
	const tarball = await packPackage(RUNS_FOLDER);
	const camera = pngCamera();
	try {
		for (const task of tasks) {
			const moves = shots.some(({ scenario, from }) => scenario === task.scenario.name && from);
			filmWith(moves ? camera : undefined);
			const { result, scenario } = await runTask(task, tarball);
			if (result !== 'ok') throw new Error(`the scenario ${scenario} has failed`);
		}
	} finally {
		await stopEverything();
	}
}

new Command('film')
	.description('Makes docs/images/film.webp from what real n8n shows in Chromium.')
	.option('--screencast', 'the long film instead, with captions, for n8n', false)
	.option('--no-record', 'from what was recorded before')
	.action(film)
	.parseAsync()
	.catch((error: unknown) => {
		console.error(String(error));
		process.exitCode = 1;
	});
