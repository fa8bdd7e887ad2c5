/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';

import { PaddedVideo } from '../../../demo/paddedVideo';
import type { N8n } from '../../instance/n8n';
import type { CredentialRef } from '../../world/connect';
import type { Scene } from '../../world/scene';
import { until } from '../../world/until';
import { importExample } from './importing';
import { insertRow, makeTable, rows, type Row } from './table';

const CALENDAR = '2-content-calendar.json';
const MEDIA_HOST = 'media.example.com';
const VIDEO_URL = `https://${MEDIA_HOST}/clip.mp4`;
const VIDEO_BYTES = 1_000_000;
const POSTING = 'Every Five Minutes';

/** Two runs at once, a daily limit, and an n8n that is killed between post and update. */
export async function tryCalendar(scene: Scene, first: N8n, credential: CredentialRef) {
	const { client } = scene.sandbox;
	const app = scene.apps[0].client_key;
	const creator = scene.apps[0].creators[0];
	const username = creator.creator_username;
	const before = (await client.posts(app)).length;
	const posted = async () => (await client.posts(app)).length - before;
	const web = await serveVideo(scene);
	try {
		// Not published: the runs are started by the test, none by the clock.
		const workflow = await importExample(first, CALENDAR, credential, undefined, false);
		const table = await makeTable(first, CALENDAR);
		const queue = async (caption: string) => {
			await insertRow(first, table, {
				creator: username,
				due_at: new Date(Date.now() - 60_000).toISOString(),
				video_url: VIDEO_URL,
				file_path: '',
				caption,
				privacy_level: 'SELF_ONLY',
				status: 'queued',
			});
		};
		const row = async (n8n: N8n, caption: string): Promise<Row> => {
			const found = (await rows(n8n, table)).find((each) => each.caption === caption);
			assert.ok(found);
			return found;
		};

		await scene.step('two runs of the calendar at once make one post', async () => {
			await queue('one');
			await Promise.all([run(first, workflow), run(first, workflow)]);
			assert.equal(await posted(), 1, JSON.stringify(await rows(first, table)));
			const { status, publish_id: id } = await row(first, 'one');
			assert.equal(status, 'published');
			assert.equal(id, (await client.posts(app)).at(-1)?.publish_id);
		});

		await scene.step('killed between post and update: never again by itself', async () => {
			await client.updateApp(app, { outcomes: [{ title_contains: 'two', never_finishes: true }] });
			await queue('two');
			await start(first, workflow);
			await until('the post is at TikTok', async () => ((await posted()) === 2 ? true : undefined));
			await first.program.crash();
			const second = await scene.startN8n();
			await second.rest.signIn();
			assert.equal((await row(second, 'two')).status, 'claimed');
			await run(second, workflow);
			assert.equal(await posted(), 2);
			assert.equal((await row(second, 'two')).status, 'claimed');
		});
	} finally {
		await new Promise((resolve) => web.close(resolve));
	}
}

async function start(n8n: N8n, workflow: string): Promise<string> {
	const body = { triggerToStartFrom: { name: POSTING } };
	const path = `/workflows/${workflow}/run`;
	return (await n8n.rest.call<{ executionId: string }>('POST', path, body)).executionId;
}

async function run(n8n: N8n, workflow: string): Promise<void> {
	const id = await start(n8n, workflow);
	const ended = await until(`execution ${id}`, async () => {
		const execution = await n8n.rest.execution(id);
		return ['new', 'running', 'waiting'].includes(execution.status) ? undefined : execution;
	});
	assert.equal(ended.status, 'success', ended.data?.slice(0, 4_000));
}

async function serveVideo(scene: Scene): Promise<http.Server> {
	const file = `${scene.spec.folder}/calendar.mp4`;
	await fs.writeFile(file, new PaddedVideo(VIDEO_BYTES).bytes());
	const bytes = await fs.readFile(file);
	const server = http.createServer((_request, response) => {
		response.writeHead(200, { 'content-type': 'video/mp4', 'content-length': bytes.length });
		response.end(bytes);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	await scene.sandbox.client.forward(MEDIA_HOST, (server.address() as AddressInfo).port);
	return server;
}
