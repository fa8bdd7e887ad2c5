/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';

import type { Clip } from '../examples/clip';
import { runAt } from '../examples/running';
import type { DeskStage } from './stage';
import { Viewer } from './viewer';

const CAPTION = 'With script #handmade #Küche 🎬';
const POSTER = /^data:image\/jpeg;base64,/;
const MAX_POSTER_SIGNS = 20_000;

/** A person adds a video file, sees it on the desk, plays it, and it goes out. */
export async function walkWithScript(stage: DeskStage, clip: Clip): Promise<void> {
	const { scene, n8n, desk, calendar, app, files } = stage;
	const file = path.join(scene.userFolder, 'spoon <b>.mp4');
	await fs.writeFile(file, clip.bytes);
	const viewer = await Viewer.open(scene, 'script');
	const { page } = viewer;
	try {
		await scene.step(
			'script: add a file, with poster, counter and the zone of the viewer',
			async () => {
				await page.getByRole('button', { name: 'Add a video file' }).click();
				await page.locator('#file').setInputFiles(file);
				await page.locator('#picked img').waitFor();
				await page.locator('#caption').fill(CAPTION);
				assert.match(
					(await page.locator('#count').textContent()) ?? '',
					/^31 of 2200 .* 2 hashtags$/,
				);
				assert.equal(await page.locator('#zone').textContent(), 'Europe/Zurich');
				assert.equal(await page.locator('#privacy').inputValue(), '', 'no privacy level is chosen');
				await page.locator('#privacy').selectOption({ label: 'Only me' });
				await page.locator('#due').fill('2027-03-28T02:30');
				await page.getByRole('button', { name: 'Add to the queue' }).click();
				await page.getByText('does not exist on 28 March 2027 in Europe/Zurich').waitFor();
				assert.equal(await page.locator('#caption').inputValue(), CAPTION);
				await viewer.picture('clock-change');

				await page.locator('#file').setInputFiles(file);
				await page.locator('#picked img').waitFor();
				await page.locator('#due').fill('2026-10-25T02:30');
				await page.getByRole('button', { name: 'Add to the queue' }).click();
				await page.getByText('comes twice on 25 October 2026').waitFor();

				await page.locator('#file').setInputFiles(file);
				await page.locator('#picked img').waitFor();
				await page.locator('#due').fill('2027-03-28T03:30');
				assert.match(
					(await page.locator('#when').textContent()) ?? '',
					/28 Mar 2027, 03:30 Central European Summer/,
				);
				await viewer.picture('add-file');
				await page.getByRole('button', { name: 'Add to the queue' }).click();
				await page.getByText('Saved. The post is in the queue.').waitFor();
				const row = await desk.post(CAPTION);
				assert.equal(row.due_at, '2027-03-28T01:30:00.000Z');
				assert.equal(row.file_name, 'spoon <b>.mp4');
				assert.match(String(row.poster), POSTER);
				assert.ok(
					String(row.poster).length < MAX_POSTER_SIGNS,
					`${String(row.poster).length} signs`,
				);
				assert.equal(path.dirname(String(row.file_path)), files);
				assert.deepEqual(await fs.readFile(String(row.file_path)), clip.bytes);
				await viewer.row(CAPTION).getByText('28 Mar 2027, 03:30 CEST').waitFor();
			},
		);

		await scene.step('script: play the file', async () => {
			await viewer.row(CAPTION).getByRole('link', { name: 'Play' }).click();
			const video = page.locator('video');
			await video.evaluate(async (element: HTMLVideoElement) => {
				element.muted = true;
				await element.play();
			});
			assert.ok((await video.evaluate((element: HTMLVideoElement) => element.readyState)) >= 2);
			await page.getByRole('link', { name: 'Download the video' }).waitFor();
			await viewer.picture('play');
			await page.getByRole('link', { name: 'Back to the desk' }).click();
		});

		await scene.step('script: post now; TikTok has the same bytes', async () => {
			await viewer.press(CAPTION, 'Post now');
			await page.getByText('Due now.').waitFor();
			await runAt(n8n, calendar, 'Every Minute');
			const post = (await scene.sandbox.client.posts(app.client_key)).at(-1);
			assert.equal(post?.sha256, clip.sha256);
			assert.equal(post.post_info?.title, CAPTION);
			assert.equal(post.post_info?.privacy_level, 'SELF_ONLY');
			await viewer.go();
			await viewer.row(CAPTION).getByText('Published').waitFor();
		});
	} finally {
		await viewer.close();
	}
}
