/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';

import type { Clip } from '../examples/clip';
import { insertRow } from '../examples/table';
import { VIDEO_URL } from './site';
import type { DeskStage } from './stage';
import { Viewer, VIEWER_ZONE } from './viewer';

/** Every button of the desk, in a browser with script or without. */
export async function walkActions(
	stage: DeskStage,
	clip: Clip,
	name: 'script' | 'no script',
): Promise<void> {
	const { scene, n8n, desk } = stage;
	const [first, changed, there, missing] = ['first', 'changed', 'there', 'missing'].map(
		(word) => `${name}: ${word}`,
	);
	const options = { javaScriptEnabled: name === 'script' };
	const viewer = await Viewer.open(scene, `actions-${name}`, options);
	const { page } = viewer;
	const statusOf = async (caption: string) => (await desk.post(caption)).status;
	try {
		await scene.step(
			`${name}: add an address, edit it, with the time of the workflow`,
			async () => {
				await page.getByRole('button', { name: 'Add a web address' }).click();
				const zone = await page.locator('#zone').textContent();
				assert.equal(zone === VIEWER_ZONE, name === 'script', String(zone));
				const when = await page.locator('#when').textContent();
				assert.ok(name === 'script' || when?.includes(String(zone)), String(when));
				await page.locator('#address').fill(VIDEO_URL);
				await page.locator('#caption').fill(first);
				await page.locator('#privacy').selectOption('SELF_ONLY');
				await page.locator('#due').fill('2030-01-01T10:00');
				await page.getByRole('button', { name: 'Add to the queue' }).click();
				await page.getByText('Saved. The post is in the queue.').waitFor();
				assert.equal((await desk.post(first)).video_url, VIDEO_URL);

				await viewer.row(first).getByRole('link', { name: 'Edit' }).click();
				await page.locator('#caption').fill(changed);
				await page.getByRole('button', { name: 'Save' }).click();
				await page.getByText('Saved. The post is in the queue.').waitFor();
				assert.equal((await desk.post(changed)).video_url, VIDEO_URL);
			},
		);

		await scene.step(`${name}: another file in place of the address`, async () => {
			const file = path.join(scene.userFolder, 'other.mp4');
			await fs.writeFile(file, clip.bytes);
			await viewer.row(changed).getByRole('link', { name: 'Edit' }).click();
			await page.getByRole('link', { name: 'Another file' }).click();
			await page.locator('#file').setInputFiles(file);
			if (name === 'script') await page.locator('#picked img').waitFor();
			await page.getByRole('button', { name: 'Save' }).click();
			await page.getByText('Saved. The post is in the queue.').waitFor();
			const { video_url: url, file_path: kept, poster } = await desk.post(changed);
			assert.equal(url, '');
			assert.equal(poster === '', name !== 'script', 'only script draws a poster');
			assert.deepEqual(await fs.readFile(String(kept)), clip.bytes);
		});

		await scene.step(`${name}: now, cancel, try again, delete`, async () => {
			await viewer.press(changed, 'Post now');
			assert.ok(new Date(String((await desk.post(changed)).due_at)) <= new Date());
			await viewer.press(changed, 'Cancel');
			assert.equal(await statusOf(changed), 'cancelled');
			await viewer.press(changed, 'Try again');
			assert.equal(await statusOf(changed), 'queued');
			await viewer.press(changed, 'Delete');
			assert.equal(await statusOf(changed), 'deleted');
			assert.equal(await viewer.row(changed).count(), 0);
		});

		await scene.step(`${name}: a person settles what n8n does not know`, async () => {
			for (const caption of [there, missing]) {
				await insertRow(n8n, desk.table, { caption, status: 'check', error: 'Nobody knows.' });
			}
			await viewer.go();
			assert.equal(await viewer.row(there).getByText('Try again').count(), 0);
			await viewer.press(there, 'It is on TikTok');
			assert.equal(await statusOf(there), 'published');
			await viewer.press(missing, 'It is not on TikTok');
			assert.equal(await statusOf(missing), 'failed');
			await viewer.row(missing).getByText('Try again').waitFor();
			await viewer.press(missing, 'Delete');
		});
	} finally {
		await viewer.close();
	}
}
