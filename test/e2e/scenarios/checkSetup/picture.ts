/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import path from 'node:path';

import { openChromium } from '../../browser/chromium';
import { signInToN8n } from '../../browser/signInToN8n';
import { N8N_ORIGIN } from '../../instance/settings';
import type { Scene } from '../../world/scene';

/** High enough for what the operation answers. */
const WINDOW = { width: 1440, height: 1300 };
const SETTLE_MS = 1_500;

/** Presses *Execute step* in a node, waits for its output, and keeps a picture of both. */
export async function executeAndPicture(
	scene: Scene,
	workflow: string,
	nodeName: string,
	picture: string,
): Promise<void> {
	const profile = path.join(scene.userFolder, `browser-${picture}`);
	const browser = await openChromium(scene.sandbox, profile, true);
	try {
		const page = await browser.newPage();
		await page.setViewportSize(WINDOW);
		await signInToN8n(page);
		await page.goto(`${N8N_ORIGIN}/workflow/${workflow}`);
		await page.locator(`[data-test-id=canvas-node][data-node-name="${nodeName}"]`).dblclick();
		await page.getByTestId('node-execute-button').click();
		const output = page.getByTestId('output-panel');
		await output.getByText('next_steps').first().waitFor();
		await page.waitForTimeout(SETTLE_MS);
		const file = path.join(scene.spec.folder, `${picture}.png`);
		await page.getByTestId('ndv').screenshot({ path: file });
	} finally {
		await browser.close();
	}
}
