/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import type { Page } from 'playwright-core';

import { typeInto } from '../../browser/byHand';
import { N8N_ORIGIN } from '../../instance/settings';
import type { Visit } from './visit';

export const FORM_TRIGGER = 'On form submission';
const ACTION = 'Post a video';

/** A workflow that begins with a form which asks for one file, `data`. */
export async function addForm(visit: Visit): Promise<void> {
	const { page } = visit;
	await page.goto(`${N8N_ORIGIN}/workflow/new`);
	await page.getByTestId('canvas-add-button').getByRole('button').click();
	await page.getByText(FORM_TRIGGER).first().click();
	await fill(page, 'formTitle', 'A video for TikTok');
	await page.getByTestId('fixed-collection-add').click();
	await fill(page, 'fieldLabel', 'data');
	await page.getByTestId('parameter-input-fieldType').locator('input').click();
	await page.getByRole('option', { name: /^File/ }).click();
	await page.getByPlaceholder('Add Attributes').click();
	await page.getByRole('option', { name: 'Multiple Files' }).click();
	await page.getByTestId('parameter-input-multipleFiles').locator('.el-switch').click();
	await visit.keep('form-trigger');
	await page.getByTestId('ndv-close-button').click();
}

/** The node after it, by the action that a person would choose. */
export async function addDirectPost(visit: Visit): Promise<void> {
	const { page } = visit;
	await page.getByTestId('canvas-handle-plus').first().click();
	await typeInto(page.getByTestId('node-creator-search-bar'), 'TikTok');
	const found = page.getByTestId('node-creator-item-name').filter({ hasText: /^TikTok$/ });
	await found.waitFor();
	await visit.keep('node-found');
	await found.click();
	await page.getByText(ACTION, { exact: true }).waitFor();
	await page.emulateMedia({ colorScheme: 'dark' });
	await visit.keepPart('n8n-actions-dark', 'node-creator');
	await page.emulateMedia({ colorScheme: null });
	await visit.keep('actions');
	await visit.keepPart('n8n-actions', 'node-creator');
	await page.getByText(ACTION, { exact: true }).click();
	await page.getByTestId('parameter-input-privacyLevel').waitFor();
	await visit.keep('direct-post-empty');
}

async function fill(page: Page, name: string, value: string): Promise<void> {
	await typeInto(page.getByTestId(`parameter-input-${name}`).locator('input'), value);
}
