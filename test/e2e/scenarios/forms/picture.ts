/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import path from 'node:path';

import type { Page } from 'playwright-core';

import { openChromium } from '../../browser/chromium';
import { expectNothingCut } from '../../browser/nothingCut';
import { signInToN8n } from '../../browser/signInToN8n';
import { N8N_ORIGIN } from '../../instance/settings';
import type { Scene } from '../../world/scene';
import type { Form } from './operations';

/** High enough for the longest form to be seen without scrolling. */
const WINDOW = { width: 1440, height: 2400 };
const SETTLE_MS = 1_000;
const MARGIN_PX = 16;

/** Opens every node of the workflow and keeps a picture of its form. */
export async function pictureForms(scene: Scene, workflowId: string, all: Form[]): Promise<void> {
	const browser = await openChromium(scene.sandbox, path.join(scene.userFolder, 'browser'), true);
	try {
		const page = await browser.newPage();
		await page.setViewportSize(WINDOW);
		await signInToN8n(page);
		await page.goto(`${N8N_ORIGIN}/workflow/${workflowId}`);
		for (const { name } of all) {
			await page.locator(`[data-test-id=canvas-node][data-node-name="${name}"]`).dblclick();
			await page.getByTestId('node-parameters').waitFor();
			await page.waitForTimeout(SETTLE_MS);
			await pictureForm(page, path.join(scene.spec.folder, `${name}.png`));
			await expectNothingCut(page, 'node-parameters');
			await page.getByTestId('ndv-close-button').click();
		}
	} finally {
		await browser.close();
	}
}

/** From the first field down to the last. */
async function pictureForm(page: Page, file: string): Promise<void> {
	const fields = page.getByTestId('node-parameters');
	const { x, y, width } = await fields.evaluate((element) => element.getBoundingClientRect());
	const ends = await fields
		.locator('[data-test-id^=parameter-i], [data-test-id=collection-parameter-add]')
		.evaluateAll((elements) => elements.map((element) => element.getBoundingClientRect().bottom));
	const clip = { x, y, width, height: Math.max(...ends) + MARGIN_PX - y };
	await page.screenshot({ path: file, clip });
}
