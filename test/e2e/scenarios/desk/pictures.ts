/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';

import { until } from '../../world/until';
import { runAt } from '../examples/running';
import { insertRow, updateWhere } from '../examples/table';
import { expectAccessible } from './accessible';
import type { DeskStage } from './stage';
import { VIDEO_URL } from './site';
import { twelveRows } from './twelveRows';
import { Viewer } from './viewer';

const WIDTHS = [1440, 390];
const SCHEMES = ['light', 'dark'] as const;
const HEIGHT = 900;
const AGE_MS = 3_600_000;
const DAILY_LIMIT = 15;

/** The desk in each state that its header knows, wide and narrow, light and dark, looked at by axe. */
export async function pictureDesk(stage: DeskStage): Promise<void> {
	const { scene, n8n, desk, app, calendar } = stage;
	const poster = await emptyTable(stage);
	const [{ creator_username: creator }] = app.creators;
	const { client } = scene.sandbox;
	const viewer = await Viewer.open(scene, 'pictures');
	const show = async (state: string, words: string) => {
		await scene.step(`pictures: ${state}`, async () => {
			// As if the calendar had just run.
			await updateWhere(n8n, desk.table, 'status', 'engine', { due_at: new Date().toISOString() });
			await viewer.go();
			await viewer.page.getByText(words).first().waitFor();
			await pictures(viewer, state);
		});
	};
	try {
		await viewer.holdStill();
		await show('empty', 'Nothing is planned');
		await insertRow(n8n, desk.table, ...twelveRows(creator, poster));
		await show('full', 'Coming up');

		const claimed_at = new Date(Date.now() - AGE_MS).toISOString();
		const claims = Array.from({ length: DAILY_LIMIT }, () => ({
			creator,
			claimed_at,
			status: 'deleted',
		}));
		await insertRow(n8n, desk.table, ...claims);
		await show('limit', 'The daily limit is reached');
		await updateWhere(n8n, desk.table, 'status', 'deleted', { claimed_at: null });

		// TikTok says that an app is not audited when it refuses a direct post.
		await client.updateApp(app.client_key, { audited: false });
		await insertRow(n8n, desk.table, {
			creator,
			status: 'queued',
			caption: 'Posted without an audit',
			due_at: new Date(Date.now() - AGE_MS).toISOString(),
			video_url: VIDEO_URL,
			privacy_level: 'SELF_ONLY',
		});
		await runAt(n8n, calendar, 'Every Minute');
		await askAgain(stage, 'not_audited');
		await show('unaudited', 'Not audited');

		await client.expireAccessTokens(app.client_key);
		await client.killRefreshToken(app.client_key);
		await askAgain(stage, '"state":"dead"');
		await show('dead', 'The sign-in has ended');
	} finally {
		await viewer.close();
	}
}

/** Takes all posts out of the table. @returns the poster that the browser has drawn of one */
async function emptyTable({ n8n, desk }: DeskStage): Promise<string> {
	const posts = await desk.posts();
	for (const status of new Set(posts.map((row) => String(row.status)))) {
		await updateWhere(n8n, desk.table, 'status', status, { status: 'deleted', claimed_at: null });
	}
	const poster = posts.map((row) => String(row.poster ?? '')).find((text) => text !== '');
	assert.ok(poster, 'no poster was drawn');
	return poster;
}

async function pictures(viewer: Viewer, state: string): Promise<void> {
	const { page } = viewer;
	for (const width of WIDTHS) {
		for (const colorScheme of SCHEMES) {
			await page.setViewportSize({ width, height: HEIGHT });
			await page.emulateMedia({ colorScheme });
			const wide = await page.evaluate(() => document.documentElement.scrollWidth);
			assert.ok(wide <= width, `${state} is ${wide} pixels wide at ${width}`);
			await expectAccessible(page, `${state} ${width} ${colorScheme}`);
			await viewer.picture(`${state}-${width}-${colorScheme}`);
		}
	}
}

/** Makes the kept facts old, opens the desk, and waits until TikTok's new answer is kept. */
async function askAgain({ n8n, desk }: DeskStage, words: string): Promise<void> {
	const due_at = new Date(Date.now() - AGE_MS).toISOString();
	await updateWhere(n8n, desk.table, 'status', 'desk', { due_at });
	await desk.get();
	await until(`the desk to know ${words}`, async () => {
		const facts = await desk.facts();
		return facts.includes(words) ? true : undefined;
	});
}
