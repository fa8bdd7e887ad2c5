/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test program waits with Node's own timers */
import { setTimeout as sleep } from 'node:timers/promises';

import type { LogLine, RunResult } from '../engine/harness';
import type { SandboxClient } from '../sandbox/client';
import type { App, LoggedRequest } from '../sandbox/types';
import type { Screen } from './screen';

const POLL_MS = 80;

/** Where it happened, at the end of each of the node's log lines: too long for a terminal. */
const PLACE_IN_LINE = /, execution .*(?=\)$)/;

export interface Scene {
	readonly client: SandboxClient;
	readonly app: App;
	/** What n8n's logger gets. */
	readonly log: readonly LogLine[];
	readonly screen: Screen;
}

/**
 * Shows what the sandbox sees while the workflow runs, and lets the access token expire once half of
 * the file has arrived.
 *
 * @returns the execution's result
 */
export async function followPost(execution: Promise<RunResult>, scene: Scene): Promise<RunResult> {
	const story = new Story(scene);
	let isOver = false;
	const over = execution.finally(() => {
		isOver = true;
	});
	try {
		while (!isOver) {
			await story.tellNews();
			await Promise.race([over, sleep(POLL_MS)]);
		}
		await story.tellNews();
		return await over;
	} finally {
		scene.screen.endProgress();
	}
}

class Story {
	private readonly told = new Set<number>();

	private toldLines: number;

	private toldStatus = '';

	private isTokenExpired = false;

	constructor(private readonly scene: Scene) {
		this.toldLines = scene.log.length;
	}

	/** Everything that has happened since the last call. */
	async tellNews(): Promise<void> {
		const { client, app } = this.scene;
		const requests = await client.requests(app.client_key);
		const news = requests.filter(({ seq, status }) => status !== null && !this.told.has(seq));
		for (const request of news) {
			this.told.add(request.seq);
			this.tellRequest(request);
		}
		this.tellLog();
		await this.tellUpload();
		if (news.some(({ endpoint, status }) => endpoint === 'status' && status === 200)) {
			await this.tellStatus();
		}
	}

	private tellRequest({ endpoint, status, body }: LoggedRequest): void {
		const { screen } = this.scene;
		if (endpoint === 'creator_info' && status === 200) {
			screen.done('TikTok said what this account may post: privacy levels, length, interactions');
		} else if (endpoint === 'status' && status === 401) {
			screen.note('TikTok answers 401: the access token has expired');
		} else if (endpoint === 'token' && status === 200 && isRefresh(body)) {
			screen.done('n8n refreshed the sign-in by itself and goes on');
		} else if (status !== null && status >= 400) {
			screen.note(`TikTok answers ${endpoint} with HTTP ${status}`);
		}
	}

	private tellLog(): void {
		const { log, screen } = this.scene;
		const lines = log.slice(this.toldLines).filter(({ text }) => text.startsWith('TikTok:'));
		this.toldLines = log.length;
		for (const { text } of lines) screen.detail(`n8n's log: ${text.replace(PLACE_IN_LINE, '')}`);
	}

	private async tellUpload(): Promise<void> {
		const { client, app, screen } = this.scene;
		const [upload] = await client.uploads(app.client_key);
		if (upload === undefined) return;
		screen.progress(upload.uploaded_bytes, upload.video_size);
		if (this.isTokenExpired || upload.uploaded_bytes * 2 < upload.video_size) return;
		this.isTokenExpired = true;
		await client.expireAccessTokens(app.client_key);
		screen.note('Half of it has arrived. Now the access token expires.');
	}

	private async tellStatus(): Promise<void> {
		const { client, app, screen } = this.scene;
		const [post] = await client.posts(app.client_key);
		if (post === undefined || post.status === this.toldStatus) return;
		this.toldStatus = post.status;
		if (post.published) screen.done(`TikTok says ${post.status}`);
		else screen.note(`TikTok says ${post.status}`);
	}
}

function isRefresh(body: unknown): boolean {
	return (
		typeof body === 'object' &&
		body !== null &&
		'grant_type' in body &&
		body.grant_type === 'refresh_token'
	);
}
