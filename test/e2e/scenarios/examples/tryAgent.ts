/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';
import path from 'node:path';

import { ScriptedModel } from '../../ai/scriptedModel';
import { openChromium } from '../../browser/chromium';
import { signInToN8n } from '../../browser/signInToN8n';
import { AgentTalk, MEDIA_HOST } from './agentTalk';
import { videoSite, type Clip } from './clip';
import { EditorChat } from './editorChat';
import { postDirectly } from './fillIn';
import { importExample } from './importing';
import type { Stage } from './stage';
import { StandIn } from './standIn';

const EXAMPLE = '6-ai-agent-that-posts.json';
/** Minutes; the example gives a person an hour. */
const SHORT_LIMIT = 0.1;

/** Example 6, with a model that does as it is told: a person decides in n8n's own chat. */
export async function tryAgent(stage: Stage, clip: Clip): Promise<void> {
	const { scene } = stage;
	const { folder } = scene.spec;
	const model = await ScriptedModel.start();
	const web = await StandIn.start(scene, videoSite(clip), MEDIA_HOST);
	const asImported = await importFor(stage, model, { isDirect: false, isHasty: false });
	const workflow = await importFor(stage, model, { isDirect: true, isHasty: false });
	const hasty = await importFor(stage, model, { isDirect: true, isHasty: true });
	const browser = await openChromium(scene.sandbox, path.join(folder, 'chat-profile'), true);
	try {
		const page = await browser.newPage();
		await signInToN8n(page);
		const first = new AgentTalk(stage, await EditorChat.open(page, asImported), asImported);
		await scene.step('example 6: as imported, it sends a draft after the approval', async () => {
			await first.draft(clip);
		});
		const talk = new AgentTalk(stage, await EditorChat.open(page, workflow), workflow);
		const told = await scene.step(
			'example 6: nothing before the approval, one post after',
			async () => {
				return await talk.approve(clip, path.join(folder, 'agent-approval.png'));
			},
		);
		await scene.step('example 6: the status is told without an approval', async () => {
			await talk.askStatus(told);
			expectWarned(model);
		});
		await scene.step('example 6: nothing after a refusal', async () => {
			await talk.refuse(async (chat) => void (await chat.decide('Do not send')), /rejected/);
			await talk.refuse(async (chat) => await chat.say('Another caption'), /Another caption/);
		});
		const late = new AgentTalk(stage, await EditorChat.open(page, hasty), hasty);
		await scene.step('example 6: nothing when nobody decides in time', async () => {
			await late.refuse(async () => undefined, /rejected/);
		});
	} finally {
		await browser.close();
		await Promise.all([model.close(), web.close()]);
	}
}

/** The model is told what a post is, whose it is, and what to do about a pending one. */
function expectWarned({ requests }: ScriptedModel): void {
	const [{ role, content }] = requests[requests.length - 1].messages;
	assert.ok(role === 'system' || role === 'developer');
	assert.match(content, /as Ada Films \(@ada\.films\)/);
	assert.match(content, /no tool can change or delete a post/);
	assert.match(content, /pending is not a failure: never send the video again/);
}

/** Not published: the chat beside the canvas needs no published workflow. */
async function importFor(
	{ n8n, credential }: Stage,
	model: ScriptedModel,
	{ isDirect, isHasty }: { isDirect: boolean; isHasty: boolean },
) {
	const id = await n8n.rest.createCredential('Scripted model', 'openAiApi', {
		apiKey: 'worth nothing',
		url: model.url,
	});
	return await importExample(
		n8n,
		EXAMPLE,
		credential,
		(node) => {
			if (isDirect) postDirectly(node);
			if (node.name === 'Chat Model') {
				node.credentials = { openAiApi: { id, name: 'Scripted model' } };
			}
			if (node.name === 'A Person Decides' && isHasty) {
				const limit = { limitType: 'afterTimeInterval', resumeUnit: 'minutes' };
				node.parameters.options = {
					limitWaitTime: { values: { ...limit, resumeAmount: SHORT_LIMIT } },
				};
			}
		},
		false,
	);
}
