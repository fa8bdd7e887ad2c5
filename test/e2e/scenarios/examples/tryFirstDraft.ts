/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';

import type { Page } from 'playwright-core';

import { PaddedVideo } from '../../../demo/paddedVideo';
import { openChromium } from '../../browser/chromium';
import { N8N_ORIGIN } from '../../instance/settings';
import { formPath, importExample } from './importing';
import type { Stage } from './stage';

const EXAMPLE = '0-first-draft.json';
const VIDEO_BYTES = 1_000_000;
const MOST_PENDING = 5;

/** Example 0, with an app of its own that is not audited. */
export async function tryFirstDraft({ scene, n8n }: Stage): Promise<void> {
	const { folder } = scene.spec;
	const { client } = scene.sandbox;
	const video = new PaddedVideo(VIDEO_BYTES);
	const good = path.join(folder, video.fileName);
	await fs.writeFile(good, video.bytes());
	const bad = path.join(folder, 'page.mp4');
	await fs.writeFile(bad, '<html><body>Please sign in</body></html>');

	const app = await scene.newApp({ audited: false });
	const credential = await scene.connected(n8n, app);
	const address = await formPath(n8n, await importExample(n8n, EXAMPLE, credential));
	const profile = path.join(folder, 'first-draft-profile');
	const browser = await openChromium(scene.sandbox, profile, true);
	try {
		const page = await browser.newPage();
		await page.setViewportSize({ width: 640, height: 520 });
		const keep = async (name: string) => {
			await page.screenshot({ path: path.join(folder, `first-draft-${name}.png`), fullPage: true });
		};

		await scene.step('example 0: a draft from an app without an audit', async () => {
			await submit(page, address, good, async () => await keep('1-form'));
			await page.getByText('Your draft is in the TikTok app').waitFor();
			await keep('2-phone');
			const [draft, ...more] = await client.posts(app.client_key);
			assert.equal(more.length, 0);
			assert.deepEqual([draft.status, draft.sha256], ['SEND_TO_USER_INBOX', video.sha256]);
		});
		await scene.step('example 0: a file that is no video ends with what to do', async () => {
			await submit(page, address, bad);
			await page.getByText('The video was not sent').waitFor();
			await page.getByText('is not an MP4, MOV or WebM video').waitFor();
			await keep('3-wrong');
			assert.equal((await client.posts(app.client_key)).length, 1);
		});
		await scene.step('example 0: a draft that TikTok refuses says why', async () => {
			const full = await scene.newApp({ creators: [{ pending_shares: MOST_PENDING }] });
			const other = await scene.connected(n8n, full);
			await submit(page, await formPath(n8n, await importExample(n8n, EXAMPLE, other)), good);
			await page.getByText('Five drafts from the last 24 hours are waiting').waitFor();
		});
	} finally {
		await browser.close();
	}
}

async function submit(
	page: Page,
	address: string,
	file: string,
	before: () => Promise<void> = async () => undefined,
): Promise<void> {
	await page.goto(`${N8N_ORIGIN}${address}`);
	await page.locator('input[type=file]').setInputFiles(file);
	await before();
	await page.getByRole('button', { name: 'Submit' }).click();
}
