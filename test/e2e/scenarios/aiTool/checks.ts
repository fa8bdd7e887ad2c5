/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';

import type { App } from '../../../sandbox/types';
import type { Assistant } from '../../ai/assistant';
import { TOOLS } from '../../workflows/tools';
import type { Scene } from '../../world/scene';

/** A model pays for every word of an answer. */
const LEAN_CHARACTERS = 1_000;

export interface AiStage {
	scene: Scene;
	app: App;
	assistant: Assistant;
	/** A video on the web, and its SHA-256 in hex. */
	videoUrl: string;
	sha256: string;
	/** A page of HTML. */
	pageUrl: string;
}

/** A caption that TikTok refuses once it has the video. */
export const REFUSED_CAPTION = 'Not for everyone';

export async function isOffered({ assistant }: AiStage): Promise<void> {
	const offered = await assistant.offered();
	assert.deepEqual(
		offered
			.map(({ name, args, description }) => [name, args, description])
			.sort(([one], [other]) => String(one).localeCompare(String(other))),
		[
			[TOOLS.creator, [], 'Get creator info in TikTok'],
			[TOOLS.post, ['video_url', 'caption'], 'Post a video in TikTok'],
			[TOOLS.status, ['publish_id'], 'Get the status of a post in TikTok'],
		],
	);
}

export async function tellsOfCreator({ assistant }: AiStage): Promise<void> {
	const [told] = await assistant.use({ name: TOOLS.creator, args: {} });
	assert.match(told, /Ada Films/);
	isLean(told);
}

/** Two posts within one conversation are two posts, and each is made once. */
export async function postsTwo(stage: AiStage): Promise<string[]> {
	const { scene, app, assistant, videoUrl, sha256 } = stage;
	const before = (await scene.sandbox.client.posts(app.client_key)).length;
	const captions = ['First by a model', 'Second by a model'];
	const told = await assistant.use(
		...captions.map((caption) => ({ name: TOOLS.post, args: { video_url: videoUrl, caption } })),
	);
	const posts = (await scene.sandbox.client.posts(app.client_key)).slice(before);
	assert.deepEqual(
		posts.map((post) => [post.post_info?.title, post.published, post.sha256]).sort(),
		captions.map((caption) => [caption, true, sha256]),
	);
	told.forEach((answer, at) => {
		const post = posts.find(({ post_info: info }) => info?.title === captions[at]);
		assert.ok(post !== undefined && answer.includes(post.publish_id), answer);
		assert.match(answer, /PUBLISH_COMPLETE/);
		isLean(answer);
	});
	return posts.map(({ publish_id: id }) => id);
}

export async function tellsStatus({ assistant }: AiStage, publishIds: string[]): Promise<void> {
	for (const publishId of publishIds) {
		const [told] = await assistant.use({ name: TOOLS.status, args: { publish_id: publishId } });
		assert.ok(told.includes(publishId), told);
		assert.match(told, /PUBLISH_COMPLETE/);
		isLean(told);
	}
}

/** Of an error a model hears what to do, and where it is about a post, which one. */
export async function tellsRemedies(stage: AiStage): Promise<void> {
	const { scene, app, assistant, videoUrl, pageUrl } = stage;
	const { client } = scene.sandbox;
	const [unknown] = await assistant.use({
		name: TOOLS.status,
		args: { publish_id: 'v_pub_file~v2-1.1' },
	});
	assert.match(unknown, /TikTok does not know this publish_id/);
	assert.match(unknown, /comes from the result of a post/);

	const before = (await client.posts(app.client_key)).length;
	const [page] = await assistant.use({
		name: TOOLS.post,
		args: { video_url: pageUrl, caption: 'A page' },
	});
	assert.match(page, /leads to a web page.*address of the download/);
	assert.equal((await client.posts(app.client_key)).length, before, 'a page was begun as a post');

	const [refused] = await assistant.use({
		name: TOOLS.post,
		args: { video_url: videoUrl, caption: REFUSED_CAPTION },
	});
	const post = (await client.posts(app.client_key)).at(-1);
	assert.ok(post !== undefined && refused.includes(post.publish_id), refused);
	assert.match(refused, /spam/i);
	for (const told of [unknown, page, refused]) {
		isLean(told);
		await scene.say(`     told: ${told}`);
	}
}

function isLean(told: string): void {
	assert.ok(told.length <= LEAN_CHARACTERS, `${told.length} characters: ${told}`);
}
