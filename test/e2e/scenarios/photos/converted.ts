/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';

import axios from 'axios';
import FormData from 'form-data';

import { PACKAGE_FOLDER } from '../../install/folders';
import type { N8n } from '../../instance/n8n';
import { inLine, node, tikTok, webhook } from '../../workflows/nodes';
import type { CredentialRef } from '../../world/connect';
import type { Scene } from '../../world/scene';
import { photoPost } from './pictures';

const PNG = path.join(PACKAGE_FOLDER, 'test/fixtures/media/png.png');
const DIRECTLY = 'png-directly';
const CONVERTED = 'png-converted';

/** As the remedy says it: label, then value. */
const REMEDY =
	/n8n's Edit Image node: Operation Resize, Property Name (\w+), Width (\d+), Height (\d+), Option Only if Larger, and under Options the Format jpeg\./;

/**
 * A PNG is refused, and becomes a post once the remedy in the message is followed.
 *
 * @returns the n8n that it has started
 */
export async function convertPicture(scene: Scene, credential: CredentialRef): Promise<N8n> {
	const { client } = scene.sandbox;
	const app = scene.apps[0].client_key;
	const n8n = await scene.startN8n();
	await n8n.rest.signIn();
	await client.updateApp(app, { switches: { pull_delay_ms: 0 } });
	await scene.step(
		'a PNG: refused, and posted after the Edit Image node as the message says',
		async () => {
			const post = tikTok(credential, photoPost('PNG'), { onError: 'continueRegularOutput' });
			post.parameters.coverIndex = 0;
			await n8n.rest.createWorkflow({ name: DIRECTLY, ...inLine(webhook(DIRECTLY), post) });
			const { error } = await send(n8n, DIRECTLY);
			const [, field, width, height] = REMEDY.exec(String(error)) ?? assert.fail(String(error));

			const editImage = node('Edit Image', 'n8n-nodes-base.editImage', 1, {
				parameters: {
					operation: 'resize',
					dataPropertyName: field,
					width: Number(width),
					height: Number(height),
					resizeOption: 'onlyIfLarger',
					options: { format: 'jpeg' },
				},
			});
			await n8n.rest.createWorkflow({
				name: CONVERTED,
				...inLine(webhook(CONVERTED), editImage, { ...post, name: 'TikTok again' }),
			});
			const { publish_id: publishId } = await send(n8n, CONVERTED);
			const made = (await client.posts(app)).find(({ publish_id: id }) => id === publishId);
			assert.equal(made?.status, 'PUBLISH_COMPLETE');
			assert.deepEqual(
				made.files.map(({ format }) => format),
				['jpg'],
			);
		},
	);
	return n8n;
}

async function send(n8n: N8n, to: string): Promise<Record<string, unknown>> {
	const form = new FormData();
	form.append('picture', await fs.readFile(PNG), { filename: 'a.png', contentType: 'image/png' });
	const { data } = await axios.post<Record<string, unknown>>(
		`${n8n.rest.url}/webhook/${to}`,
		form,
		{
			proxy: false,
			headers: form.getHeaders(),
			validateStatus: () => true,
		},
	);
	return data;
}
