/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';

import { insertRow } from '../examples/table';
import type { DeskStage } from './stage';
import { Viewer } from './viewer';

const ROWS = 500;
const BATCH = 100;
const ROWS_A_PAGE = 200;
const POSTER_SIGNS = 6_800;
const MOST_MS = 2_000;

/** A table of 500 rows with posters: three pages, each in under two seconds. */
export async function tryMany({ scene, n8n, desk }: DeskStage): Promise<void> {
	const poster = `data:image/jpeg;base64,${'A'.repeat(POSTER_SIGNS)}`;
	for (let start = 0; start < ROWS; start += BATCH) {
		const rows = Array.from({ length: BATCH }, (_, at) => ({
			creator: 'ada.films',
			caption: `Row ${start + at} of many`,
			status: 'published',
			due_at: new Date(Date.UTC(2025, 0, 1, 0, start + at)).toISOString(),
			file_name: 'clip.mp4',
			poster,
		}));
		await insertRow(n8n, desk.table, ...rows);
	}
	const viewer = await Viewer.open(scene, 'many');
	const { page } = viewer;
	try {
		await scene.step(`${ROWS} rows: every page in under ${MOST_MS} ms`, async () => {
			const seen = new Set<string>();
			for (const [at, query] of ['', '?page=2', '?page=3'].entries()) {
				const start = Date.now();
				await viewer.go(query);
				const ms = Date.now() - start;
				await scene.say(`     page ${at + 1}: ${ms} ms`);
				assert.ok(ms < MOST_MS, `${ms} ms`);
				const captions = await page.locator('.row h3').allTextContents();
				assert.ok(captions.length <= ROWS_A_PAGE);
				for (const caption of captions) if (caption.startsWith('Row ')) seen.add(caption);
			}
			assert.equal(seen.size, ROWS);
		});
	} finally {
		await viewer.close();
	}
}
