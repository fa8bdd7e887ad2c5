/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';

import type { Page } from 'playwright-core';

/** @throws AssertionError when the editor cuts off a text inside of that part of the page */
export async function expectNothingCut(page: Page, part: string): Promise<void> {
	const texts = page.getByTestId(part).locator('input:visible, span:visible, label:visible');
	const cut = await texts.evaluateAll((elements) =>
		elements
			.filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth)
			.map((element) => (element instanceof HTMLInputElement ? element.value : element.textContent))
			.filter((text) => text?.trim()),
	);
	assert.deepEqual(cut, [], 'cut off in the editor');
}
