/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';

import type { App, AppInput } from '../../../sandbox/types';
import type { Scenario } from '../scenario';
import { FirstDay } from './walk';

/** An app that TikTok has not audited, with its limit per minute, and a private account. */
const NOT_AUDITED: AppInput = {
	audited: false,
	creators: [{ is_private: true }],
	switches: { init_per_minute: 6, inbox_init_per_minute: 6 },
};

/** Three switches, and the line that each of them belongs to. */
const TURNED = {
	switches: { range_end: 'count', zero_byte_count: 'present', status_extra: true },
	lines: [
		/^Note Content-Range of a 206$/,
		/^Post > Get Status after the init/,
		/^Are there fields beyond the documented ones/,
	],
} as const;

/** The workflow that walks the first day, over two runs, and once more with an answer changed thrice. */
export const firstDayScenario: Scenario = {
	name: 'first-day',
	title: 'The first day with a real app, walked by the workflow',
	on: 'newest',
	isSmoke: false,
	async run(scene) {
		await scene.install();
		const n8n = await scene.startN8n();
		await n8n.rest.setUpOwner();
		const walkOf = async (spec: AppInput) => await FirstDay.begin(scene, n8n, spec);
		const { client } = scene.sandbox;

		const day = await scene.step(
			'without consent: sends nothing, says what it would send',
			async () => {
				const walk = await walkOf(NOT_AUDITED);
				const report = await walk.run(false);
				assert.match(report.this_run_may_send, /^Nothing\. .*three drafts and three posts/);
				assert.deepEqual(report.delete_afterwards, []);
				assert.deepEqual(await sent(walk.app), { drafts: 0, posts: 0 });
				return walk;
			},
		);
		await scene.step('with consent, private account: three drafts, three posts', async () => {
			const report = await day.run(true);
			assert.deepEqual(report.not_same, []);
			assert.deepEqual(
				report.open.map(({ why }) => why),
				Array(3).fill('Set the account to public and run this again.'),
			);
			assert.deepEqual(await sent(day.app), { drafts: 3, posts: 3 });
			const posts = await client.posts(day.app.client_key);
			const named = report.delete_afterwards.map((text) => text.split(':')[0]);
			assert.deepEqual(named.sort(), posts.map(({ publish_id: id }) => id).sort());
			const statuses = new Set(posts.map(({ status }) => status));
			assert.deepEqual([...statuses].sort(), ['PUBLISH_COMPLETE', 'SEND_TO_USER_INBOX']);
		});
		await scene.step('another day, public account: the rest, and nothing twice', async () => {
			const [creator] = day.app.creators;
			await client.updateCreator(day.app.client_key, creator.open_id, { is_private: false });
			const report = await day.run(true);
			assert.deepEqual([report.not_same, report.open], [[], []]);
			assert.equal(report.same, day.lineCount);
			assert.deepEqual(await sent(day.app), { drafts: 3, posts: 3 });
		});
		await scene.step('with three switches turned: exactly those three lines', async () => {
			const switches = { ...NOT_AUDITED.switches, ...TURNED.switches };
			const other = await walkOf({ ...NOT_AUDITED, switches });
			const report = await other.run(true);
			assert.equal(report.not_same.length, TURNED.lines.length, JSON.stringify(report.not_same));
			for (const line of TURNED.lines) {
				assert.ok(
					report.not_same.some(({ step }) => line.test(step)),
					String(line),
				);
			}
		});

		async function sent({ client_key: key }: App) {
			const posts = await client.posts(key);
			const count = (kind: string) => posts.filter((post) => post.kind === kind).length;
			return { drafts: count('draft'), posts: count('direct') };
		}
	},
};
