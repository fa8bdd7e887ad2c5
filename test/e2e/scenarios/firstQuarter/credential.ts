/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';

import type { Page } from 'playwright-core';

import type { App } from '../../../sandbox/types';
import { typeInto } from '../../browser/byHand';
import { expectNothingCut } from '../../browser/nothingCut';
import { N8N_ORIGIN } from '../../instance/settings';
import type { Visit } from './visit';

const CONNECT = 'quick-connect-button';
const CONNECTED = 'Account connected';
const ANSWER = 'Send Drafts and Post Directly';

/** *Credentials > Create credential > TikTok OAuth2 API*, and its form. */
export async function fillInCredential(visit: Visit, app: App): Promise<void> {
	const { page } = visit;
	await page.goto(`${N8N_ORIGIN}/home/credentials`);
	await page.getByRole('button', { name: 'Create credential' }).first().click();
	await typeInto(page.getByPlaceholder('Search for app...'), 'TikTok');
	await page.getByText('TikTok OAuth2 API').click();
	await page.getByRole('button', { name: 'Continue' }).click();

	const callback = app.redirect_uris[0];
	await page.getByText(callback).waitFor();
	await expectAnswer(page);
	await visit.keep('credential-empty');
	await typeInto(field(page, 'clientId'), app.client_key);
	await typeInto(field(page, 'clientSecret'), app.client_secret);
	await page.getByText('Your TikTok app must have every scope').scrollIntoViewIfNeeded();
	await expectNothingCut(page, 'node-credentials-config-container');
	await visit.keep('credential-filled-in');
}

/** Presses *Deny* on TikTok's page, and reads why there is no connection. */
export async function deny(visit: Visit): Promise<void> {
	const window = await visit.opened(CONNECT);
	await window.getByRole('button', { name: 'Deny' }).waitFor();
	assert.ok(await window.getByText('Ada Films').isVisible(), 'TikTok asks for the account');
	await visit.keep('tiktok-asks', window);
	await window.getByRole('button', { name: 'Deny' }).click();
	await window.getByText('Failed to connect').waitFor();
	await window.getByText('More details').click();
	await window.getByText('access_denied').waitFor();
	assert.ok(await window.getByText('User cancelled the authorization').isVisible());
	await visit.keep('denied', window);
	await window.close();
	assert.ok(await visit.page.getByTestId(CONNECT).isVisible(), 'it can be tried again');
	assert.ok(!(await visit.page.getByText(CONNECTED).isVisible()));
}

/** Presses *Authorize* on TikTok's page, and sees that it is connected. */
export async function authorize(visit: Visit): Promise<void> {
	const { page } = visit;
	const window = await visit.opened(CONNECT);
	await window.getByRole('button', { name: 'Authorize' }).click();
	await page.getByText(CONNECTED).waitFor();
	if (!window.isClosed()) await window.close();
	await visit.keep('connected');
	await visit.keepPart('n8n-connected', 'editCredential-modal');
}

/** The default answer is chosen, not only meant, and shows no list of scopes. */
async function expectAnswer(page: Page): Promise<void> {
	const answer = page.getByTestId('parameter-input-purpose').locator('input');
	await answer.waitFor();
	assert.equal(await answer.inputValue(), ANSWER);
	assert.equal(await page.getByTestId('parameter-input-tikTokScopes').count(), 0);
}

function field(page: Page, name: string) {
	return page.getByTestId(`parameter-input-${name}`).locator('input');
}
