/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';

import type { N8n } from '../../instance/n8n';
import { until } from '../../world/until';
import { videoSite, type Clip } from './clip';
import { disclosed } from './disclosed';
import { fillIn, postDirectly } from './fillIn';
import { importExample } from './importing';
import { lastOutput, runAt, startAt } from './running';
import type { Stage } from './stage';
import { StandIn } from './standIn';
import { insertRow, rows, type Row, type TablePath } from './table';

const CALENDAR = '2-content-calendar.json';
const MEDIA_HOST = 'media.example.com';
const VIDEO_URL = `https://${MEDIA_HOST}/clip.mp4`;
const POSTING = 'Every Minute';

/** Two runs at once, a daily limit, and an n8n that is killed between post and update. */
export async function tryCalendar(stage: Stage, table: TablePath, clip: Clip): Promise<void> {
	const { scene, n8n: first, credential } = stage;
	const { client } = scene.sandbox;
	const app = stage.app.client_key;
	const username = stage.app.creators[0].creator_username;
	let before = (await client.posts(app)).length;
	const posted = async () => (await client.posts(app)).length - before;
	const web = await StandIn.start(scene, videoSite(clip), MEDIA_HOST, 'cdn.shopify.com');
	try {
		// Not published: the runs are started by the test, none by the clock.
		const workflow = await importExample(first, CALENDAR, credential, postDirectly, false);
		const queue = async (caption: string, file = '') => {
			await insertRow(first, table, {
				creator: username,
				due_at: new Date(Date.now() - 60_000).toISOString(),
				video_url: file === '' ? VIDEO_URL : '',
				file_path: file,
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

		await scene.step('example 2: it posts what example 1 has queued', async () => {
			const queued = (await rows(first, table)).filter(({ status }) => status === 'queued');
			assert.equal(queued.length, 1);
			await runAt(first, workflow, POSTING);
			assert.equal(await posted(), 1);
			const done = (await rows(first, table)).find(({ id }) => id === queued[0].id);
			assert.equal(done?.status, 'published');
			const post = (await client.posts(app)).at(-1);
			assert.equal(done.publish_id, post?.publish_id);
			assert.deepEqual(disclosed(post?.post_info), [true, false]);
			before += 1;
		});

		await scene.step('example 2: without a due post, it asks TikTok nothing', async () => {
			const asked = async () => (await client.requests(app)).length;
			const first_ = await asked();
			await runAt(first, workflow, POSTING);
			assert.equal(await asked(), first_);
		});

		await scene.step('example 2: two runs at once make one post', async () => {
			await queue('one');
			await Promise.all([runAt(first, workflow, POSTING), runAt(first, workflow, POSTING)]);
			assert.equal(await posted(), 1, JSON.stringify(await rows(first, table)));
			const { status, publish_id: id } = await row(first, 'one');
			const post = (await client.posts(app)).at(-1);
			assert.equal(status, 'published');
			assert.equal(id, post?.publish_id);
			assert.deepEqual(disclosed(post?.post_info), [false, false]);
		});

		await scene.step('example 2: as imported, it sends a draft', async () => {
			const asImported = await importExample(
				first,
				CALENDAR,
				credential,
				(node) => {
					// The steps before have claimed more than five rows.
					if (node.name === 'Settings') fillIn(node, { drafts_per_24_hours: 50 });
				},
				false,
			);
			await queue('as a draft');
			await runAt(first, asImported, POSTING);
			const draft = (await client.posts(app)).at(-1);
			assert.match(draft?.publish_id ?? '', /^v_inbox/);
			const { status, publish_id: id } = await row(first, 'as a draft');
			assert.deepEqual([status, id], ['draft', draft?.publish_id]);
			before += 1;
		});

		await scene.step(
			'example 2: a file that is gone is a failure, and somebody is told',
			async () => {
				await queue('gone', '/nowhere/gone.mp4');
				const execution = await runAt(first, workflow, POSTING);
				assert.equal(await posted(), 1);
				const { status, error } = await row(first, 'gone');
				assert.equal(status, 'failed');
				assert.ok(error);
				assert.match(String(lastOutput(execution, 'Tell Somebody')?.[0].message), /needs a look/);
			},
		);

		await scene.step(
			'example 2: killed between post and update: never again by itself',
			async () => {
				await client.updateApp(app, {
					outcomes: [{ title_contains: 'two', never_finishes: true }],
				});
				await queue('two');
				await startAt(first, workflow, POSTING);
				await until('the post is at TikTok', async () =>
					(await posted()) === 2 ? true : undefined,
				);
				await first.program.crash();
				const second = await scene.startN8n();
				await second.rest.signIn();
				assert.equal((await row(second, 'two')).status, 'claimed');
				await runAt(second, workflow, POSTING);
				assert.equal(await posted(), 2);
				assert.equal((await row(second, 'two')).status, 'claimed');
			},
		);
	} finally {
		await web.close();
	}
}
