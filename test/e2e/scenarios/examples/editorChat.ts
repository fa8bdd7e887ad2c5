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

	/** What n8n has said, once it has said so many things. */
	async answers(count: number): Promise<string[]> {
		await this.messages()
			.nth(count - 1)
			.waitFor({ timeout: 90_000 });
		return await this.messages().allInnerTexts();
	}

	/** Keeps a picture of all of the conversation. */
	async picture(file: string): Promise<void> {
		await this.body.screenshot({ path: file });
	}

	private messages(): Locator {
		return this.body.locator('.chat-message-from-bot .chat-message-markdown');
	}
}
