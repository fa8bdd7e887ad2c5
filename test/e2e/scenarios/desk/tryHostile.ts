/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';

import { insertRow } from '../examples/table';
import type { DeskStage } from './stage';
import { Viewer } from './viewer';

const HOSTILE =
	'<script>hacked=1</script><img src=x onerror="hacked=1">"\'`><iframe srcdoc="<script>top.hacked=1</script>"></textarea></style></title><a href=javascript:hacked=1>x</a> $& ${hacked=1}';
const ADDRESS = 'javascript:hacked=1//';

/** Captions, names and addresses from outside show as text, on every page. */
export async function tryHostile({ scene, n8n, desk }: DeskStage, sandbox: string): Promise<void> {
	const caption = `${sandbox} ${HOSTILE}`;
	await insertRow(n8n, desk.table, {
		caption,
		status: 'failed',
		creator: HOSTILE,
		file_name: HOSTILE,
		file_path: HOSTILE,
		video_url: ADDRESS,
		post_url: ADDRESS,
		disclosure: HOSTILE,
		privacy_level: HOSTILE,
		error: HOSTILE,
		poster: '"><script>hacked=1</script>',
		due_at: '2026-01-01T00:00:00.000Z',
	});
	const { id } = await desk.post(caption);
	const viewer = await Viewer.open(scene, `hostile-${sandbox}`);
	const { page } = viewer;
	try {
		await scene.step(
			`hostile captions and names are text, webhook sandbox ${sandbox}`,
			async () => {
				for (const query of [
					'',
					`?edit=${id}`,
					`?play=${id}`,
					`?said=${encodeURIComponent(HOSTILE)}`,
				]) {
					await viewer.go(query);
					await page.waitForLoadState();
					assert.equal(await page.evaluate('typeof hacked'), 'undefined', query);
					assert.equal(
						await page.locator('iframe, img[src=x], a[href^=javascript]').count(),
						0,
						query,
					);
					assert.equal(await page.locator('script').count(), 1, query);
					const origin = await page.evaluate('window.origin');
					assert.equal(origin === 'null', sandbox === 'on', String(origin));
				}
				await viewer.go(`?edit=${id}`);
				assert.equal(await page.locator('#caption').inputValue(), caption);
				await viewer.go();
				const shown = await viewer.row(sandbox).first().textContent();
				assert.ok(shown?.includes(HOSTILE), String(shown));
			},
		);
		await desk.press({ action: 'delete', was: 'failed', id: String(id) });
	} finally {
		await viewer.close();
	}
}
