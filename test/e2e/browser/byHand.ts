/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import type { Locator, Page } from 'playwright-core';

const MS_PER_LETTER = 30;

/** Selects a field and types into it, letter by letter. */
export async function typeInto(field: Locator, text: string): Promise<void> {
	await field.click();
	await field.pressSequentially(text, { delay: MS_PER_LETTER });
}

/** Selects the only file field of a page, and chooses a file. */
export async function chooseFile(page: Page, file: string): Promise<void> {
	const chooser = page.waitForEvent('filechooser');
	await page.locator('input[type=file]').click();
	await (await chooser).setFiles(file);
}
