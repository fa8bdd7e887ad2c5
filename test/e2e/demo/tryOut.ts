/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import path from 'node:path';

import type { PostView } from '../../sandbox/types';
import { openChromium } from '../browser/chromium';
import { signInToN8n } from '../browser/signInToN8n';
import type { Scene } from '../world/scene';
import { until } from '../world/until';
import type { DemoStand } from './stand';

/**
 * Does in an invisible Chromium what a person is to do in the demo: opens the workflow and presses
 * *Execute workflow*.
 *
 * @returns the post that TikTok has then
 */
export async function tryOut(scene: Scene, stand: DemoStand): Promise<PostView> {
	const profile = path.join(scene.userFolder, 'chromium');
	const browser = await openChromium(scene.sandbox, profile, true);
	try {
		const page = await browser.newPage();
		await signInToN8n(page);
		await page.goto(stand.workflowUrl);
		await page.getByTestId('execute-workflow-button').click();
		const post = await until('the post is published', async () => {
			const posts = await scene.sandbox.client.posts(stand.app.client_key);
			return posts.find(({ published }) => published);
		});
		await page.getByText('Workflow executed successfully').first().waitFor();
		await page.screenshot({ path: path.join(scene.spec.folder, 'workflow.png') });
		await page.goto(stand.publishedUrl);
		await page.locator('video').first().waitFor();
		await page.screenshot({ path: path.join(scene.spec.folder, 'published.png') });
		return post;
	} finally {
		await browser.close();
	}
}
