import type { AppState } from '../state/app';
import type { Post } from '../state/post';
import type { KeptFile, Pull } from '../state/pull';
import { pullPhoto } from './pull-photo';
import { pullVideo } from './pull-video';

/**
 * Fetches the files of a post one after the other, and records the result. Never rejects.
 * https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide
 */
export async function runPull(app: AppState, post: Post, pull: Pull): Promise<void> {
	try {
		for (const [index, url] of pull.urls.entries()) {
			const { kept, problem } = await fetchOne(app, post, pull, url, index);
			pull.files.push(kept);
			pull.problem ??= problem;
		}
		if (pull.under_way) pull.arrived_at = app.clock.now();
	} catch {
		pull.failed = true;
	}
}

/** A fetched file, and TikTok's fail_reason for it. */
export interface Fetched {
	kept: KeptFile;
	problem: string | null;
}

async function fetchOne(
	app: AppState,
	{ publish_id, media }: Post,
	pull: Pull,
	url: string,
	index: number,
): Promise<Fetched> {
	const file = app.posts.fileFor(`${publish_id}.${index}`);
	return media === 'video'
		? await pullVideo(app, pull, url, file)
		: await pullPhoto(app, pull, url, file);
}
