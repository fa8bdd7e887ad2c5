import type { RunResult } from '../engine/harness';
import type { SandboxClient } from '../sandbox/client';
import type { App, PostView } from '../sandbox/types';
import type { PaddedVideo } from './paddedVideo';
import { RESULT_NODE } from './workflow';

export interface Check {
	readonly what: string;
	/** What is wrong, in words; undefined when it holds. */
	readonly wrong: string | undefined;
}

/** What must hold after the demo, by what the sandbox received and what the workflow put out. */
export async function checkPost(
	client: SandboxClient,
	app: App,
	video: PaddedVideo,
	result: RunResult,
): Promise<{ checks: Check[]; pageUrl: string | undefined }> {
	const posts = await client.posts(app.client_key);
	const calls = await client.tokenCalls(app.client_key);
	const uploads = await client.uploads(app.client_key);
	const refreshes = calls.filter(({ grant_type }) => grant_type === 'refresh_token');
	const items = result.items(RESULT_NODE).map(({ json }) => json);
	const [post] = posts as Array<PostView | undefined>;
	const checks = [
		equal('The workflow ended with one item', items.length, 1, result.summary),
		equal('Its status is PUBLISH_COMPLETE', items[0]?.status, 'PUBLISH_COMPLETE'),
		equal('TikTok received the file byte for byte (SHA-256)', post?.sha256, video.sha256),
		equal('Exactly one init was accepted', posts.length, 1),
		equal(
			'The sign-in was refreshed exactly once on the way',
			refreshes.map(({ outcome }) => outcome).join(', '),
			'ok',
		),
		equal('The post id is exact to the last digit', items[0]?.post_id, post?.post_ids[0]),
		equal(
			'The upload host was shown no access token',
			uploads.flatMap(({ violations }) => violations).join('; '),
			'',
		),
	];
	return { checks, pageUrl: post?.published ? post.page_url : undefined };
}

function equal(what: string, found: unknown, wanted: unknown, more?: string): Check {
	const isRight = found === wanted && wanted !== undefined;
	const words = [`found ${JSON.stringify(found)}, wanted ${JSON.stringify(wanted)}`, more];
	return { what, wrong: isRight ? undefined : words.filter(Boolean).join('; ') };
}
