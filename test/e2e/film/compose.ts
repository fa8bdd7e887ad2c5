/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import fs from 'node:fs/promises';
import path from 'node:path';

import { chromium, type Page } from 'playwright-core';

import { CHROMIUM } from '../browser/chromium';
import { run } from '../install/command';
import { framesOf, type Frame } from './frames';
import type { Shot } from './shots';

const FFMPEG_TIMEOUT_MS = 900_000;
/** Few colors make a film without losses small. */
const COLORS = 96;

export interface Film {
	shots: readonly Shot[];
	/** In pixels; even, as H.264 needs it. */
	width: number;
	height: number;
	/** Height of the caption below the picture. */
	caption: number;
	/** Frames per second. */
	fps: number;
	/** Ends with `.webp` or `.mp4`. */
	file: string;
}

/** Makes each shot a video of its own, in order, in `folder`. */
export async function makeShots(film: Film, folder: string): Promise<string[]> {
	await fs.rm(folder, { recursive: true, force: true });
	await fs.mkdir(folder, { recursive: true });
	const browser = await chromium.launch({ executablePath: CHROMIUM });
	try {
		const page = await browser.newPage({ viewport: film });
		const videos: string[] = [];
		for (const [at, shot] of film.shots.entries()) {
			const name = path.join(folder, String(at).padStart(2, '0'));
			await drawCaption(page, film, shot, `${name}.png`);
			await fs.writeFile(`${name}.ffconcat`, playlist(await framesOf(shot)));
			await makeShot(film, shot, name);
			videos.push(`${name}.mkv`);
		}
		return videos;
	} finally {
		await browser.close();
	}
}

/** Puts the shots together. */
export async function encode({ file, shots }: Film, videos: readonly string[]): Promise<void> {
	const list = `${path.dirname(videos[0])}/film.ffconcat`;
	const frames = videos.map((video, at) => ({ file: video, seconds: shots[at].seconds }));
	await fs.writeFile(list, playlist(frames));
	const input = ['-f', 'concat', '-safe', '0', '-i', list];
	if (file.endsWith('.mp4')) {
		const h264 = ['-c:v', 'libx264', '-crf', '26', '-pix_fmt', 'yuv420p'];
		await ffmpeg(...input, ...h264, '-movflags', '+faststart', file);
		return;
	}
	const palette = `${path.dirname(videos[0])}/palette.png`;
	await ffmpeg(...input, '-vf', `fps=2,palettegen=max_colors=${COLORS}`, '-update', '1', palette);
	// With losses, each frame would show traces of the ones before.
	const webp = ['-c:v', 'libwebp_anim', '-lossless', '1', '-compression_level', '6', '-loop', '0'];
	const filter = ['-filter_complex', 'paletteuse=dither=none,format=rgb32'];
	await ffmpeg(...input, '-i', palette, ...filter, ...webp, file);
}

/** The last frame of a shot. */
export async function still(video: string, file: string): Promise<void> {
	await ffmpeg('-sseof', '-0.5', '-i', video, '-update', '1', file);
}

/** Lays the frames of a shot over the picture of its caption. */
async function makeShot(film: Film, { seconds }: Shot, name: string): Promise<void> {
	const height = film.height - film.caption;
	const filter = [
		`[0:v]tpad=stop=-1:stop_mode=clone,fps=${film.fps}`,
		`scale='min(iw,${film.width})':'min(ih,${height})':force_original_aspect_ratio=decrease:flags=lanczos[frames]`,
	].join(',');
	const overlay = `[1:v][frames]overlay=x=(W-w)/2:y=(${height}-h)/2:format=rgb`;
	await ffmpeg(
		...['-f', 'concat', '-safe', '0', '-i', `${name}.ffconcat`],
		...['-loop', '1', '-framerate', String(film.fps), '-i', `${name}.png`],
		...['-filter_complex', `${filter};${overlay}`, '-t', String(seconds)],
		...['-c:v', 'ffv1', `${name}.mkv`],
	);
}

/** In the language of ffmpeg's concat demuxer. */
function playlist(frames: readonly Frame[]): string {
	const lines = frames.map(({ file, seconds }) => `file '${file}'\nduration ${seconds.toFixed(3)}`);
	return ['ffconcat version 1.0', ...lines, ''].join('\n');
}

async function drawCaption(page: Page, film: Film, { caption }: Shot, file: string): Promise<void> {
	await page.setContent(`<!doctype html>
<style>
	body { margin: 0; height: 100vh; display: flex; align-items: end; background: #eef0f3 }
	p { margin: 0; width: 100%; height: ${film.caption}px; background: #16161d; color: #fff; display: grid; place-content: center; font: 600 25px/1.2 sans-serif; text-align: center }
</style>
<p></p>`);
	await page.locator('p').evaluate((element, text) => (element.textContent = text), caption);
	await page.screenshot({ path: file });
}

async function ffmpeg(...args: string[]): Promise<void> {
	const quiet = ['-loglevel', 'error', '-nostdin', '-y'];
	await run('ffmpeg', [...quiet, ...args], { timeoutMs: FFMPEG_TIMEOUT_MS });
}
