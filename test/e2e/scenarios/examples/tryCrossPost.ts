/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';

import axios from 'axios';
import FormData from 'form-data';

import type { Clip } from './clip';
import { postDirectly } from './fillIn';
import { FORM_LOGIN, formPath, importExample } from './importing';
import { endedExecutions, lastOutput } from './running';
import type { Stage } from './stage';
import { YouTube } from './youTube';

const EXAMPLE = '3-cross-post-youtube.json';
const TITLE = 'A spoon is made';
const HASHTAGS = '#handmade #bern';

/** Example 3, published, with YouTube played on loopback. */
export async function tryCrossPost(stage: Stage, clip: Clip): Promise<void> {
	const { scene, n8n, app, credential } = stage;
	const youTube = await YouTube.start(scene);
	const posts = async () => await scene.sandbox.client.posts(app.client_key);
	try {
		const google = await youTube.connected(n8n);
		const importFor = async (isDirect: boolean) =>
			await importExample(n8n, EXAMPLE, credential, (node) => {
				if (node.name === 'Upload to YouTube') node.credentials = { youTubeOAuth2Api: google };
				if (isDirect) postDirectly(node);
			});
		const addressOf = async (workflow: string) => `${n8n.rest.url}${await formPath(n8n, workflow)}`;

		await scene.step('example 3: as imported, TikTok gets a draft', async () => {
			const asImported = await importFor(false);
			await submit(await addressOf(asImported), clip);
			const [execution] = await endedExecutions(n8n, asImported, 1);
			assert.equal(execution.status, 'success', execution.data?.slice(0, 4_000));
			const draft = (await posts()).at(-1);
			assert.match(draft?.publish_id ?? '', /^v_inbox/);
			assert.equal(draft?.sha256, clip.sha256);
			youTube.uploads.length = 0;
		});

		const workflow = await importFor(true);
		const before = (await posts()).length;
		const address = await addressOf(workflow);

		await scene.step(
			'example 3: the form opens for nobody without a name and a password',
			async () => {
				const stranger = { proxy: false, validateStatus: () => true } as const;
				assert.equal((await axios.get(address, stranger)).status, 401);
				assert.equal((await axios.post(address, new FormData(), stranger)).status, 401);
				assert.deepEqual(await n8n.rest.executions(workflow), []);
			},
		);

		await scene.step('example 3: the same bytes to YouTube, then to TikTok', async () => {
			await submit(address, clip);
			const [execution] = await endedExecutions(n8n, workflow, 1);
			assert.equal(execution.status, 'success', execution.data?.slice(0, 4_000));
			const [post, ...more] = (await posts()).slice(before);
			assert.equal(more.length, 0);
			assert.deepEqual(youTube.uploads, [{ title: TITLE, sha256: clip.sha256 }]);
			assert.equal(post.sha256, clip.sha256);
			assert.equal(post.post_info?.title, `${TITLE} ${HASHTAGS}`);
			assert.equal(lastOutput(execution, 'Take the Same File')?.[0].youtube_id, 'video-1');
		});

		await scene.step('example 3: nothing to TikTok when YouTube refuses', async () => {
			youTube.refuses = true;
			await submit(address, clip);
			const [, refused] = await endedExecutions(n8n, workflow, 2);
			assert.equal(refused.status, 'error');
			assert.equal(youTube.uploads.length, 2);
			assert.equal((await posts()).length, before + 1);
		});
	} finally {
		await youTube.close();
	}
}

/** Sends the form off, as its page does: fields by their number. */
async function submit(address: string, { bytes }: Clip): Promise<void> {
	const form = new FormData();
	form.append('field-0', bytes, { filename: 'spoon.mp4', contentType: 'video/mp4' });
	for (const [at, value] of [TITLE, 'How it is carved', HASHTAGS].entries()) {
		form.append(`field-${at + 1}`, value);
	}
	const answer = await axios.post(address, form, {
		auth: FORM_LOGIN,
		proxy: false,
		headers: form.getHeaders(),
		maxBodyLength: Infinity,
	});
	assert.equal(answer.status, 200);
}
