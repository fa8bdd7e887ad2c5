/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import fs from 'node:fs/promises';
import path from 'node:path';

import { RUNS_FOLDER } from '../install/folders';
import { NEWEST } from '../install/versions';
import { FRAMES_FOLDER } from './camera';
import type { Shot } from './shots';

/** Waiting times are cut to this. */
const MAX_PAUSE_SEC = 0.4;

/** A shot ends with what is seen then, this long if it has the time. */
const HOLD_SEC = 1;

/** Slow enough to read what a click opens. */
const SLOWEST = 0.6;

export interface Frame {
	file: string;
	seconds: number;
}

/**
 * What was seen between the two pictures of a shot, as fast as its time asks for. A shot of one picture
 * is that picture.
 */
export async function framesOf({ scenario, from, to, seconds }: Shot): Promise<Frame[]> {
	const end = await find(scenario, to);
	if (from === undefined) return [{ file: end.file, seconds }];
	const start = await find(scenario, from);
	const times = (await fs.readdir(FRAMES_FOLDER))
		.map((name) => Number(path.parse(name).name))
		.filter((time) => start.time < time && time <= end.time)
		.sort((one, other) => one - other);
	if (times.length === 0) throw new Error(`Nothing moves between ${from} and ${to}`);
	const pauses = times
		.slice(1)
		.map((time, at) => Math.min((time - times[at]) / 1_000, MAX_PAUSE_SEC));
	const moving = pauses.reduce((sum, pause) => sum + pause, 0);
	const speed = Math.max(SLOWEST, moving / (seconds - Math.min(HOLD_SEC, seconds / 3)));
	const hold = seconds - moving / speed;
	return times.map((time, at) => ({
		file: path.join(FRAMES_FOLDER, `${time}.png`),
		seconds: at < pauses.length ? pauses[at] / speed : hold,
	}));
}

/** A picture that the scenario's last run has left, and when, in milliseconds since 1970. */
async function find(scenario: string, picture: string): Promise<{ file: string; time: number }> {
	const folder = path.join(RUNS_FOLDER, `${scenario}-${NEWEST.version}`);
	const names = await fs.readdir(folder);
	const name = names.find((each) => each.replace(/^\d\d-/, '') === `${picture}.png`);
	if (name === undefined) throw new Error(`${folder} has no picture ${picture}`);
	const file = path.join(folder, name);
	return { file, time: (await fs.stat(file)).mtimeMs };
}
