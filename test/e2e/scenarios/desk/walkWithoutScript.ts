/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';

import type { Clip } from '../examples/clip';
import { insertRow } from '../examples/table';
import { VIDEO_URL } from './site';
import type { DeskStage } from './stage';
import { Viewer } from './viewer';

const CAPTION = 'Without script';
const CHANGED = 'Without script, changed';

/** Every action, with plain forms only. */
export async function walkWithoutScript(stage: DeskStage, clip: Clip): Promise<void> {
	const { scene, n8n, desk } = stage;
	const viewer = await Viewer.open(scene, 'no-script', { javaScriptEnabled: false });
	const { page } = viewer;
	const statusOf = async (caption: string) => (await desk.post(caption)).status;
	try {
		await scene.step(
			'no script: add an address, edit it, with the time of the workflow',
			async () => {
				await page.getByRole('button', { name: 'Add a web address' }).click();
				const zone = await page.locator('#zone').textContent();
				assert.notEqual(zone, 'Europe/Zurich');
				assert.ok((await page.locator('#when').textContent())?.includes(String(zone)));
				await page.locator('#address').fill(VIDEO_URL);
				await page.locator('#caption').fill(CAPTION);
				await page.locator('#privacy').selectOption('SELF_ONLY');
				await page.locator('#due').fill('2030-01-01T10:00');
				await page.getByRole('button', { name: 'Add to the queue' }).click();
				await page.getByText('Saved. The post is in the queue.').waitFor();
				assert.equal((await desk.post(CAPTION)).video_url, VIDEO_URL);

				await viewer.row(CAPTION).getByRole('link', { name: 'Edit' }).click();
				await page.locator('#caption').fill(CHANGED);
				await page.getByRole('button', { name: 'Save' }).click();
				await page.getByText('Saved. The post is in the queue.').waitFor();
				assert.equal((await desk.post(CHANGED)).video_url, VIDEO_URL);
			},
		);

		await scene.step('no script: another file in place of the address', async () => {
			const file = path.join(scene.userFolder, 'other.mp4');
			await fs.writeFile(file, clip.bytes);
			await viewer.row(CHANGED).getByRole('link', { name: 'Edit' }).click();
			await page.getByRole('link', { name: 'Another file' }).click();
			await page.locator('#file').setInputFiles(file);
			await page.getByRole('button', { name: 'Save' }).click();
			await page.getByText('Saved. The post is in the queue.').waitFor();
			const { video_url: url, file_path: kept, poster } = await desk.post(CHANGED);
			assert.deepEqual([url, poster], ['', '']);
			assert.deepEqual(await fs.readFile(String(kept)), clip.bytes);
		});

		await scene.step('no script: now, cancel, try again, delete', async () => {
			await viewer.press(CHANGED, 'Post now');
			assert.ok(new Date(String((await desk.post(CHANGED)).due_at)) <= new Date());
			await viewer.press(CHANGED, 'Cancel');
			assert.equal(await statusOf(CHANGED), 'cancelled');
			await viewer.press(CHANGED, 'Try again');
			assert.equal(await statusOf(CHANGED), 'queued');
			await viewer.press(CHANGED, 'Delete');
			assert.equal(await statusOf(CHANGED), 'deleted');
			assert.equal(await viewer.row(CHANGED).count(), 0);
		});

		await scene.step('no script: a person settles what n8n does not know', async () => {
			for (const caption of ['Seen there', 'Not seen there']) {
				await insertRow(n8n, desk.table, { caption, status: 'check', error: 'Nobody knows.' });
			}
			await viewer.go();
			assert.equal(await viewer.row('Seen there').getByText('Try again').count(), 0);
			await viewer.press('Seen there', 'It is on TikTok');
			assert.equal(await statusOf('Seen there'), 'published');
			await viewer.press('Not seen there', 'It is not on TikTok');
			assert.equal(await statusOf('Not seen there'), 'failed');
			await viewer.row('Not seen there').getByText('Try again').waitFor();
			await viewer.press('Not seen there', 'Delete');
		});
	} finally {
		await viewer.close();
	}
}
