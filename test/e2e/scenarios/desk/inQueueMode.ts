/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';

import { PURPOSES } from '../../../../credentials/signInFields';
import { SCOPES } from '../../../sandbox/schemas';
import type { N8n } from '../../instance/n8n';
import { inQueueMode } from '../../world/queueMode';
import type { Scene } from '../../world/scene';
import { until } from '../../world/until';
import { makeClip, videoSite } from '../examples/clip';
import { postDirectly } from '../examples/fillIn';
import { importExample } from '../examples/importing';
import { StandIn } from '../examples/standIn';
import { insertRow, makeTable } from '../examples/table';
import type { Scenario } from '../scenario';
import { Desk } from './desk';
import { MEDIA_HOST, VIDEO_URL } from './site';

const CALENDAR = '2-content-calendar.json';
/** Of the credential: the one that asks for the list of videos, too. */
const ALSO_READ = PURPOSES.find(({ name }) => name === 'Also Read Videos and Profile')?.value;
/** Two beats of the calendar's clock, and the upload. */
const PATIENCE_MS = 180_000;

/** `examples/8-desk.json` beside the calendar, where workers run both. */
export const deskQueueScenario: Scenario = {
	name: 'desk-queue',
	title: 'The TikTok desk in queue mode: a post, a draft, views and likes',
	on: 'each',
	isSmoke: false,
	async run(scene) {
		await inQueueMode(scene, 1, async (n8n, site) => {
			const web = await StandIn.start(scene, videoSite(await makeClip()), MEDIA_HOST);
			try {
				await walk(scene, n8n);
				assert.ok(site.workers[0].executions().length > 0, 'the worker has run something');
			} finally {
				await web.close();
			}
		});
	},
};

async function walk(scene: Scene, n8n: N8n): Promise<void> {
	const app = await scene.newApp({ scopes: [...SCOPES] });
	const credential = await scene.connected(n8n, app, { purpose: ALSO_READ });
	const creator = app.creators[0].creator_username;
	const desk = new Desk(n8n, await makeTable(n8n, CALENDAR));
	const posts = async () => await scene.sandbox.client.posts(app.client_key);
	const becomes = async (caption: string, status: string) =>
		await until(
			`the row ${caption} with the status ${status}`,
			async () => {
				const row = await desk.post(caption);
				assert.notEqual(row.status, 'failed', String(row.error));
				return row.status === status ? row : undefined;
			},
			PATIENCE_MS,
		);

	await scene.step('the calendar posts a row, by the clock', async () => {
		const calendar = await importExample(n8n, CALENDAR, credential, postDirectly);
		await insertRow(n8n, desk.table, {
			...{ creator, caption: 'Everyone sees it', video_url: VIDEO_URL, status: 'queued' },
			...{ due_at: new Date().toISOString(), privacy_level: 'PUBLIC_TO_EVERYONE' },
		});
		assert.ok((await becomes('Everyone sees it', 'published')).post_id);
		await n8n.rest.call('POST', `/workflows/${calendar}/deactivate`);
	});
	await scene.step('the page shows views and likes of that post', async () => {
		await importExample(n8n, '8-desk.json', credential);
		await until('views and likes', async () => {
			const { status, data } = await desk.get();
			assert.equal(status, 200, data);
			return /\d+ views · \d+ likes/.test(data) ? true : undefined;
		});
	});
	await scene.step('a post that the desk adds becomes a draft, as imported', async () => {
		await importExample(n8n, CALENDAR, credential);
		const edit = await desk.press({ action: 'add', source: 'address' });
		const id = /edit=(\d+)/.exec(edit)?.[1];
		assert.ok(id, edit);
		const said = await desk.press({
			...{ action: 'save', id, was: 'new', source: 'address', creator, send_as: 'draft' },
			...{ video_url: VIDEO_URL, caption: 'On the phone', due: '2026-01-01T10:00', zone: 'UTC' },
		});
		assert.match(said, /said=saved/);
		const { publish_id: publishId } = await becomes('On the phone', 'draft');
		const draft = (await posts()).at(-1);
		assert.deepEqual([draft?.publish_id, draft?.status], [publishId, 'SEND_TO_USER_INBOX']);
		assert.match((await desk.get()).data, /On the phone/);
	});
}
