/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import type { Locator, Page } from 'playwright-core';

import { N8N_ORIGIN } from '../../instance/settings';

/** n8n's own chat beside the canvas, as a person uses it. */
export class EditorChat {
	private readonly body: Locator;

	private constructor(private readonly page: Page) {
		this.body = page.getByTestId('canvas-chat');
	}

	/** The person must be signed in to n8n. */
	static async open(page: Page, workflow: string): Promise<EditorChat> {
		// n8n takes no approval from what looks like a robot, and headless Chromium does.
		const agent = await page.evaluate(() => navigator.userAgent);
		await page.setExtraHTTPHeaders({ 'user-agent': agent.replace('Headless', '') });
		await page.goto(`${N8N_ORIGIN}/workflow/${workflow}`);
		await page.getByTestId('canvas-node').first().waitFor();
		// The editor remembers from another workflow whether it was open.
		const button = page.getByTestId('workflow-chat-button');
		if (/open/i.test(await button.innerText())) await button.click();
		const chat = new EditorChat(page);
		await chat.body.locator('textarea').waitFor();
		return chat;
	}

	/** Begins a conversation that knows nothing of the one before. */
	async reset(): Promise<void> {
		await this.page.getByTestId('refresh-session-button').click();
		await this.messages().first().waitFor({ state: 'detached' });
	}

	async say(text: string): Promise<void> {
		const input = this.body.locator('textarea');
		await input.fill(text);
		await input.press('Enter');
	}

	button(name: string): Locator {
		return this.body.getByRole('button', { name, exact: true });
	}

	/** Presses a button that answers n8n's question. @returns the address that the button called */
	async decide(name: string): Promise<string> {
		const called = this.page.waitForRequest(/[?&]approved=/);
		await this.button(name).click();
		return (await called).url();
	}

	/** Calls such an address again, as the same browser does. */
	async callAgain(address: string): Promise<void> {
		await this.page.evaluate(async (url) => await fetch(url), address);
	}

	/** What n8n has said, once it has said so many things. */
	async answers(count: number): Promise<string[]> {
		await this.messages()
			.nth(count - 1)
			.waitFor({ timeout: 90_000 });
		return await this.messages().allInnerTexts();
	}

	/** Keeps a picture of what n8n has said last, in a window that is high enough for it. */
	async picture(file: string): Promise<void> {
		const before = this.page.viewportSize();
		await this.page.setViewportSize({ width: 1_440, height: 2_400 });
		const said = this.body.locator('.chat-message-from-bot').last();
		await said.scrollIntoViewIfNeeded();
		await said.screenshot({ path: file });
		if (before !== null) await this.page.setViewportSize(before);
	}

	private messages(): Locator {
		return this.body.locator('.chat-message-from-bot .chat-message-markdown');
	}
}
