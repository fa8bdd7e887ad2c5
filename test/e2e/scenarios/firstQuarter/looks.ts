/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';

import type { App } from '../../../sandbox/types';
import { onlyPost } from './directPost';
import type { Visit } from './visit';

const THEMES = { light: '/tiktok.svg', dark: '/tiktok.dark.svg' } as const;

/** The workflow in both of n8n's themes, each with an icon of its own. */
export async function seeThemes(visit: Visit): Promise<void> {
	const { page } = visit;
	await page.getByTestId('ndv-close-button').click();
	await page.keyboard.press('1');
	for (const theme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme: theme });
		const icon = page.getByTestId('canvas-node').locator(`img[src$="${THEMES[theme]}"]`);
		await icon.waitFor();
		await icon.evaluate(async (image: HTMLImageElement) => await image.decode());
		await visit.keep(`canvas-${theme}`);
	}
	await page.emulateMedia({ colorScheme: null });
}

/** TikTok's side: the video plays. */
export async function watchPost(visit: Visit, app: App): Promise<void> {
	const { publish_id } = await onlyPost(visit, app);
	const page = await visit.newPage();
	await page.goto(`${visit.scene.sandbox.control_url}/apps/${app.client_key}`);
	await page.getByText(publish_id).waitFor();
	const seconds = await page.locator('video').evaluate(async (video: HTMLVideoElement) => {
		video.muted = true;
		await video.play();
		await new Promise((resolve) => video.addEventListener('ended', resolve, { once: true }));
		return video.duration;
	});
	assert.ok(seconds > 0, 'the video does not play');
	await visit.keep('published-light', page);
	await page.emulateMedia({ colorScheme: 'dark' });
	await visit.keep('published-dark', page);
	await page.close();
}
