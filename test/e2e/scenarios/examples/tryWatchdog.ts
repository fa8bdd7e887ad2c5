/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';

import type { App, AppInput } from '../../../sandbox/types';
import { directPost } from '../../workflows/parameters';
import { inLine, tikTok, webhook } from '../../workflows/nodes';
import { callWebhook } from '../../world/callWebhook';
import type { CredentialRef } from '../../world/connect';
import { postVideo } from '../../world/postVideo';
import { makeCaller } from './caller';
import { importExample } from './importing';
import { endedExecutions, lastOutput, runAt } from './running';
import type { Stage } from './stage';

const EXAMPLE = '7-token-and-limits-watchdog.json';
const VIDEO_BYTES = 1_000_000;
const TEN_DAYS_S = 864_000;
const DAILY_CAP = 15;

/** An account, and the watchdog over it. */
interface Watched {
	app: App;
	credential: CredentialRef;
	workflow: string;
}

/** Example 7: its morning question, and what it tells as error workflow. */
export async function tryWatchdog(stage: Stage): Promise<void> {
	const { scene } = stage;
	await scene.step('example 7: silent while all is well', async () => {
		const watched = await watch(stage);
		assert.equal(await toldInTheMorning(stage, watched), undefined);
	});
	await scene.step('example 7: warns weeks before the sign-in ends', async () => {
		const watched = await watch(stage, { switches: { refresh_ttl_s: TEN_DAYS_S } });
		const told = await toldInTheMorning(stage, watched);
		assert.match(told ?? '', /sign-in of @ada\.films ends in 9 days .* connect it again/);
	});
	await scene.step('example 7: the daily limit, in the morning and after a failure', async () => {
		const watched = await watch(stage, { creators: [{ posts_24h: DAILY_CAP }] });
		assert.match((await toldInTheMorning(stage, watched)) ?? '', /posting is not possible now/);
		await expectTold(stage, watched, 'spam_risk_too_many_posts', /daily limit of posts/);
	});
	await scene.step('example 7: an account that TikTok has banned', async () => {
		const watched = await watch(stage, { creators: [{ banned: true }] });
		assert.match((await toldInTheMorning(stage, watched)) ?? '', /posting is not possible now/);
		const code = 'spam_risk_user_banned_from_posting';
		await expectTold(stage, watched, code, /does not let this account post/);
	});
	await scene.step('example 7: an app without an audit', async () => {
		const watched = await watch(stage, { audited: false });
		const code = 'unaudited_client_can_only_post_to_private_accounts';
		await expectTold(stage, watched, code, /app is not audited/);
	});
	await scene.step('example 7: a sign-in that is dead', async () => {
		const watched = await watch(stage);
		const { client } = scene.sandbox;
		await client.killRefreshToken(watched.app.client_key);
		await client.expireAccessTokens(watched.app.client_key);
		assert.match((await toldInTheMorning(stage, watched)) ?? '', /not possible now.*[Cc]onnect/);
		await expectTold(stage, watched, 'sign_in', /The sign-in no longer works\..*[Cc]onnect/);
	});
	await scene.step('example 7: results with warnings, handed over', async () => await warns(stage));
}

async function watch(stage: Stage, spec: AppInput = {}): Promise<Watched> {
	const { scene, n8n } = stage;
	const app = await scene.newApp(spec);
	const credential = await scene.connected(n8n, app);
	return { app, credential, workflow: await importExample(n8n, EXAMPLE, credential) };
}

async function toldInTheMorning({ n8n }: Stage, { workflow }: Watched) {
	const execution = await runAt(n8n, workflow, 'Every Morning');
	const [told] = lastOutput(execution, 'Tell Somebody') ?? [];
	return told && String(told.message);
}

/** Lets a workflow fail that has this watchdog as its error workflow. */
async function expectTold(
	{ n8n }: Stage,
	{ app, credential, workflow }: Watched,
	code: string,
	words: RegExp,
): Promise<void> {
	const before = (await n8n.rest.executions(workflow)).length;
	const path = `fails-${app.client_key}`;
	await n8n.rest.createWorkflow({
		name: `Fails with ${code}`,
		...inLine(webhook(path), tikTok(credential, directPost())),
		settings: { executionOrder: 'v1', errorWorkflow: workflow },
	});
	assert.equal((await postVideo(n8n, path, VIDEO_BYTES)).status, 500);
	const execution = (await endedExecutions(n8n, workflow, before + 1)).at(-1);
	assert.ok(execution);
	assert.equal(execution.mode, 'error');
	const [told] = lastOutput(execution, 'Tell Somebody') ?? [];
	assert.equal(told?.code, code, JSON.stringify(told));
	assert.match(String(told.message), words);
	assert.ok(String(told.message).startsWith(`TikTok: the workflow "Fails with ${code}" failed.`));
}

async function warns(stage: Stage): Promise<void> {
	const { n8n } = stage;
	const { workflow } = await watch(stage);
	await makeCaller(n8n, 'calls-example-7', workflow);
	const post = { publish_id: 'v_pub_file~v2-1.1', status: 'PROCESSING_UPLOAD' };
	for (const warnings of [[], ['Do not post it again.']]) {
		await callWebhook(n8n, 'calls-example-7', { ...post, warnings });
	}
	const [silent, telling] = await endedExecutions(n8n, workflow, 2);
	assert.equal(lastOutput(silent, 'Tell Somebody'), undefined);
	const [told] = lastOutput(telling, 'Tell Somebody') ?? [];
	assert.equal(
		told?.message,
		`TikTok: the post ${post.publish_id} has the status PROCESSING_UPLOAD. Do not post it again.`,
	);
}
