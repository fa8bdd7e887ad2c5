/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import fs from 'node:fs/promises';
import path from 'node:path';

import { chromium, type Page } from 'playwright-core';

import { run } from '../install/command';
import { RUNS_FOLDER } from '../install/folders';
import { NEWEST } from '../install/versions';
import type { Shot } from './shots';

const CHROMIUM = '/usr/bin/chromium';
const FFMPEG_TIMEOUT_MS = 300_000;

export interface Film {
	shots: readonly Shot[];
	/** In pixels; even, as H.264 needs it. */
	width: number;
	height: number;
	/** Ends with `.webp` or `.mp4`. */
	file: string;
}

/** The frames of a film, in order: each shot above its caption. They go to `folder`. */
export async function drawFrames(
	{ shots, width, height }: Film,
	folder: string,
): Promise<string[]> {
	await fs.rm(folder, { recursive: true, force: true });
	await fs.mkdir(folder, { recursive: true });
	const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
	try {
		const page = await browser.newPage({ viewport: { width, height } });
		const frames: string[] = [];
		for (const [at, shot] of shots.entries()) {
			const frame = path.join(folder, `${String(at).padStart(2, '0')}.png`);
			await draw(page, shot, await pictureOf(shot), frame);
			frames.push(frame);
		}
		return frames;
	} finally {
		await browser.close();
	}
}

/** Puts the frames together, each for the seconds of its shot. */
export async function encode(film: Film, frames: readonly string[]): Promise<void> {
	const inputs = film.shots.flatMap(({ seconds }, at) => [
		'-loop',
		'1',
		'-t',
		String(seconds),
		'-i',
		frames[at],
	]);
	const all = film.shots.map((_, at) => `[${at}:v]`).join('');
	const encoder = film.file.endsWith('.webp')
		? // With losses, each frame shows traces of the ones before.
			['-c:v', 'libwebp_anim', '-lossless', '1', '-loop', '0']
		: ['-c:v', 'libx264', '-crf', '28', '-pix_fmt', 'yuv420p', '-movflags', '+faststart'];
	const filter = `${all}concat=n=${film.shots.length}:v=1:a=0,fps=2`;
	await run(
		'ffmpeg',
		[
			'-loglevel',
			'error',
			'-nostdin',
			'-y',
			...inputs,
			'-filter_complex',
			filter,
			...encoder,
			film.file,
		],
		{ timeoutMs: FFMPEG_TIMEOUT_MS },
	);
}

/** The picture that the scenario's last run has left. */
async function pictureOf({ scenario, picture }: Shot): Promise<string> {
	const folder = path.join(RUNS_FOLDER, `${scenario}-${NEWEST.version}`);
	const names = await fs.readdir(folder);
	const name = names.find((each) => each.replace(/^\d\d-/, '') === `${picture}.png`);
	if (name === undefined) throw new Error(`${folder} has no picture ${picture}`);
	return path.join(folder, name);
}

async function draw(page: Page, { caption }: Shot, picture: string, frame: string): Promise<void> {
	const data = (await fs.readFile(picture)).toString('base64');
	await page.setContent(`<!doctype html>
<style>
	body { margin: 0; height: 100vh; display: flex; flex-direction: column; background: #eef0f3 }
	div { flex: 1; min-height: 0; padding: 12px; display: flex; justify-content: center; align-items: center }
	img { max-width: 100%; max-height: 100%; border-radius: 6px; box-shadow: 0 1px 6px #0003 }
	p { margin: 0; padding: 14px 20px; background: #16161d; color: #fff; font: 600 25px/1.25 sans-serif; text-align: center }
</style>
<div><img alt="" src="data:image/png;base64,${data}"></div><p></p>`);
	await page.locator('p').evaluate((element, text) => (element.textContent = text), caption);
	await page.locator('img').evaluate(async (image: HTMLImageElement) => await image.decode());
	await page.screenshot({ path: frame });
}
