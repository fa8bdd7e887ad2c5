/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test server that never ships with the node: it needs Node and its own libraries */
import path from 'node:path';

import type { Creator, Outcome, PostView } from '../types';
import type { AppState } from './app';
import { newPostId, newPublishId, newUploadId, newUploadToken } from './ids';
import { progressOf, type Post } from './post';
import { viewOf } from './post-view';
import { Pull, PULL_LIMIT_MS } from './pull';
import { Upload, UPLOAD_URL_LIFETIME_MS } from './upload';

const DAY_MS = 86_400_000;

interface ChunkPlan {
	video_size: number;
	chunk_size: number;
	total_chunk_count: number;
}

export interface InitRequest
	extends Pick<Post, 'kind' | 'media' | 'open_id' | 'post_info' | 'source_info' | 'is_aigc'> {
	/** The plan of an upload, or the URLs of a pull. */
	from: { plan: ChunkPlan } | { urls: string[] };
}

/** All posts of one app. */
export class Posts {
	readonly all: Post[] = [];

	constructor(
		private readonly app: AppState,
		private readonly directory: string,
	) {}

	/** Creates a post with its upload task or pull. Checks nothing, and does not start the pull. */
	create({ from, ...request }: InitRequest): Post {
		const { kind, media } = request;
		const source = 'plan' in from ? 'file' : 'url';
		const publish_id = newPublishId(media === 'photo' ? 'photo' : `${kind}_${source}`);
		const created_at = this.app.clock.now();
		const index = this.all.length;
		const post: Post = {
			...request,
			publish_id,
			index,
			post_id: newPostId(),
			created_at,
			transfer:
				'plan' in from
					? this.newUpload(publish_id, index, created_at, from.plan)
					: new Pull(
							from.urls,
							created_at + PULL_LIMIT_MS,
							created_at + this.app.switches.pull_delay_ms,
						),
			outcome: this.outcomeFor(request.post_info?.title, index),
			stopped: null,
			forced: {},
		};
		this.all.push(post);
		return post;
	}

	byPublishId(publishId: string): Post | null {
		return this.all.find((post) => post.publish_id === publishId) ?? null;
	}

	uploads(): Upload[] {
		return this.all.flatMap(({ transfer }) => (transfer.kind === 'upload' ? [transfer] : []));
	}

	uploadById(uploadId: string): Upload | null {
		return this.uploads().find((upload) => upload.upload_id === uploadId) ?? null;
	}

	progress(post: Post) {
		return progressOf(post, this.app.switches, this.app.clock.now());
	}

	/** Stops a post that is not published yet. */
	stop(post: Post, reason: NonNullable<Post['stopped']>): void {
		if (!this.progress(post).status.startsWith('PROCESSING_')) return;
		post.stopped = reason;
		if (post.transfer.kind === 'pull') post.transfer.stopper.abort();
	}

	/** Number of direct posts of the last 24 hours that have arrived and not failed, plus the number that the test has set. */
	postedToday(creator: Creator): number {
		const own = this.recent('direct', creator.open_id).filter(
			(post) => post.transfer.arrived_at !== null && this.progress(post).status !== 'FAILED',
		);
		return creator.posts_24h + own.length;
	}

	/** Number of drafts of the last 24 hours. They count from their init, and deleting one does not lower it. */
	pendingShares(creator: Creator): number {
		return creator.pending_shares + this.recent('draft', creator.open_id).length;
	}

	/** Creators with a direct post in the last 24 hours. */
	activeCreators(): Set<string> {
		return new Set(this.recent('direct').map((post) => post.open_id));
	}

	view(post: Post, pageUrl: string): PostView {
		const page = `${pageUrl}/apps/${this.app.client_key}#${encodeURIComponent(post.publish_id)}`;
		return viewOf(post, this.progress(post), page);
	}

	/** Path for the bytes of one file, or null if they are not kept. */
	fileFor(name: string): string | null {
		return this.app.switches.store === 'file' ? path.join(this.directory, name) : null;
	}

	private recent(kind: Post['kind'], openId?: string): Post[] {
		const since = this.app.clock.now() - DAY_MS;
		return this.all.filter(
			(post) =>
				post.kind === kind &&
				post.created_at > since &&
				(openId === undefined || post.open_id === openId),
		);
	}

	private newUpload(publishId: string, index: number, now: number, plan: ChunkPlan): Upload {
		const { upload_host, upload_path, store } = this.app.switches;
		const uploadId = newUploadId();
		const url = new URL(`https://${upload_host}${upload_path}`);
		url.searchParams.set('upload_id', uploadId);
		url.searchParams.set('upload_token', newUploadToken());
		return new Upload(
			uploadId,
			publishId,
			index,
			url,
			plan,
			now + UPLOAD_URL_LIFETIME_MS,
			this.fileFor(`${uploadId}.video`),
			store !== 'none',
		);
	}

	/** Merges all matching outcomes. A later one overrides an earlier one. */
	private outcomeFor(title: unknown, index: number): Outcome {
		const matching = this.app.spec.outcomes.filter(
			({ title_contains, publish }) =>
				(publish === undefined || publish === index) &&
				(title_contains === undefined ||
					(typeof title === 'string' && title.includes(title_contains))),
		);
		return Object.assign({}, ...matching);
	}
}
