/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';

import axios from 'axios';
import type { IWorkflowSettings } from 'n8n-workflow';

import type { N8n } from '../../instance/n8n';
import { N8N_HOST } from '../../instance/settings';
import { inLine, node, tikTok } from '../../workflows/nodes';
import type { CredentialRef } from '../../world/connect';
import type { Scene } from '../../world/scene';
import { until } from '../../world/until';
import { formWith, HASHES, photoPost } from './pictures';

/** TikTok fetches so long after the init. */
const FETCH_DELAY_MS = 30_000;
const PATIENCE_MS = 90_000;

const RUNNING = ['new', 'running', 'waiting'];

/** n8n deletes such an execution with its files. */
const NOT_SAVED: IWorkflowSettings = {
	executionOrder: 'v1',
	saveDataSuccessExecution: 'none',
	saveDataErrorExecution: 'none',
};

/** Two forms in each mode, one of them without saving of executions. */
export async function servePhotos(scene: Scene, modes: string[]): Promise<CredentialRef> {
	let credential: CredentialRef | undefined;
	for (const mode of modes) {
		const n8n = await scene.startN8n({
			N8N_DEFAULT_BINARY_DATA_MODE: mode,
			// Without pruning, n8n deletes an execution that is not saved at its end, not some minutes later.
			EXECUTIONS_DATA_PRUNE: 'false',
		});
		credential ??= await connectedOwner(scene, n8n);
		await n8n.rest.signIn();
		const saved = await newForm(n8n, credential, `${mode}, saved`);
		const notSaved = await newForm(n8n, credential, `${mode}, not saved`, NOT_SAVED);
		await scene.step(`${mode}: three photos, fetched 30 seconds after the form`, async () => {
			await Promise.all([post(scene, n8n, saved), post(scene, n8n, notSaved)]);
		});
		await scene.step(`${mode}: the execution without saving is gone with its files`, async () => {
			const executions = await n8n.rest.executions(notSaved.workflowId);
			assert.deepEqual(executions, []);
		});
	}
	assert.ok(credential);
	return credential;
}

async function connectedOwner(scene: Scene, n8n: N8n): Promise<CredentialRef> {
	await n8n.rest.setUpOwner();
	const switches = { pull_delay_ms: FETCH_DELAY_MS };
	return await scene.connected(n8n, await scene.newApp({ verified_urls: [N8N_HOST], switches }));
}

interface Form {
	title: string;
	path: string;
	workflowId: string;
}

async function newForm(
	n8n: N8n,
	credential: CredentialRef,
	title: string,
	settings?: IWorkflowSettings,
): Promise<Form> {
	const webhookId = randomUUID();
	const file = { fieldLabel: 'Photos', fieldType: 'file', multipleFiles: true };
	const trigger = node('Form', 'n8n-nodes-base.formTrigger', 2.2, {
		webhookId,
		parameters: { formTitle: title, formFields: { values: [file] }, options: {} },
	});
	const workflowId = await n8n.rest.createWorkflow({
		name: title,
		...inLine(trigger, tikTok(credential, photoPost(title))),
		...(settings === undefined ? {} : { settings }),
	});
	return { title, path: `/form/${webhookId}`, workflowId };
}

/** Submits the form, and waits until TikTok has published the photos. */
async function post(scene: Scene, n8n: N8n, { title, path, workflowId }: Form): Promise<void> {
	const { client } = scene.sandbox;
	const app = scene.apps[0].client_key;
	const submittedAt = Date.now();
	const form = formWith('field-0');
	const answer = await axios.post(`${n8n.rest.url}${path}`, form, {
		proxy: false,
		headers: form.getHeaders(),
	});
	assert.equal(answer.status, 200);
	const found = await until(
		`the post "${title}"`,
		async () => {
			const posts = (await client.posts(app)).filter(
				({ post_info: info }) => info?.title === title,
			);
			return posts.some(({ status }) => status.startsWith('PROCESSING')) || posts.length === 0
				? undefined
				: posts;
		},
		PATIENCE_MS,
	);
	assert.equal(found.length, 1, 'posts of one form');
	const [{ status, files, pulled_at: pulledAt, source_info: source }] = found;
	assert.equal(status, 'PUBLISH_COMPLETE', JSON.stringify(found));
	assert.ok((pulledAt ?? 0) - submittedAt >= FETCH_DELAY_MS, 'TikTok fetched too early');
	assert.deepEqual(
		files.map(({ sha256 }) => sha256),
		HASHES,
	);
	assert.equal(source.photo_cover_index, 1);
	await until('the end of the execution', async () => {
		const all = await n8n.rest.executions(workflowId);
		return all.some(({ status: now }) => RUNNING.includes(now)) ? undefined : true;
	});
	if (!title.endsWith('not saved')) return;
	await until(
		'the end of the files',
		async () => await areGone(n8n, source.photo_images as string[]),
	);
}

/** n8n deletes the files with the execution. Therefore the node had to wait for TikTok. */
async function areGone(n8n: N8n, addresses: string[]): Promise<true | undefined> {
	const statuses = await Promise.all(
		addresses.map(async (address) => {
			const { pathname, search } = new URL(address);
			const answer = await axios.get(`${n8n.rest.url}${pathname}${search}`, {
				proxy: false,
				validateStatus: () => true,
			});
			return answer.status;
		}),
	);
	return statuses.every((status) => status >= 400) ? true : undefined;
}
