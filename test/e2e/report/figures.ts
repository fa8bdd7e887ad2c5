import type { SandboxClient } from '../../sandbox/client';
import type { App } from '../../sandbox/types';

/** What a scenario did, as the sandbox saw it. */
export interface Figures {
	/** Executions that n8n has begun. */
	executions: number;
	/** Posts that are published, and drafts delivered. */
	posts: number;
	/** Upload tasks that TikTok gave out. */
	inits: number;
	/** Refreshes that TikTok granted. */
	refreshes: number;
	/** Bytes that TikTok accepted. */
	bytes: number;
}

const FINISHED = ['PUBLISH_COMPLETE', 'SEND_TO_USER_INBOX'];

export async function figuresOf(
	client: SandboxClient,
	apps: readonly App[],
): Promise<Omit<Figures, 'executions'>> {
	const sum = { posts: 0, inits: 0, refreshes: 0, bytes: 0 };
	for (const { client_key: key } of apps) {
		const posts = await client.posts(key);
		sum.posts += posts.filter(({ status }) => FINISHED.includes(status)).length;
		sum.inits += posts.length;
		sum.bytes += posts.reduce((bytes, post) => bytes + post.uploaded_bytes, 0);
		const calls = await client.tokenCalls(key);
		sum.refreshes += calls.filter(
			(call) => call.grant_type === 'refresh_token' && call.outcome === 'ok',
		).length;
	}
	return sum;
}
