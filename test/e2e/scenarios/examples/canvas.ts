/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import path from 'node:path';

import { openChromium } from '../../browser/chromium';
import { signInToN8n } from '../../browser/signInToN8n';
import { N8N_ORIGIN } from '../../instance/settings';
import type { Scene } from '../../world/scene';

/** Long enough for the canvas to stop moving after it was fitted into the window. */
const SETTLE_MS = 1_500;

/** Opens each workflow in n8n's editor and keeps a picture of its canvas. */
export async function pictureCanvases(scene: Scene, workflows: ReadonlyMap<string, string>) {
	const { folder } = scene.spec;
	const browser = await openChromium(scene.sandbox, path.join(folder, 'editor-profile'), true);
	try {
		const page = await browser.newPage();
		await signInToN8n(page);
		for (const [file, id] of workflows) {
			await page.goto(`${N8N_ORIGIN}/workflow/${id}`);
			await page.getByTestId('canvas-node').first().waitFor();
			await page.keyboard.press('1');
			await page.waitForTimeout(SETTLE_MS);
			const picture = `example-${path.basename(file, '.json')}.png`;
			await page
				.getByTestId('canvas-wrapper')
				.first()
				.screenshot({ path: path.join(folder, picture) });
		}
	} finally {
		await browser.close();
	}
}
