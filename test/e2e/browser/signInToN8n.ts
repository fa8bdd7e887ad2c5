/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import type { Page } from 'playwright-core';

import { OWNER } from '../instance/rest';
import { N8N_ORIGIN } from '../instance/settings';

/** Fills in n8n's sign-in form as the owner, and waits until n8n has let them in. */
export async function signInToN8n(page: Page): Promise<void> {
	await page.goto(`${N8N_ORIGIN}/signin`);
	await page.locator('input[type=email], input[name=emailOrLdapLoginId]').first().fill(OWNER.email);
	await page.locator('input[type=password]').fill(OWNER.password);
	await page.getByTestId('form-submit-button').click();
	await page.waitForURL((url) => !url.pathname.startsWith('/signin'));
}
