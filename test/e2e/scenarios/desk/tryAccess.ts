/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';

import axios from 'axios';

import { insertRow } from '../examples/table';
import { DESK_PATH } from './desk';
import type { DeskStage } from './stage';

/** No page without a name and a password, and no change by a form that another site sends. */
export async function tryAccess({ scene, n8n, desk, workflow }: DeskStage): Promise<void> {
	await scene.step('without the credential there is no page', async () => {
		const before = (await n8n.rest.executions(workflow)).length;
		const address = `${n8n.rest.url}${DESK_PATH}`;
		const logins = [undefined, { username: 'ada', password: 'wrong' }];
		for (const auth of logins) {
			const options = { proxy: false, auth, validateStatus: () => true } as const;
			for (const answer of [
				await axios.get<string>(address, options),
				await axios.post<string>(address, 'action=add', options),
			]) {
				// Older versions of n8n answer a wrong password with 403.
				assert.match(String(answer.status), /^40[13]$/);
				assert.doesNotMatch(String(answer.data), /<html|token/);
			}
		}
		assert.equal((await n8n.rest.executions(workflow)).length, before);
	});

	await scene.step(
		'headers: nothing is kept, framed or sniffed, and n8n sandboxes it',
		async () => {
			const { headers, data } = await desk.get();
			assert.equal(headers['cache-control'], 'no-store');
			assert.equal(headers['x-frame-options'], 'DENY');
			assert.match(String(headers['content-type']), /^text\/html/);
			assert.match(String(headers['content-security-policy']), /^sandbox /);
			assert.match(data, /content-security-policy" content="default-src &#39;none&#39;;/);
			assert.doesNotMatch(data, /(?:src|href)="(?:https?:)?\/\//, 'an outside resource');
		},
	);

	await scene.step('a form without the token of the desk changes nothing', async () => {
		await insertRow(n8n, desk.table, { caption: 'Guarded', status: 'queued', due_at: tomorrow() });
		const { id } = await desk.post('Guarded');
		const before = await desk.posts();
		const forms: Array<Record<string, string>> = [
			{ action: 'cancel', id: String(id), was: 'queued' },
			{ action: 'cancel', id: String(id), was: 'queued', token: '' },
			{ action: 'add', source: 'file', token: '0'.repeat(32) },
		];
		for (const form of forms) {
			const answer = await desk.send(form);
			assert.equal(answer.status, 403);
			assert.doesNotMatch(answer.data, new RegExp(await desk.token()));
		}
		assert.deepEqual(await desk.posts(), before);
	});

	await scene.step('a state that a button is never drawn for changes nothing', async () => {
		const { id } = await desk.post('Guarded');
		const before = await desk.posts();
		const odd = [
			{ action: 'retry', was: 'queued' },
			{ action: 'retry', was: 'check' },
			{ action: 'delete', was: 'claimed' },
			{ action: '__proto__', was: 'queued' },
			{ action: 'cancel', was: 'desk' },
		];
		for (const form of odd) {
			assert.equal(await desk.press({ id: String(id), ...form }), '?said=changed');
		}
		assert.deepEqual(await desk.posts(), before);
	});
}

function tomorrow(): string {
	return new Date(Date.now() + 86_400_000).toISOString();
}
