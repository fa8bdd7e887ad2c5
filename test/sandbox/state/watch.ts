/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test server that never ships with the node: it needs Node and its own libraries */
import { clearTimeout, setTimeout } from 'node:timers';

import { eventsSince, type PostEvent, type Told } from '../webhooks/event';
import { honestLetter } from '../webhooks/letter';
import { WebhookSender } from '../webhooks/sender';
import type { AppState } from './app';
import { nextChangeAt, type Post } from './post';

const MAX_TIMER_MS = 2_147_483_647;

/** Detects changes of an app's posts, sends their webhooks, and ends pulls that take too long. */
export class Watch {
	readonly sender: WebhookSender;

	private readonly told = new Map<Post, Told>();

	private timer: NodeJS.Timeout | undefined;

	private closed = false;

	constructor(private readonly app: AppState) {
		this.sender = new WebhookSender(app, () => this.arm());
	}

	/** Call this after anything that may have changed a post or the clock. */
	wake(): void {
		const now = this.app.clock.now();
		for (const post of this.app.posts.all) {
			const { transfer } = post;
			if (transfer.kind === 'pull' && transfer.under_way && now >= transfer.deadline) {
				if (!post.outcome.never_finishes) transfer.stopper.abort();
			}
			if (transfer.kind === 'upload') transfer.arrive(now);
			this.app.startPull(post);
			this.tell(post);
		}
		this.sender.retryDue(now);
		this.arm();
	}

	/** Sends the event for the end of a creator's authorization. */
	removed(openId: string, reason: number): void {
		const content = JSON.stringify({ reason });
		this.letter({ event: 'authorization.removed', content }, openId, null);
	}

	close(): void {
		this.closed = true;
		clearTimeout(this.timer);
		this.sender.close();
		for (const { transfer } of this.app.posts.all) {
			if (transfer.kind === 'pull') transfer.stopper.abort();
		}
	}

	private tell(post: Post): void {
		const progress = this.app.posts.progress(post);
		const told = this.told.get(post) ?? { status: 'PROCESSING_UPLOAD', post_ids: [] };
		this.told.set(post, { status: progress.status, post_ids: progress.post_ids });
		for (const event of eventsSince(post, told, progress, this.app.switches)) {
			this.letter(event, post.open_id, post.publish_id);
		}
	}

	private letter(event: PostEvent, user_openid: string, publish_id: string | null): void {
		this.sender.send(honestLetter(this.app, { ...event, user_openid, publish_id }));
	}

	/** Sets a timer for the next change that the clock causes. A frozen clock causes none. */
	arm(): void {
		clearTimeout(this.timer);
		if (this.closed || this.app.clock.frozen) return;
		const { posts, switches, clock } = this.app;
		const now = clock.now();
		const times = [
			this.sender.nextAt(),
			...posts.all.map((post) => nextChangeAt(post, switches, now)),
		].filter((at) => at !== null);
		if (times.length === 0) return;
		const wait = Math.min(Math.max(0, Math.min(...times) - now), MAX_TIMER_MS);
		this.timer = setTimeout(() => this.wake(), wait).unref();
	}
}
