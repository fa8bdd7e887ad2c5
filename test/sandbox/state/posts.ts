/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test server that never ships with the node: it needs Node and its own libraries */
import path from 'node:path';

import type { Creator, Outcome, PostView } from '../types';
import type { AppState } from './app';
import { newPostId, newPublishId, newUploadId, newUploadToken } from './ids';
import { progressOf, type Post } from './post';
import { Upload, UPLOAD_URL_LIFETIME_MS } from './upload';

const DAY_MS = 86_400_000;

export interface InitRequest {
	kind: 'direct' | 'draft';
	open_id: string;
	post_info: Record<string, unknown> | null;
	source_info: Record<string, unknown>;
	plan: { video_size: number; chunk_size: number; total_chunk_count: number };
}

/** What one app's users have posted. */
export class Posts {
	readonly all: Post[] = [];

	constructor(
		private readonly app: AppState,
		private readonly directory: string,
	) {}

	/** Makes a post and its upload task; nothing is checked here. */
	create(request: InitRequest): Post {
		const publishId = newPublishId(request.kind);
		const created_at = this.app.clock.now();
		const index = this.all.length;
		const post: Post = {
			publish_id: publishId,
			index,
			kind: request.kind,
			open_id: request.open_id,
			post_info: request.post_info,
			source_info: request.source_info,
			post_id: newPostId(),
			created_at,
			upload: this.newUpload(publishId, index, created_at, request.plan),
			outcome: this.outcomeFor(request.post_info?.title, index),
			forced: {},
		};
		this.all.push(post);
		return post;
	}

	byPublishId(publishId: string): Post | null {
		return this.all.find((post) => post.publish_id === publishId) ?? null;
	}

	byUploadId(uploadId: string): Post | null {
		return this.all.find((post) => post.upload.upload_id === uploadId) ?? null;
	}

	progress(post: Post) {
		return progressOf(post, this.app.switches, this.app.clock.now());
	}

	/** Direct posts of the last 24 hours that were uploaded and have not failed, and those the test says there were. */
	postedToday(creator: Creator): number {
		const own = this.recent('direct', creator.open_id).filter(
			(post) => post.upload.complete && this.progress(post).status !== 'FAILED',
		);
		return creator.posts_24h + own.length;
	}

	/** Drafts of the last 24 hours, from their init on; deleting one in the app frees nothing. */
	pendingShares(creator: Creator): number {
		return creator.pending_shares + this.recent('draft', creator.open_id).length;
	}

	/** Creators who have made a direct post in the last 24 hours. */
	activeCreators(): Set<string> {
		return new Set(this.recent('direct').map((post) => post.open_id));
	}

	view(post: Post, pageUrl: string): PostView {
		const progress = this.progress(post);
		const { upload } = post;
		return {
			publish_id: post.publish_id,
			kind: post.kind,
			open_id: post.open_id,
			post_info: post.post_info,
			source_info: post.source_info,
			...progress,
			video_size: upload.plan.video_size,
			uploaded_bytes: upload.uploaded_bytes,
			sha256: upload.sha256,
			puts: upload.puts,
			created_at: post.created_at,
			uploaded_at: upload.uploaded_at,
			published: progress.status === 'PUBLISH_COMPLETE',
			page_url: `${pageUrl}/apps/${this.app.client_key}#${encodeURIComponent(post.publish_id)}`,
		};
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

	private newUpload(
		publishId: string,
		index: number,
		now: number,
		plan: InitRequest['plan'],
	): Upload {
		const { upload_host, store } = this.app.switches;
		const uploadId = newUploadId();
		const url = new URL(`https://${upload_host}/upload`);
		url.searchParams.set('upload_id', uploadId);
		url.searchParams.set('upload_token', newUploadToken());
		const file = store === 'file' ? path.join(this.directory, `${uploadId}.video`) : null;
		return new Upload(
			uploadId,
			publishId,
			index,
			url,
			plan,
			now + UPLOAD_URL_LIFETIME_MS,
			file,
			store !== 'none',
		);
	}

	/** Every outcome that matches has its say; a later one overrides an earlier one. */
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
