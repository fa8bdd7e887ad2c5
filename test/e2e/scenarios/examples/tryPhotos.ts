/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';

import type { Page } from 'playwright-core';

import { openChromium } from '../../browser/chromium';
import { needPrograms } from '../../install/debian';
import { PACKAGE_FOLDER } from '../../install/folders';
import { N8N_HOST, N8N_ORIGIN } from '../../instance/settings';
import { postDirectly } from './fillIn';
import { FORM_LOGIN, formPath, importExample } from './importing';
import { PHOTOS } from '../photos/pictures';
import type { Stage } from './stage';

const EXAMPLE = '9-photos-from-files.json';
const PNG = path.join(PACKAGE_FOLDER, 'test/fixtures/media/png.png');
const TITLE = 'Spoons of this week';
const DESCRIPTION = 'Handmade in Bern #handmade';

/** Example 9: TikTok fetches three photos of a form from n8n. */
export async function tryPhotos({ scene, n8n }: Omit<Stage, 'app' | 'credential'>): Promise<void> {
	await needPrograms(['gm']);
	const { folder } = scene.spec;
	const { client } = scene.sandbox;
	const app = await scene.newApp({ verified_urls: [N8N_HOST] });
	const credential = await scene.connected(n8n, app);
	const browser = await openChromium(
		scene.sandbox,
		path.join(folder, 'photos-profile'),
		true,
		FORM_LOGIN,
	);
	const [first, , last] = PHOTOS;
	const png = await fs.readFile(PNG);
	const files = [
		{ name: 'photo 10.jpg', mimeType: 'image/jpeg', buffer: last },
		{ name: 'photo 1.jpg', mimeType: 'image/jpeg', buffer: first },
		{ name: 'photo 2.png', mimeType: 'image/png', buffer: png },
	];
	const page = await browser.newPage();
	const keep = async (name: string) => {
		await page.screenshot({ path: path.join(folder, `photos-${name}.png`), fullPage: true });
	};
	const lastPost = async () =>
		(await client.posts(app.client_key)).at(-1) ?? assert.fail('no post');
	const expectPhotos = async (status: string) => {
		const post = await lastPost();
		assert.equal(post.status, status);
		assert.deepEqual([post.post_info?.title, post.post_info?.description], [TITLE, DESCRIPTION]);
		assert.deepEqual(
			post.files.map(({ format }) => format),
			['jpg', 'jpg', 'jpg'],
		);
		const [one, converted, other] = post.files.map(({ sha256 }) => sha256);
		assert.deepEqual([one, other], [hashOf(first), hashOf(last)]);
		assert.notEqual(converted, hashOf(png));
	};
	try {
		await page.setViewportSize({ width: 640, height: 720 });
		await scene.step(
			'example 9: three photos become a draft, in the order of their names',
			async () => {
				const address = await formPath(n8n, await importExample(n8n, EXAMPLE, credential));
				await submit(page, address, files, async () => await keep('1-form'));
				await page.getByText('Your draft is in the TikTok app').waitFor();
				await keep('2-draft');
				await expectPhotos('SEND_TO_USER_INBOX');
			},
		);
		await scene.step('example 9: with "post", the photos are posted directly', async () => {
			const direct = await importExample(n8n, EXAMPLE, credential, postDirectly);
			await submit(page, await formPath(n8n, direct), files);
			await page.getByText('Your photos are on TikTok').waitFor();
			await keep('3-post');
			await expectPhotos('PUBLISH_COMPLETE');
		});
		await scene.step('example 9: one PNG that is broken, and no photo is sent', async () => {
			const before = (await client.posts(app.client_key)).length;
			const broken = { name: 'photo 3.png', mimeType: 'image/png', buffer: Buffer.from('none') };
			const address = await formPath(n8n, await importExample(n8n, EXAMPLE, credential));
			await submit(page, address, [...files, broken]);
			await page.getByText('n8n could not make a JPEG of a photo').waitFor();
			assert.equal((await client.posts(app.client_key)).length, before);
		});
		await scene.step('example 9: a domain that is not verified ends with what to do', async () => {
			const other = await scene.connected(n8n, await scene.newApp());
			const address = await formPath(n8n, await importExample(n8n, EXAMPLE, other));
			await submit(page, address, files.slice(0, 1));
			await page.getByText('The photos were not sent').waitFor();
			await keep('4-wrong');
		});
	} finally {
		await browser.close();
	}
}

function hashOf(bytes: Buffer): string {
	return createHash('sha256').update(bytes).digest('hex');
}

async function submit(
	page: Page,
	address: string,
	files: Array<{ name: string; mimeType: string; buffer: Buffer }>,
	before: () => Promise<void> = async () => undefined,
): Promise<void> {
	await page.goto(`${N8N_ORIGIN}${address}`);
	await page.locator('input[type=file]').setInputFiles(files);
	await page.getByLabel('Title').fill(TITLE);
	await page.getByLabel('Description').fill(DESCRIPTION);
	await before();
	await page.getByRole('button', { name: 'Submit' }).click();
}
