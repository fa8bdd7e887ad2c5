import type { PostStatus } from '../../api/postStatus';
import type { PostRun } from '../run/postRun';
import type { RunningPost } from '../run/stages';
import { pollPosts } from './pollPosts';

/**
 * How long TikTok can open the photos that n8n serves. TikTok gives up a download an hour after the
 * init; the init may wait a few minutes for its turn.
 * https://developers.tiktok.com/doc/content-posting-api-reference-get-video-status
 */
export const PHOTO_ADDRESS_MINUTES = 65;

const FIRST_PAUSE_MS = 1_000;

/**
 * Waits until TikTok has fetched the photos that n8n serves. n8n may delete their files as soon as the
 * execution ends, whether the person wants to wait for the post or not.
 *
 * @returns the same posts; a status that cannot be read is no error here
 * @throws CancelledError when the execution was stopped
 */
export async function waitUntilFetched(
	run: PostRun,
	posts: readonly RunningPost[],
): Promise<RunningPost[]> {
	const served = posts.filter(({ facts }) => facts.photos_at !== undefined);
	const settings = {
		wait: true,
		firstPauseMs: FIRST_PAUSE_MS,
		maxWaitMs: PHOTO_ADDRESS_MINUTES * 60_000,
	};
	await pollPosts(
		run.client,
		run.clock,
		served.map(({ publishId, item }) => ({
			publishId,
			settings,
			expectsPostId: false,
			isDone: isFetched,
			onChange: (status) => run.log.status(item.itemIndex, publishId, status),
		})),
	);
	return [...posts];
}

function isFetched({ status }: PostStatus): boolean {
	return status !== 'PROCESSING_DOWNLOAD' && status !== 'UNKNOWN';
}
