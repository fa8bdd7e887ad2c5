/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';

import type { Page } from 'playwright-core';

import { openChromium } from '../../browser/chromium';
import { N8N_ORIGIN } from '../../instance/settings';
import type { Clip } from './clip';
import { disclosed } from './disclosed';
import { fillIn, postDirectly } from './fillIn';
import { FORM_LOGIN, formPath, importExample } from './importing';
import { runAt } from './running';
import type { Stage } from './stage';
import { rows, type TablePath } from './table';

const EXAMPLE = '2-content-calendar.json';
const CAPTION = 'From the form #bern';

/** A person adds a file to example 2's calendar, which then posts it. */
export async function tryCalendarForm(stage: Stage, table: TablePath, clip: Clip): Promise<void> {
	const { scene, n8n, app, credential } = stage;
	const { folder } = scene.spec;
	const files = n8n.env.N8N_RESTRICT_FILE_ACCESS_TO;
	const file = path.join(folder, 'for-the-form.mp4');
	await fs.mkdir(files, { recursive: true });
	await fs.writeFile(file, clip.bytes);
	const published = await importExample(n8n, EXAMPLE, credential, (node) => {
		if (node.name === 'Settings for the Form') fillIn(node, { file_folder: files });
		// The clock is the test's, which starts the other half in a copy that is not published.
		if (node.name === 'Every Minute' || node.name === 'Every Hour') node.disabled = true;
	});
	const rowsOfForm = async () =>
		(await rows(n8n, table)).filter(({ caption }) => caption === CAPTION);
	const address = await formPath(n8n, published);
	const profile = path.join(folder, 'calendar-profile');
	const browser = await openChromium(scene.sandbox, profile, true, FORM_LOGIN);
	try {
		const page = await browser.newPage();
		await page.setViewportSize({ width: 640, height: 480 });

		await scene.step('example 2: the form refuses what has no file and no address', async () => {
			await begin(page, address);
			await describe(page, 'MUTUAL_FOLLOW_FRIENDS');
			await page.getByText('Give either a file or an address.').waitFor();
			assert.equal((await rowsOfForm()).length, 0);
		});

		await scene.step('example 2: the form refuses private branded content', async () => {
			await begin(page, address);
			await page.locator('input[type=file]').setInputFiles(file);
			await describe(page, 'SELF_ONLY');
			await page.getByText('Branded content cannot be private').waitFor();
			assert.equal((await rowsOfForm()).length, 0);
		});

		await scene.step('example 2: the form adds a row, which is posted when it is due', async () => {
			await begin(page, address);
			await page.locator('input[type=file]').setInputFiles(file);
			const picture = path.join(folder, 'calendar-form.png');
			await describe(page, 'MUTUAL_FOLLOW_FRIENDS', picture);
			await page.getByText('The post is in the calendar').waitFor();
			const [row, ...more] = await rowsOfForm();
			assert.equal(more.length, 0);
			assert.deepEqual(
				[row.creator, row.privacy_level, row.status, row.video_url, row.disclosure],
				[
					app.creators[0].creator_username,
					'MUTUAL_FOLLOW_FRIENDS',
					'queued',
					'',
					'Your Brand, Branded Content',
				],
			);
			assert.equal(path.dirname(String(row.file_path)), files);
		});
	} finally {
		await browser.close();
	}
	await scene.step('example 2: the file of the form is on TikTok, byte for byte', async () => {
		const workflow = await importExample(n8n, EXAMPLE, credential, postDirectly, false);
		await runAt(n8n, workflow, 'Every Minute');
		const post = (await scene.sandbox.client.posts(app.client_key)).at(-1);
		const [row] = await rowsOfForm();
		assert.deepEqual([row.status, row.publish_id], ['published', post?.publish_id]);
		assert.equal(post?.sha256, clip.sha256);
		assert.equal(post.post_info?.title, CAPTION);
		assert.equal(post.post_info?.privacy_level, 'MUTUAL_FOLLOW_FRIENDS');
		assert.deepEqual(disclosed(post.post_info), [true, true]);
	});
}

async function begin(page: Page, address: string): Promise<void> {
	await page.goto(`${N8N_ORIGIN}${address}`);
	await page.getByRole('button', { name: 'Start' }).click();
	await page.getByText('Posting as Ada Films (@ada.films)').waitFor();
}

/** Everything but the video; the time has come already. */
async function describe(page: Page, privacy: string, picture?: string): Promise<void> {
	assert.equal(await page.locator('select').inputValue(), '', 'no privacy level is chosen');
	await page.locator('textarea').fill(CAPTION);
	await page.locator('select').selectOption({ label: privacy });
	assert.equal(await page.locator('input[type=checkbox]:checked').count(), 0);
	for (const kind of ['Your Brand', 'Branded Content']) {
		await page.getByText(kind, { exact: true }).click();
	}
	await page.locator('input[type=date]').fill('2026-01-01');
	await page.locator('input[type=text]').last().fill('9:30');
	if (picture !== undefined) await page.screenshot({ path: picture, fullPage: true });
	await page.getByRole('button', { name: 'Add' }).click();
}
