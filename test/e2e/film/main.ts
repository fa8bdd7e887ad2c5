/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- a command-line program that runs beside n8n */
import fs from 'node:fs/promises';
import path from 'node:path';

import { Command } from 'commander';

import { needPrograms } from '../install/debian';
import { PACKAGE_FOLDER, RUNS_FOLDER } from '../install/folders';
import { NEWEST } from '../install/versions';
import { stopEverything } from '../instance/program';
import { packPackage } from '../package/pack';
import { installFor, runTask, tasksFor } from '../run';
import { SCENARIOS } from '../scenarios';
import { drawFrames, encode, type Film } from './compose';
import { FILM, SCREENCAST } from './shots';

const IMAGES = path.join(PACKAGE_FOLDER, 'docs/images');
const FRAMES = path.join(RUNS_FOLDER, 'film');
/** The frame that says most: the result. */
const STILL_FROM_END = 2;

const SMALL: Film = { shots: FILM, width: 960, height: 720, file: path.join(IMAGES, 'film.webp') };
const LONG: Film = {
	shots: SCREENCAST,
	width: 1280,
	height: 960,
	file: path.join(RUNS_FOLDER, 'screencast.mp4'),
};

interface Options {
	screencast: boolean;
	pictures: boolean;
}

/** Films real n8n: the small film of the README, or the screencast for n8n's verification. */
async function film({ screencast, pictures }: Options): Promise<void> {
	await needPrograms(['chromium', 'ffmpeg']);
	const made = screencast ? LONG : SMALL;
	if (pictures) await takePictures(made);
	const frames = await drawFrames(made, FRAMES);
	await encode(made, frames);
	if (!screencast) {
		await fs.copyFile(frames[frames.length - STILL_FROM_END], path.join(IMAGES, 'film-still.png'));
	}
	const seconds = made.shots.reduce((sum, shot) => sum + shot.seconds, 0);
	const { size } = await fs.stat(made.file);
	console.log(`${made.file}: ${seconds} s, ${Math.round(size / 1_000)} kB`);
}

/** Runs the scenarios that take the pictures. */
async function takePictures({ shots }: Film): Promise<void> {
	const wanted = new Set(shots.map(({ scenario }) => scenario));
	const scenarios = SCENARIOS.filter(({ name }) => wanted.has(name));
	const tasks = tasksFor(scenarios, [NEWEST]);
	await installFor(tasks);
	const tarball = await packPackage(RUNS_FOLDER);
	try {
		for (const task of tasks) {
			const { result, scenario } = await runTask(task, tarball);
			if (result !== 'ok') throw new Error(`the scenario ${scenario} has failed`);
		}
	} finally {
		await stopEverything();
	}
}

new Command('film')
	.description('Makes docs/images/film.webp from pictures of real n8n in Chromium.')
	.option('--screencast', 'the long film instead, with captions, for n8n', false)
	.option('--no-pictures', 'from the pictures that are there already')
	.action(film)
	.parseAsync()
	.catch((error: unknown) => {
		console.error(String(error));
		process.exitCode = 1;
	});
