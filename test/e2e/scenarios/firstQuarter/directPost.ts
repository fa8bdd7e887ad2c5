/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';

import type { Locator, Page } from 'playwright-core';

import type { App, PostView } from '../../../sandbox/types';
import { chooseFile, typeInto } from '../../browser/byHand';
import { expectNothingCut } from '../../browser/nothingCut';
import { PACKAGE_FOLDER } from '../../install/folders';
import type { Visit } from './visit';

const CLIP = path.join(PACKAGE_FOLDER, 'test/fixtures/media/demo-clip.mp4');
const CAPTION = 'Our first video from n8n #handmade';
const CREATOR = 'Ada Films (@ada.films), max. 10 min';
const LEVELS = ['Everyone', 'Friends (Followers You Follow Back)', 'Only Me'];
const SWITCHES = ['allowComment', 'allowDuet', 'allowStitch', 'discloseContent'];

/** Nothing is chosen beforehand; what the account offers is there to choose from. */
export async function fillInForm(visit: Visit): Promise<void> {
	const { page } = visit;
	for (const name of ['postAs', 'privacyLevel']) {
		assert.equal(await list(page, name).inputValue(), '', `${name} is preset`);
	}
	for (const name of SWITCHES) {
		const input = page.getByTestId(`parameter-input-${name}`).locator('input');
		assert.ok(!(await input.isChecked()), `${name} is on`);
	}
	assert.deepEqual(await offered(page, 'postAs'), [CREATOR]);
	await visit.keep('post-as');
	await choose(page, CREATOR);
	await typeInto(page.getByTestId('parameter-input-caption').locator('textarea'), CAPTION);
	assert.deepEqual(await offered(page, 'privacyLevel'), LEVELS);
	await visit.keep('privacy-levels');
	await choose(page, 'Everyone');
	await expectNothingCut(page, 'node-parameters');
	await visit.keep('direct-post-filled-in');
}

/** Presses *Execute step*, gives the form a file, and sees the result in the output. */
export async function run(visit: Visit, app: App): Promise<void> {
	const { page } = visit;
	const form = await visit.opened('node-execute-button');
	await chooseFile(form, CLIP);
	await visit.keep('form-with-file', form);
	await form.getByRole('button', { name: 'Submit' }).click();
	await form.getByText('Form Submitted').waitFor();
	await form.close();
	const output = page.getByTestId('output-panel');
	await output.getByText('PUBLISH_COMPLETE').first().waitFor();
	await visit.keep('result');
	await visit.keepPart('n8n-direct-post', 'ndv');

	const post = await onlyPost(visit, app);
	assert.equal(post.status, 'PUBLISH_COMPLETE');
	assert.equal(
		post.sha256,
		createHash('sha256')
			.update(await fs.readFile(CLIP))
			.digest('hex'),
	);
	assert.equal(post.post_info?.title, CAPTION);
	assert.equal(post.post_info?.privacy_level, 'PUBLIC_TO_EVERYONE');
	assert.ok(await output.getByText(post.publish_id).first().isVisible());
	assert.ok(await output.getByText(post.post_ids[0]).first().isVisible());
}

/** @throws AssertionError unless TikTok has exactly one post */
export async function onlyPost({ scene }: Visit, app: App): Promise<PostView> {
	const [post, ...more] = await scene.sandbox.client.posts(app.client_key);
	assert.ok(post !== undefined, 'TikTok has no post');
	assert.deepEqual(more, []);
	return post;
}

/** Opens a list and reads what it offers. */
async function offered(page: Page, name: string): Promise<string[]> {
	await list(page, name).click();
	const items = page.getByTestId('rlc-item').locator('visible=true');
	await items.first().waitFor();
	return await items.allInnerTexts();
}

async function choose(page: Page, label: string): Promise<void> {
	await page
		.getByTestId('rlc-item')
		.locator('visible=true')
		.getByText(label, { exact: true })
		.click();
}

function list(page: Page, name: string): Locator {
	return page.getByTestId(`resource-locator-${name}`).getByTestId('rlc-input');
}
