/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';

import axios from 'axios';
import express from 'express';

import { SIGNATURE } from '../../../leaks/cases';
import type { N8n } from '../../instance/n8n';
import { directPost } from '../../workflows/parameters';
import { inLine, tikTok, webhook } from '../../workflows/nodes';
import { callWebhook } from '../../world/callWebhook';
import { Listener } from '../../world/listener';
import type { Scene } from '../../world/scene';
import { until } from '../../world/until';
import { StandIn } from '../examples/standIn';
import type { Kept } from './tikTokAnswers';

const VIDEO_HOST = 'media.example.test';

type Answer = (response: express.Response) => void;

const VIDEO_ANSWERS: Record<string, Answer> = {
	page: (response) => response.type('html').send(`<title>${SIGNATURE}</title>`),
	refusal: (response) => response.status(403).send({ error: { message: `No ${SIGNATURE}` } }),
	redirect: (response) => response.redirect(`https://${VIDEO_HOST}/refusal?token=${SIGNATURE}`),
	name: (response) => response.attachment(SIGNATURE).send('no video'),
	type: (response) => response.set('content-type', `video/${SIGNATURE}`).send('no video'),
};

/** A server of videos that repeats the signature of the address. */
export async function fromVideoServer(scene: Scene, n8n: N8n): Promise<Kept> {
	const server = express();
	server.get('/:answer{/:secret}', ({ params }, response) =>
		VIDEO_ANSWERS[params.answer](response),
	);
	const standIn = await StandIn.start(scene, server, VIDEO_HOST);
	try {
		const credential = await scene.connected(n8n, await scene.newApp());
		const parameters = directPost({ videoSource: 'url', videoUrl: '={{ $json.body.url }}' });
		const workflowId = await n8n.rest.createWorkflow({
			name: 'video server',
			...inLine(webhook('video-server'), tikTok(credential, parameters)),
		});
		const texts: string[] = [];
		for (const answer of Object.keys(VIDEO_ANSWERS)) {
			for (const rest of [`?X-Amz-Signature=${SIGNATURE}`, `/${SIGNATURE}`]) {
				const url = `https://${VIDEO_HOST}/${answer}${rest}`;
				const { status, answer: shown } = await callWebhook(n8n, 'video-server', { url });
				assert.notEqual(status, 200, answer);
				const [newest] = await n8n.rest.executions(workflowId);
				const saved = JSON.stringify(await n8n.rest.execution(newest.id));
				// The address is what the caller has sent, and n8n saves the item as it came.
				texts.push(JSON.stringify(shown), saved.replaceAll(url, ''));
			}
		}
		return { texts, secrets: [SIGNATURE] };
	} finally {
		await standIn.close();
	}
}

/** An event that TikTok has signed and that holds a secret in each of its texts, and a forged one. */
export async function fromWebhook(scene: Scene, n8n: N8n): Promise<Kept> {
	const listener = await Listener.set(scene, n8n, 'Secrets in events');
	const { client_key, client_secret } = listener.app;
	const spelled = [
		`act.${SIGNATURE}!5219.va`,
		`rft.${SIGNATURE}!5219.va`,
		`the secret ${client_secret}`,
		`https://open-upload.tiktokapis.com/upload?upload_token=${SIGNATURE}`,
		`https://media.test/clip.mp4?X-Amz-Signature=${SIGNATURE}`,
	];
	const texts: string[] = [];
	for (const secret of spelled) {
		const content = JSON.stringify({
			reason: secret,
			publish_id: secret,
			list: [{ deep: secret }],
		});
		const body = JSON.stringify({
			client_key,
			event: 'post.publish.failed',
			create_time: 1_780_000_000,
			user_openid: secret,
			content,
		});
		const t = Math.floor(Date.now() / 1_000);
		const s = createHmac('sha256', client_secret).update(`${t}.${body}`).digest('hex');
		for (const [signature, status] of [
			[`t=${t},s=${s}`, 200],
			[`t=${secret},s=${secret}`, 401],
		] as const) {
			const answer = await axios.post<object>(n8n.rest.url + listener.path, body, {
				proxy: false,
				headers: { 'content-type': 'application/json', 'TikTok-Signature': signature },
				validateStatus: () => true,
			});
			assert.equal(answer.status, status);
			texts.push(JSON.stringify(answer.data));
		}
	}
	const executions = await until('executions', async () => {
		const all = await n8n.rest.executions(listener.workflowId);
		return all.length === spelled.length ? all : undefined;
	});
	for (const { id } of executions) texts.push(JSON.stringify(await n8n.rest.execution(id)));
	return { texts, secrets: [SIGNATURE, client_secret] };
}
