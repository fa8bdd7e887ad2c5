/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/require-node-api-error -- tests that run beside n8n, not inside it */
import path from 'node:path';

import type { BrowserContext, Page } from 'playwright-core';

import { openChromium } from '../../browser/chromium';
import type { Scene } from '../../world/scene';

/** Long enough for what moves in n8n's editor to come to rest. */
const SETTLE_MS = 800;

/** A person in front of n8n, who keeps a picture of what is seen. */
export class Visit {
	private pictures = 0;

	private constructor(
		readonly scene: Scene,
		private readonly browser: BrowserContext,
		readonly page: Page,
	) {}

	static async begin(scene: Scene): Promise<Visit> {
		const browser = await openChromium(
			scene.sandbox,
			path.join(scene.userFolder, 'chromium'),
			true,
		);
		return new Visit(scene, browser, browser.pages()[0] ?? (await browser.newPage()));
	}

	/** One step of the way; where it fails, a picture shows what was there. */
	async step(what: string, work: (visit: Visit) => Promise<void>): Promise<void> {
		await this.scene.step(what, async () => {
			try {
				await work(this);
			} catch (error) {
				await this.keep('failed').catch(() => undefined);
				throw error;
			}
		});
	}

	/** Keeps a picture, numbered in the order of the visit. */
	async keep(name: string, page = this.page): Promise<void> {
		this.pictures += 1;
		const file = `${String(this.pictures).padStart(2, '0')}-${name}.png`;
		await page.waitForTimeout(SETTLE_MS);
		await page.screenshot({ path: path.join(this.scene.spec.folder, file) });
	}

	/** Keeps a picture of one part of n8n's editor, by the name under which the guides show it. */
	async keepPart(name: string, testId: string): Promise<void> {
		await this.page.waitForTimeout(SETTLE_MS);
		const part = this.page.getByTestId(testId);
		await part.screenshot({ path: path.join(this.scene.spec.folder, `${name}.png`) });
	}

	/** The window that opens when a button is pressed. */
	async opened(button: string): Promise<Page> {
		const window = this.page.waitForEvent('popup');
		await this.page.getByTestId(button).click();
		return await window;
	}

	async newPage(): Promise<Page> {
		return await this.browser.newPage();
	}

	async end(): Promise<void> {
		await this.browser.close();
	}
}
