/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';

import type { Page } from 'playwright-core';

import { PaddedVideo } from '../../../demo/paddedVideo';
import type { App } from '../../../sandbox/types';
import { chooseFile } from '../../browser/byHand';
import { openChromium } from '../../browser/chromium';
import { signInToN8n } from '../../browser/signInToN8n';
import { N8N_ORIGIN } from '../../instance/settings';
import type { Scene } from '../../world/scene';
import { examplePath } from './importing';
import type { Stage } from './stage';

const EXAMPLE = '0-first-draft.json';
const VIDEO_BYTES = 1_000_000;

/** A newcomer's first draft in n8n's editor, in a browser of its own. */
export async function firstDraftInEditor({ scene, app }: Stage): Promise<void> {
	const profile = path.join(scene.spec.folder, 'first-draft-editor');
	const browser = await openChromium(scene.sandbox, profile, true);
	try {
		const page = await browser.newPage();
		await signInToN8n(page);
		await draftFromExample(scene, app, page);
	} finally {
		await browser.close();
	}
}

/** From the file of the example to the inbox, on a page of n8n where a person is signed in. */
export async function draftFromExample(scene: Scene, app: App, page: Page): Promise<void> {
	const { folder } = scene.spec;
	const video = new PaddedVideo(VIDEO_BYTES);
	const file = path.join(folder, `first-${video.fileName}`);
	await fs.writeFile(file, video.bytes());
	const keep = async (name: string, shown = page) => {
		await shown.screenshot({ path: path.join(folder, `first-draft-${name}.png`) });
	};
	await scene.step('example 0: imported in the editor', async () => {
		await page.goto(`${N8N_ORIGIN}/workflow/new`);
		await page.getByTestId('canvas-add-button').waitFor();
		await keep('empty');
		await page.getByTestId('workflow-import-input').setInputFiles(examplePath(EXAMPLE));
		await page.getByText('Upload the Draft', { exact: true }).first().waitFor();
		// n8n chooses the credential, as there is only one.
		assert.equal(await page.getByTestId('node-issues').count(), 0);
		await keep('imported');
	});
	await scene.step('example 0: from Execute workflow to the inbox', async () => {
		const opened = page.waitForEvent('popup');
		await page.getByTestId('execute-workflow-button').first().click();
		const form = await opened;
		await chooseFile(form, file);
		await form.getByRole('button', { name: 'Submit' }).click();
		await form.getByText('Your draft is in the TikTok app').waitFor();
		await keep('sent', form);
		const draft = (await scene.sandbox.client.posts(app.client_key)).at(-1);
		assert.deepEqual([draft?.status, draft?.sha256], ['SEND_TO_USER_INBOX', video.sha256]);
		await form.close();
		await keep('editor');
	});
}
