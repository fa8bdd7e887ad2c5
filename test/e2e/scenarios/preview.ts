/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';

import type { Page } from 'playwright-core';

import { PaddedVideo } from '../../demo/paddedVideo';
import { openChromium } from '../browser/chromium';
import { needPrograms } from '../install/debian';
import type { N8n } from '../instance/n8n';
import { N8N_ORIGIN } from '../instance/settings';
import { inLine, node, tikTok } from '../workflows/nodes';
import { directPost } from '../workflows/parameters';
import type { CredentialRef } from '../world/connect';
import type { Scene } from '../world/scene';
import type { Scenario } from './scenario';

const FORM_PATH = 'preview';
const MODES = ['filesystem', 'database', 'default'];
const VIDEO_BYTES = 6_000_000;

/** The next page of the form, as the audit form has it. */
const PAGE = `={{ JSON.stringify([
	{ fieldType: 'html', fieldName: 'facts', html: '<p id="facts">' + $json.video.width + ' x ' + $json.video.height + ', ok: ' + $json.ok + ', ' + $json.warnings.join() + '</p>' },
	{ fieldType: 'html', fieldName: 'preview', html: $json.preview_url ? '<video controls width="320"><source src="' + $json.preview_url + '" type="' + $json.video.mime_type + '"></video><p><a href="' + $json.preview_url + '">Download the video</a></p>' : '<p>No preview</p>' },
]) }}`;

/** A file that a form takes in plays on the form's next page, where n8n can serve it. */
export const previewScenario: Scenario = {
	name: 'preview',
	title: 'Video > Check shows the video on the next page of a form',
	on: 'each',
	isSmoke: false,
	async run(scene) {
		await needPrograms(['chromium']);
		await scene.install();
		const video = new PaddedVideo(VIDEO_BYTES);
		const file = path.join(scene.spec.folder, video.fileName);
		await fs.writeFile(file, video.bytes());
		let credential: CredentialRef | undefined;
		for (const mode of MODES) {
			const n8n = await scene.startN8n({ N8N_DEFAULT_BINARY_DATA_MODE: mode });
			credential ??= await setUp(scene, n8n);
			await n8n.rest.signIn();
			await scene.step(`binary mode ${mode}`, async () => {
				await walk(scene, mode, file);
			});
		}
		await expectNothingBegun(scene);
	},
};

async function setUp(scene: Scene, n8n: N8n): Promise<CredentialRef> {
	await n8n.rest.setUpOwner();
	const credential = await scene.connected(n8n, await scene.newApp());
	await n8n.rest.createWorkflow({
		name: 'Form with a preview',
		...inLine(
			node('Form', 'n8n-nodes-base.formTrigger', 2.5, {
				webhookId: randomUUID(),
				parameters: {
					formTitle: 'Preview',
					formFields: {
						values: [{ fieldLabel: 'Video', fieldType: 'file', multipleFiles: false }],
					},
					options: { path: FORM_PATH },
				},
			}),
			tikTok(credential, {
				...directPost({ binaryPropertyName: 'Video', options: { previewUrl: true } }),
				operation: 'check',
				checkFor: 'directPost',
			}),
			node('Page', 'n8n-nodes-base.form', 2.5, {
				webhookId: randomUUID(),
				parameters: { operation: 'page', defineForm: 'json', jsonOutput: PAGE, options: {} },
			}),
		),
	});
	return credential;
}

async function walk(scene: Scene, mode: string, file: string): Promise<void> {
	const { folder } = scene.spec;
	const profile = path.join(folder, `profile-${mode}`);
	const browser = await openChromium(scene.sandbox, profile, true);
	try {
		const page = await browser.newPage();
		await page.setViewportSize({ width: 640, height: 900 });
		await page.goto(`${N8N_ORIGIN}/form/${FORM_PATH}`);
		await page.locator('input[type=file]').setInputFiles(file);
		await page.getByRole('button', { name: 'Submit' }).click();
		await page.getByText('ok: true').waitFor();
		if (mode === 'default') assert.ok(await page.getByText('there is no preview').isVisible());
		else await expectToPlay(page, file);
		await page.screenshot({ path: path.join(folder, `preview-${mode}.png`), fullPage: true });
	} finally {
		await browser.close();
	}
}

/** The video runs, and the link beside it gives the whole file. */
async function expectToPlay(page: Page, file: string): Promise<void> {
	const player = page.locator('video');
	await player.evaluate(async (element: HTMLVideoElement) => {
		element.muted = true;
		await element.play();
	});
	await page.waitForFunction(() => {
		const element = document.querySelector('video');
		return element !== null && element.readyState >= 3 && element.currentTime > 0.5;
	});
	const link = page.getByRole('link', { name: 'Download the video' });
	const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
	const saved = await fs.readFile(await download.path());
	assert.ok(saved.equals(await fs.readFile(file)), 'the download is the file');
}

/** Beside the sign-in, TikTok was asked what the account may post, and nothing else. */
async function expectNothingBegun(scene: Scene): Promise<void> {
	const requests = await scene.sandbox.client.requests(scene.apps[0].client_key);
	const asked = new Set(requests.map(({ endpoint }) => endpoint));
	const posting = [...asked].filter((endpoint) => !/^(?:authorize|token)/.test(endpoint));
	assert.deepEqual(posting, ['creator_info']);
}
