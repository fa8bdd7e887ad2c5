/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import path from 'node:path';

import type { Page } from 'playwright-core';

import { openChromium } from '../../browser/chromium';
import { signInToN8n } from '../../browser/signInToN8n';
import { needPrograms } from '../../install/debian';
import type { N8n } from '../../instance/n8n';
import { N8N_ORIGIN } from '../../instance/settings';
import { TIKTOK_TRIGGER } from '../../workflows/nodes';
import { Listener } from '../../world/listener';
import type { Scene } from '../../world/scene';
import { until } from '../../world/until';
import { POST_ID, RECORDED } from './recorded';

/** Of the browser's window, in pixels: where the editor shows a node's fields. */
const PANEL = { x: 511, y: 66, width: 420, height: 640 };

/** Where the editor shows what a trigger waits for. */
const TEST_PANEL = { x: 25, y: 66, width: 486, height: 860 };

/** The trigger as its panel looks in n8n's editor, and an event there; the pictures go to the scene's folder. */
export async function takePictures(scene: Scene, n8n: N8n): Promise<void> {
	await needPrograms(['chromium']);
	const listener = await Listener.set(scene, n8n, 'TikTok events in the editor');
	const browser = await openChromium(scene.sandbox, path.join(scene.userFolder, 'browser'), true);
	try {
		const page = await browser.newPage();
		const keep = async (name: string, clip?: typeof PANEL) => {
			await page.screenshot({ path: path.join(scene.spec.folder, `${name}.png`), clip });
		};
		await signInToN8n(page);
		await page.goto(`${N8N_ORIGIN}/workflow/${listener.workflowId}`);
		const node = page.locator(`[data-node-name="${TIKTOK_TRIGGER}"]`).first();
		await node.waitFor();
		await keep('trigger-canvas');
		await node.dblclick();
		await page.getByText('Wait for an event from TikTok').waitFor();
		await page.getByText('When will this node trigger my flow?').first().click();
		await page.getByText('To test here').first().waitFor();
		await keep('trigger-test-panel', TEST_PANEL);
		await page.getByText('Webhook URLs', { exact: true }).first().click();
		await page.getByText('Production URL', { exact: true }).first().click();
		await page.getByText(`${N8N_ORIGIN}/webhook/`).first().waitFor();
		await keep('tiktok-trigger', PANEL);
		await receive(page, listener);
		await keep('trigger-event');
	} finally {
		await browser.close();
	}
}

/** *Execute step*, and an event that comes to the Test URL. */
async function receive(page: Page, listener: Listener): Promise<void> {
	await listener.enter('Test URL');
	const panel = page.getByTestId('ndv');
	await panel.getByRole('button', { name: 'Execute step' }).first().click();
	await until('n8n to listen', async () =>
		(await listener.send(RECORDED)) === 200 ? true : undefined,
	);
	await panel.getByTestId('output-panel').getByText(POST_ID).first().waitFor();
}
