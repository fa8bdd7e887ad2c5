/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import path from 'node:path';

import type { Page } from 'playwright-core';

import { openChromium } from '../../browser/chromium';
import { signInToN8n } from '../../browser/signInToN8n';
import { needPrograms } from '../../install/debian';
import { N8N_ORIGIN } from '../../instance/settings';
import { TIKTOK_TRIGGER } from '../../workflows/nodes';
import type { Scene } from '../../world/scene';
import type { Listener } from '../../world/listener';

/** Of the browser's window, in pixels: where the editor shows a node's fields. */
const PANEL = { x: 511, y: 66, width: 420, height: 640 };

/** Where the editor shows what a trigger waits for. */
const TEST_PANEL = { x: 25, y: 66, width: 486, height: 860 };

/** The trigger as its panel looks in n8n's editor; the picture goes to the scene's folder. */
export async function takePicture(scene: Scene, { workflowId }: Listener): Promise<string> {
	await needPrograms(['chromium']);
	const { folder } = scene.spec;
	const browser = await openChromium(scene.sandbox, path.join(scene.userFolder, 'browser'), true);
	try {
		const page = await browser.newPage();
		await signInToN8n(page);
		await page.goto(`${N8N_ORIGIN}/workflow/${workflowId}`);
		const node = page.locator(`[data-node-name="${TIKTOK_TRIGGER}"]`).first();
		await node.waitFor();
		await node.dblclick();
		await pictureTestPanel(page, folder);
		await page.getByText('Webhook URLs', { exact: true }).first().click();
		await page.getByText('Production URL', { exact: true }).first().click();
		await page.getByText(`${N8N_ORIGIN}/webhook/`).first().waitFor();
		const file = path.join(folder, 'tiktok-trigger.png');
		await page.screenshot({ path: file, clip: PANEL });
		return file;
	} finally {
		await browser.close();
	}
}

/** The left side of the node's window, with the help behind its question unfolded. */
async function pictureTestPanel(page: Page, folder: string): Promise<void> {
	await page.getByText('Wait for an event from TikTok').waitFor();
	await page.getByText('When will this node trigger my flow?').first().click();
	await page.getByText('To test here').first().waitFor();
	await page.screenshot({ path: path.join(folder, 'trigger-test-panel.png'), clip: TEST_PANEL });
}
