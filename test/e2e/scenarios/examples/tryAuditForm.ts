/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';

import type { Page } from 'playwright-core';

import { PaddedVideo } from '../../../demo/paddedVideo';
import type { App, AppInput } from '../../../sandbox/types';
import { openChromium } from '../../browser/chromium';
import { N8N_ORIGIN } from '../../instance/settings';
import { FORM_LOGIN, formPath, importExample } from './importing';
import type { Stage } from './stage';
import { expectToPlay } from './walkForm';

const EXAMPLE = '4-audit-ready-form.json';
const VIDEO_BYTES = 1_000_000;
/** Less than the four seconds of the video. */
const MAX_DURATION_SEC = 3;
const RESULT_PATIENCE_MS = 90_000;

/** Example 4 where TikTok or the account sets a limit. Each page is kept as a picture. */
export async function tryAuditForm(stage: Omit<Stage, 'app' | 'credential'>): Promise<void> {
	const { scene } = stage;
	const { folder } = scene.spec;
	const video = new PaddedVideo(VIDEO_BYTES);
	const file = path.join(folder, `limits-${video.fileName}`);
	await fs.writeFile(file, video.bytes());
	const profile = path.join(folder, 'audit-form-limits');
	const browser = await openChromium(scene.sandbox, profile, true, FORM_LOGIN);
	try {
		const page = await browser.newPage();
		await page.setViewportSize({ width: 640, height: 480 });
		const keep = async (name: string) => {
			await page.screenshot({ path: path.join(folder, `audit-form-${name}.png`), fullPage: true });
		};
		const postsOf = async (app: App) => await scene.sandbox.client.posts(app.client_key);

		await scene.step('example 4: an account that may not post', async () => {
			await start(stage, page, { creators: [{ banned: true }] });
			await page.getByText('Posting is not possible now').waitFor();
			await keep('not-possible');
		});
		await scene.step('example 4: a video that is too long, before anything is sent', async () => {
			const creators = [{ max_video_post_duration_sec: MAX_DURATION_SEC }];
			const app = await start(stage, page, { creators });
			await choose(page, file);
			await page.getByText('This video cannot be posted').waitFor();
			await page.getByText(/is 4 seconds long, and this account can post at most 3/).waitFor();
			await keep('too-long');
			assert.deepEqual(await postsOf(app), []);
		});
		await scene.step('example 4: Only Me, without a duet, to its ending', async () => {
			const switches = { store: 'file' as const };
			const app = await start(stage, page, { creators: [{ duet_disabled: true }], switches });
			await choose(page, file);
			await page.getByText('Your video').waitFor();
			await page.locator('select').selectOption({ label: 'Only Me' });
			assert.equal(await page.getByText('Duet', { exact: true }).count(), 0);
			await page.getByText('This video promotes').click();
			await keep('no-duet');
			await next(page, 'Next');

			await page.getByText('Your Brand', { exact: true }).first().click();
			await page.getByText('it is not offered: you chose').waitFor();
			await keep('only-me-promotes');
			await next(page, 'Next');
			await page.getByText('I agree, send').click();
			await next(page, 'Post to TikTok');

			await page
				.getByText('Only you can see it: in the TikTok app, on your profile, behind the lock.')
				.waitFor({ timeout: RESULT_PATIENCE_MS });
			await keep('only-me');
			const [post, ...more] = await postsOf(app);
			assert.deepEqual([post.status, post.sha256], ['PUBLISH_COMPLETE', video.sha256]);
			assert.equal(post.post_info?.privacy_level, 'SELF_ONLY');
			assert.equal(more.length, 0);
			await page.goto(`${scene.sandbox.control_url}/apps/${app.client_key}`);
			await expectToPlay(page);
			await page.locator('video').screenshot({ path: path.join(folder, 'audit-form-sent.png') });
		});
	} finally {
		await browser.close();
	}
}

/** Begins the form of an app of its own. */
async function start(
	{ scene, n8n }: Omit<Stage, 'app' | 'credential'>,
	page: Page,
	spec: AppInput,
): Promise<App> {
	const app = await scene.newApp(spec);
	const credential = await scene.connected(n8n, app);
	const address = await formPath(n8n, await importExample(n8n, EXAMPLE, credential));
	await page.goto(`${N8N_ORIGIN}${address}`);
	await next(page, 'Start');
	return app;
}

async function choose(page: Page, file: string): Promise<void> {
	await page.getByText('Posting as').waitFor();
	await page.locator('input[type=file]').setInputFiles(file);
	await next(page, 'Next');
}

async function next(page: Page, button: string): Promise<void> {
	await page.getByRole('button', { name: button }).click();
}
