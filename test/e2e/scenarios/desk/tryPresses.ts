/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';

import { runAt } from '../examples/running';
import { insertRow, type Row } from '../examples/table';
import { VIDEO_URL } from './site';
import type { DeskStage } from './stage';

const PRESSES = 8;

interface Press {
	action: string;
	was: string;
	becomes: string;
	/** How many of the presses find the row in the state of their button. */
	winners: number | 'all';
	row?: Row;
	form?: Record<string, string>;
}

const FIELDS = {
	source: 'address',
	video_url: VIDEO_URL,
	privacy_level: 'SELF_ONLY',
	due: '2030-01-01T10:00',
	zone: 'UTC',
	creator: 'ada.films',
};

const CASES: readonly Press[] = [
	{ action: 'save', was: 'new', becomes: 'queued', winners: 1, form: FIELDS },
	{ action: 'save', was: 'failed', becomes: 'queued', winners: 1, form: FIELDS },
	{ action: 'save', was: 'queued', becomes: 'queued', winners: 'all', form: FIELDS },
	{ action: 'now', was: 'queued', becomes: 'queued', winners: 'all' },
	{ action: 'cancel', was: 'queued', becomes: 'cancelled', winners: 1 },
	{ action: 'retry', was: 'failed', becomes: 'queued', winners: 1, row: { publish_id: 'v_pub_1' } },
	{ action: 'retry', was: 'cancelled', becomes: 'queued', winners: 1 },
	{ action: 'on_tiktok', was: 'check', becomes: 'published', winners: 1 },
	{ action: 'not_on_tiktok', was: 'check', becomes: 'failed', winners: 1 },
	{ action: 'on_tiktok', was: 'waiting', becomes: 'published', winners: 1 },
	{ action: 'delete', was: 'queued', becomes: 'deleted', winners: 1 },
	{ action: 'delete', was: 'published', becomes: 'deleted', winners: 1 },
];

/** Eight presses of a button at the same moment: one wins, the others see the new state. */
export async function tryPresses(stage: DeskStage): Promise<void> {
	const { scene, n8n, desk, calendar, app } = stage;
	for (const { action, was, becomes, winners, row, form } of CASES) {
		await scene.step(`${PRESSES} presses of “${action}” on a ${was} row`, async () => {
			const caption = `Pressed: ${action}, ${was}`;
			await insertRow(n8n, desk.table, { caption, status: was, ...row });
			const { id } = await desk.post(caption);
			const token = await desk.token();
			const press = { token, action, was, id: String(id), ...form, caption };
			const answers = await Promise.all(
				Array.from({ length: PRESSES }, async () => await desk.send(press)),
			);
			const places = answers.map(({ status, headers }) => [status, String(headers.location)]);
			for (const [status] of places) assert.equal(status, 303);
			const won = places.filter(([, place]) => place !== '?said=changed');
			assert.equal(won.length, winners === 'all' ? PRESSES : winners, JSON.stringify(places));
			const after = (await desk.posts()).find((each) => each.id === id);
			assert.equal(after?.status, becomes);
			if (action === 'retry') assert.equal(after.publish_id, '');
			await desk.press({ action: 'cancel', was: 'queued', id: String(id) });
			await desk.press({
				action: 'delete',
				was: becomes === 'queued' ? 'cancelled' : becomes,
				id: String(id),
			});
		});
	}

	await scene.step('two presses of “Post now” and two runs at once make one post', async () => {
		const posts = async () => (await scene.sandbox.client.posts(app.client_key)).length;
		const before = await posts();
		await insertRow(n8n, desk.table, {
			creator: app.creators[0].creator_username,
			caption: 'Now',
			status: 'queued',
			due_at: '2030-01-01T00:00:00.000Z',
			video_url: VIDEO_URL,
			privacy_level: 'SELF_ONLY',
		});
		const form = { action: 'now', was: 'queued', id: String((await desk.post('Now')).id) };
		await Promise.all([desk.press(form), desk.press(form)]);
		await Promise.all([runAt(n8n, calendar, 'Every Minute'), runAt(n8n, calendar, 'Every Minute')]);
		assert.equal(await posts(), before + 1);
		assert.equal(await desk.press(form), '?said=changed');
		await runAt(n8n, calendar, 'Every Minute');
		assert.equal(await posts(), before + 1);
	});
}
