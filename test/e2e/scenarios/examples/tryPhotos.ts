/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';

import type { Page } from 'playwright-core';

import type { PostView } from '../../../sandbox/types';
import { openChromium } from '../../browser/chromium';
import { PACKAGE_FOLDER } from '../../install/folders';
import { N8N_HOST, N8N_ORIGIN } from '../../instance/settings';
import { withComment } from '../photos/pictures';
import { postDirectly } from './fillIn';
import { FORM_LOGIN, formPath, importExample } from './importing';
import type { Stage } from './stage';

const EXAMPLE = '9-photos-from-files.json';
const PNG = path.join(PACKAGE_FOLDER, 'test/fixtures/media/png.png');
/** More than ten, because photos_10 comes before photos_2 in the order of letters. */
const COUNT = 12;
/** Where the PNG lies among them. */
const PNG_AT = 1;
const TITLE = 'A spoon is made';
const DESCRIPTION = 'Carved in Bern #handmade';

interface Picture {
	name: string;
	mimeType: string;
	buffer: Buffer;
}

/** Example 9: twelve photos through its form, as a draft and as a post; and a PNG that is none. */
export async function tryPhotos({ scene, n8n }: Omit<Stage, 'app' | 'credential'>): Promise<void> {
	const { client } = scene.sandbox;
	const switches = { pull_delay_ms: 0 };
	const app = await scene.newApp({ verified_urls: [N8N_HOST], switches });
	const credential = await scene.connected(n8n, app);
	const posts = async () => await client.posts(app.client_key);
	const pictures = await makePictures();
	const profile = path.join(scene.spec.folder, 'photos-profile');
	const browser = await openChromium(scene.sandbox, profile, true, FORM_LOGIN);
	try {
		const page = await browser.newPage();
		await page.setViewportSize({ width: 640, height: 720 });
		const asImported = await formPath(n8n, await importExample(n8n, EXAMPLE, credential));

		await scene.step('example 9: a PNG that is broken, and nothing is sent', async () => {
			const broken = { ...pictures[PNG_AT], buffer: Buffer.from('no picture') };
			await submit(page, asImported, [pictures[0], broken]);
			await page.getByText('The photos were not sent').waitFor();
			await page.getByText('n8n could not turn a PNG into a JPEG').waitFor();
			assert.deepEqual(await posts(), []);
		});
		await scene.step('example 9: twelve photos as a draft, in the order of the form', async () => {
			await submit(page, asImported, pictures);
			await page.getByText('Your draft is in the TikTok app').waitFor();
			const [draft, ...more] = await posts();
			assert.deepEqual([draft.status, more.length], ['SEND_TO_USER_INBOX', 0]);
			expectPictures(draft, pictures);
		});
		await scene.step('example 9: twelve photos as a post, once send_as is post', async () => {
			const direct = await importExample(n8n, EXAMPLE, credential, postDirectly);
			await submit(page, await formPath(n8n, direct), pictures);
			await page.getByText('Your photos are on TikTok').waitFor();
			await page.getByText('Only you can see the post').waitFor();
			const [, post, ...more] = await posts();
			assert.deepEqual([post.status, more.length], ['PUBLISH_COMPLETE', 0]);
			expectPictures(post, pictures);
		});
	} finally {
		await browser.close();
	}
}

async function makePictures(): Promise<Picture[]> {
	const png = { name: 'spoon.png', mimeType: 'image/png', buffer: await fs.readFile(PNG) };
	return Array.from({ length: COUNT }, (_, at) =>
		at === PNG_AT
			? png
			: // Names in the opposite order: it is the form's order that counts.
				{
					name: `spoon-${COUNT - at}.jpg`,
					mimeType: 'image/jpeg',
					buffer: withComment(at + 1),
				},
	);
}

async function submit(page: Page, address: string, pictures: Picture[]): Promise<void> {
	await page.goto(`${N8N_ORIGIN}${address}`);
	await page.locator('input[type=file]').setInputFiles(pictures);
	await page.locator('input[type=text]').fill(TITLE);
	await page.locator('textarea').fill(DESCRIPTION);
	await page.getByRole('button', { name: 'Submit' }).click();
}

/** TikTok has fetched every JPEG byte for byte, and a JPEG in the place of the PNG. */
function expectPictures(post: PostView, pictures: Picture[]): void {
	const hashes = pictures.map(({ buffer }) => createHash('sha256').update(buffer).digest('hex'));
	const { format, sha256 } = post.files[PNG_AT];
	assert.equal(format, 'jpg');
	assert.notEqual(sha256, hashes[PNG_AT]);
	assert.deepEqual(
		post.files.map((file) => file.sha256),
		hashes.map((hash, at) => (at === PNG_AT ? sha256 : hash)),
	);
	const { title, description } = (post.post_info ?? {}) as Record<string, string>;
	assert.deepEqual([title, description], [TITLE, DESCRIPTION]);
}
