/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';

import type { ToolCall } from '../../ai/assistant';
import type { Clip } from './clip';
import type { EditorChat } from './editorChat';
import { until } from '../../world/until';
import type { Stage } from './stage';

export const MEDIA_HOST = 'media.example.com';
const CAPTION = 'By an agent #bern';
/** n8n looks once a minute for executions that have waited long enough. */
const PATIENCE_MS = 120_000;

/** What a person says to example 6's agent, and what has to come of it. */
export class AgentTalk {
	constructor(
		private readonly stage: Stage,
		private readonly chat: EditorChat,
		private readonly workflow: string,
	) {}

	/** As the example is imported: the agent has no tool that posts. */
	async draft(clip: Clip): Promise<void> {
		const before = (await this.posts()).length;
		const toolParameters = { video_url: `https://${MEDIA_HOST}/clip.mp4` };
		await this.tell({ name: 'Send_a_Draft', args: { toolParameters, hitlParameters: {} } });
		const [question] = await this.chat.answers(1);
		assert.match(question, /to the inbox of your TikTok app as a draft\?/);
		assert.ok(!question.includes('Who can see it'), question);
		assert.equal((await this.posts()).length, before, 'sent before the approval');
		await this.chat.decide('Send it');
		const [, answer] = await this.chat.answers(2);
		const [draft, ...more] = (await this.posts()).slice(before);
		assert.equal(more.length, 0);
		assert.match(draft.publish_id, /^v_inbox/);
		assert.equal(draft.sha256, clip.sha256);
		assert.ok(answer.includes(draft.publish_id), answer);
		await until('the agent to end', async () => await this.hasEnded(), PATIENCE_MS);
		await this.chat.reset();
	}

	/** @returns the publish_id of the post */
	async approve(clip: Clip, picture: string): Promise<string> {
		const before = (await this.posts()).length;
		await this.askForPost();
		await this.chat.picture(picture);
		assert.equal((await this.posts()).length, before, 'posted before the approval');
		assert.equal((await this.newest()).status, 'waiting');
		const approval = await this.chat.decide('Send it');
		const [, answer] = await this.chat.answers(2);
		const [post, ...more] = (await this.posts()).slice(before);
		assert.equal(more.length, 0);
		assert.deepEqual([post.sha256, post.post_info?.title], [clip.sha256, CAPTION]);
		assert.ok(answer.includes(post.publish_id), answer);
		// The answer is in the chat a moment before n8n has saved the execution's end.
		await until('the agent to end', async () => await this.hasEnded(), PATIENCE_MS);
		assert.equal((await this.newest()).status, 'success');
		await this.chat.callAgain(approval);
		assert.equal((await this.posts()).length, before + 1, 'an old approval posts again');
		await this.chat.reset();
		return post.publish_id;
	}

	async askStatus(publishId: string): Promise<void> {
		await this.tell({ name: 'Get_the_Status', args: { publish_id: publishId } });
		const [answer] = await this.chat.answers(1);
		assert.match(answer, /PUBLISH_COMPLETE/);
		assert.equal(await this.chat.button('Send it').count(), 0);
		await this.chat.reset();
	}

	/** @param decide what the person does instead of approving */
	async refuse(decide: (chat: EditorChat) => Promise<void>, told: RegExp): Promise<void> {
		const before = (await this.posts()).length;
		await this.askForPost();
		await decide(this.chat);
		await until('the agent to end', async () => await this.hasEnded(), PATIENCE_MS);
		const answer = (await this.chat.answers(2)).at(-1) ?? '';
		assert.match(answer, told);
		assert.equal((await this.posts()).length, before, 'posted after a refusal');
		await this.chat.reset();
	}

	private async askForPost(): Promise<void> {
		const toolParameters = { video_url: `https://${MEDIA_HOST}/clip.mp4`, caption: CAPTION };
		await this.tell({ name: 'Post_a_Video', args: { toolParameters, hitlParameters: {} } });
		const [question] = await this.chat.answers(1);
		for (const words of ['Ada Films (@ada.films)', 'SELF_ONLY', MEDIA_HOST, CAPTION]) {
			assert.ok(question.includes(words), question);
		}
		await this.chat.button('Do not send').waitFor();
	}

	/** The scripted model does what it is told. */
	private async tell(call: ToolCall): Promise<void> {
		await this.chat.say(JSON.stringify([call]));
	}

	private async posts() {
		return await this.stage.scene.sandbox.client.posts(this.stage.app.client_key);
	}

	private async newest() {
		const [newest] = await this.stage.n8n.rest.executions(this.workflow);
		return newest;
	}

	private async hasEnded(): Promise<true | undefined> {
		const { status } = await this.newest();
		assert.notEqual(status, 'error');
		return status === 'success' ? true : undefined;
	}
}
