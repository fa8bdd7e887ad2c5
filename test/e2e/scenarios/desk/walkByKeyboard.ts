/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';

import type { Page } from 'playwright-core';

import { insertRow } from '../examples/table';
import { VIDEO_URL } from './site';
import type { DeskStage } from './stage';
import { Viewer } from './viewer';

const MOST_TABS = 60;

/** A person without a mouse adds a post, and cancels another. */
export async function walkByKeyboard({ scene, n8n, desk }: DeskStage): Promise<void> {
	const viewer = await Viewer.open(scene, 'keyboard');
	const { page } = viewer;
	try {
		await scene.step('keyboard only: add a post', async () => {
			await tabTo(page, 'Add a web address');
			await page.keyboard.press('Enter');
			await page.locator('#address').waitFor();
			await tabTo(page, 'Address of the video');
			await page.keyboard.type(VIDEO_URL);
			await tabTo(page, 'Caption');
			await page.keyboard.type('By keyboard');
			await tabTo(page, 'Who may see it');
			await page.keyboard.type('Only me');
			await tabTo(page, 'Add to the queue');
			await page.keyboard.press('Enter');
			await page.getByText('Saved. The post is in the queue.').waitFor();
			assert.equal((await desk.post('By keyboard')).privacy_level, 'SELF_ONLY');
		});

		await scene.step('keyboard only: open More and cancel', async () => {
			await insertRow(n8n, desk.table, {
				caption: 'By keyboard, too',
				status: 'queued',
				due_at: '2031-01-01T00:00:00.000Z',
			});
			await viewer.go();
			await tabTo(page, 'More', 'By keyboard, too');
			await page.keyboard.press('Enter');
			await tabTo(page, 'Cancel');
			await viewer.picture('keyboard');
			await page.keyboard.press('Enter');
			await page.locator('#said').waitFor();
			assert.equal((await desk.post('By keyboard, too')).status, 'cancelled');
		});
	} finally {
		await viewer.close();
	}
}

/** Presses Tab until a control with that name has the focus, which can be seen. */
async function tabTo(page: Page, name: string, inRow = ''): Promise<void> {
	for (let tab = 0; tab < MOST_TABS; tab += 1) {
		await page.keyboard.press('Tab');
		const found = await page.evaluate(() => {
			const element = document.activeElement as HTMLElement & { labels?: NodeListOf<HTMLElement> };
			const label = element.labels?.[0]?.firstChild?.textContent ?? element.textContent;
			const row = element.closest('.row')?.textContent ?? '';
			return { name: label?.trim() ?? '', row, outline: getComputedStyle(element).outlineStyle };
		});
		if (found.name === name && found.row.includes(inRow)) {
			assert.notEqual(found.outline, 'none', `${name} does not show that it has the focus`);
			return;
		}
	}
	assert.fail(`${name} cannot be reached by keyboard`);
}
