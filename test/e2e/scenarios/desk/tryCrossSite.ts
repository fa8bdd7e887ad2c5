/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';

import { N8N_ORIGIN } from '../../instance/settings';
import { insertRow } from '../examples/table';
import { DESK_PATH } from './desk';
import type { DeskStage } from './stage';
import { Viewer } from './viewer';

/** Another site posts a form to the desk in the browser of a person who is signed in to it. */
export async function tryCrossSite({ scene, n8n, desk }: DeskStage): Promise<void> {
	await insertRow(n8n, desk.table, {
		caption: 'Wanted by another site',
		status: 'queued',
		due_at: '2031-01-01T00:00:00.000Z',
	});
	const { id } = await desk.post('Wanted by another site');
	const viewer = await Viewer.open(scene, 'cross-site');
	const { page } = viewer;
	try {
		await scene.step('a form that another site sends is refused', async () => {
			await page.goto('about:blank');
			await page.setContent(`<form method="post" action="${N8N_ORIGIN}${DESK_PATH}">
				<input name="action" value="delete"><input name="id" value="${id}">
				<input name="was" value="queued"><button>Win a prize</button></form>`);
			await page.getByRole('button', { name: 'Win a prize' }).click();
			await page.getByText('The form was not accepted').waitFor();
			await viewer.picture('cross-site');
			assert.equal((await desk.post('Wanted by another site')).status, 'queued');
		});
	} finally {
		await viewer.close();
	}
}
