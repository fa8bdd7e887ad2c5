/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';

import type { Page } from 'playwright-core';

import { PaddedVideo } from '../../../demo/paddedVideo';
import { openChromium } from '../../browser/chromium';
import { N8N_ORIGIN } from '../../instance/settings';
import type { Scene } from '../../world/scene';
import { FORM_LOGIN } from './importing';

const VIDEO_BYTES = 1_000_000;
/** n8n takes a `$` in a form's JSON for more than it is. */
const CAPTION = "Handmade in Bern #handmade, 5$ off, $& $$ $' <b>";
const RESULT_PATIENCE_MS = 90_000;

/** A person walks through example 4, from upload to result, and each page is kept as a picture. */
export async function walkForm(scene: Scene, address: string): Promise<void> {
	const { folder } = scene.spec;
	const { client_key: app } = scene.apps[0];
	const posts = async () => await scene.sandbox.client.posts(app);
	const before = (await posts()).length;
	const video = new PaddedVideo(VIDEO_BYTES);
	const file = path.join(folder, video.fileName);
	await fs.writeFile(file, video.bytes());
	const noVideo = path.join(folder, 'sign-in.mp4');
	await fs.writeFile(noVideo, '<html><body>Please sign in</body></html>');
	const profile = path.join(folder, 'profile');
	const browser = await openChromium(scene.sandbox, profile, true, FORM_LOGIN);
	try {
		const page = await browser.newPage();
		await page.setViewportSize({ width: 640, height: 480 });
		const keep = async (name: string) => {
			await page.screenshot({ path: path.join(folder, `audit-form-${name}.png`), fullPage: true });
		};
		await page.goto(`${N8N_ORIGIN}${address}`);
		await next(page, 'Start');
		await page.locator('input[type=file]').setInputFiles(noVideo);
		await next(page, 'Next');
		await page.getByText('This video cannot be posted').waitFor();
		await page.getByText('is not an MP4, MOV or WebM video').waitFor();
		await keep('problem');

		await page.goto(`${N8N_ORIGIN}${address}`);
		await keep('1-start');
		await next(page, 'Start');

		await page.getByText('Posting as').waitFor();
		await page.locator('input[type=file]').setInputFiles(file);
		await keep('2-video');
		await next(page, 'Next');

		await page.getByText('Your video').waitFor();
		await expectToPlay(page);
		assert.ok(await page.getByRole('link', { name: 'Download the video' }).isVisible());
		assert.ok(await page.getByText('Branded content cannot be private').isVisible());
		await expectNothingChosen(page);
		await page.locator('textarea').fill(CAPTION);
		await page.locator('select').selectOption({ label: 'Everyone' });
		await page.getByText('This video promotes').click();
		await keep('3-post');
		await next(page, 'Next');

		await page.getByText('Your Brand', { exact: true }).first().waitFor();
		await next(page, 'Next');
		assert.ok(await page.getByText('What it promotes').isVisible(), 'a kind has to be chosen');
		await page.getByText('Branded Content', { exact: true }).first().click();
		await keep('4-disclosure');
		await next(page, 'Next');

		await page.getByText('Music Usage Confirmation').waitFor();
		assert.ok(await page.getByText('Branded Content Policy').isVisible());
		assert.ok(await page.getByText(CAPTION).isVisible(), 'the caption as it will be posted');
		assert.equal((await posts()).length, before, 'nothing before consent');
		await page.getByText('I agree, send').click();
		await keep('5-consent');
		await next(page, 'Post to TikTok');

		await page
			.getByText(/is on TikTok|was not posted|TikTok has your/)
			.first()
			.waitFor({ timeout: RESULT_PATIENCE_MS });
		await keep('6-result');
		const [post, ...more] = (await posts()).slice(before);
		assert.equal(more.length, 0);
		assert.equal(post.status, 'PUBLISH_COMPLETE');
		assert.equal(post.sha256, video.sha256);
		assert.equal(post.post_info?.title, CAPTION);
	} finally {
		await browser.close();
	}
}

/** The video of the page runs. */
export async function expectToPlay(page: Page): Promise<void> {
	await page.locator('video').evaluate(async (element: HTMLVideoElement) => {
		element.muted = true;
		await element.play();
	});
	await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 0.5);
	await page.locator('video').evaluate((element: HTMLVideoElement) => element.pause());
}

async function expectNothingChosen(page: Page): Promise<void> {
	assert.equal(await page.locator('input[type=checkbox]:checked').count(), 0);
	assert.equal(await page.locator('select').inputValue(), '');
}

async function next(page: Page, button: string): Promise<void> {
	await page.getByRole('button', { name: button }).click();
}
