/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import path from 'node:path';

import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

import { openChromium } from '../../browser/chromium';
import { N8N_ORIGIN } from '../../instance/settings';
import type { Scene } from '../../world/scene';
import { FORM_LOGIN } from '../examples/importing';
import { DESK_PATH } from './desk';

/** A zone with summer time, which is not the one of the workflow. */
export const VIEWER_ZONE = 'Europe/Zurich';

/** A person with a browser, who has the desk open. */
export class Viewer {
	private constructor(
		private readonly scene: Scene,
		private readonly context: BrowserContext,
		readonly page: Page,
	) {}

	static async open(
		scene: Scene,
		name: string,
		options: BrowserContextOptions = {},
	): Promise<Viewer> {
		const profile = path.join(scene.spec.folder, `browser-${name}`);
		const more = { timezoneId: VIEWER_ZONE, ...options };
		const context = await openChromium(scene.sandbox, profile, true, FORM_LOGIN, more);
		const viewer = new Viewer(scene, context, await context.newPage());
		await viewer.go();
		return viewer;
	}

	async go(query = ''): Promise<void> {
		await this.page.goto(`${N8N_ORIGIN}${DESK_PATH}${query}`);
	}

	/** The card of a post. */
	row(caption: string) {
		return this.page.locator('.row', { hasText: caption });
	}

	/** Presses a button of a row, also one under More. */
	async press(caption: string, button: string): Promise<void> {
		const row = this.row(caption);
		const found = row.getByRole('button', { name: button, exact: true });
		if (!(await found.isVisible())) await row.locator('summary').click();
		await Promise.all([this.page.waitForEvent('load'), found.click()]);
		await this.page.locator('#said').waitFor();
	}

	/** Keeps the page as it is: it does not load again by itself. */
	async holdStill(): Promise<void> {
		await this.page.addInitScript(() => {
			window.setInterval = (() => 0) as never;
		});
	}

	async picture(name: string): Promise<void> {
		const file = path.join(this.scene.spec.folder, `desk-${name}.png`);
		await this.page.screenshot({ path: file, fullPage: true });
	}

	async close(): Promise<void> {
		await this.context.close();
	}
}
