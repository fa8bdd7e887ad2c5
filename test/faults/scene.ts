/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests run in Node, not inside n8n; the launcher passes the sandbox in the environment */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import {
	deepCopy,
	type IContextObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';

import { INBOX_VIDEO_INIT, VIDEO_INIT } from '../../nodes/TikTok/api/endpoints';
import { readVideoPost } from '../../nodes/TikTok/publish/check/readVideoPost';
import type { PostRoute } from '../../nodes/TikTok/publish/run/postRun';
import { publishPosts } from '../../nodes/TikTok/publish/publishPosts';
import {
	DEFAULT_RETRY_POLICY,
	type RetryPolicy,
} from '../../nodes/TikTok/upload/session/retryPolicy';
import { SandboxClient } from '../sandbox/client';
import type { App, AppInput, TokenAnswer } from '../sandbox/types';
import { noteHookCall } from '../../credentials/n8nCallsHook';
import { nodeWith } from '../unit/support/fakeContext';
import { arrivedAt, type Arrived } from './arrived';
import { SMALL_FILE, type TestFile } from './clip';
import { postingContext } from './postingContext';
import { VirtualClock } from './virtualClock';
import { N8N_DEFAULT_TIMEOUT_MS, Wire, type SentRequest } from './wire';

export const DIRECT: PostRoute = {
	init: VIDEO_INIT,
	isDirectPost: true,
	readPost: readVideoPost,
};
export const DRAFT: PostRoute = {
	init: INBOX_VIDEO_INIT,
	isDirectPost: false,
	readPost: readVideoPost,
};

/** The world of a test; everything has a default. */
export interface SceneSpec {
	app?: AppInput;
	file?: TestFile;
	route?: PostRoute;
	/** How many items post that file. */
	items?: number;
	/** Node parameters beside the usual; an `options` of its own replaces the chunk size of 5 MiB. */
	parameters?: object;
	policy?: Partial<RetryPolicy>;
	/** How many times shorter the limit on a request is in real time; 1 by default. */
	timeScale?: (request: SentRequest) => number;
	defaultTimeoutMs?: number;
	refuses?: (request: SentRequest) => boolean;
	/** Another scene with which this one shares app, sign-in, credential and clock. */
	sharing?: Scene;
}

/** One run of the node by n8n, and its results. */
export interface Attempt {
	/** Of the app's request log: the requests of this run come after it. */
	readonly afterSeq: number;
	/** What the node sent in this run. */
	readonly sent: readonly SentRequest[];
	readonly output?: INodeExecutionData[];
	readonly error?: unknown;
	/** By the clock of the scene, milliseconds. */
	readonly tookMs: number;
	/** It did not end within the real time that a run may take. */
	readonly hung: boolean;
	/** What TikTok's side had received when the run ended. */
	readonly arrived: Arrived;
}

/** Real time; virtual time costs nothing, so a run that is still going has lost its way. */
const MAX_RUN_MS = 20_000;

/** Sign-ins that outlive any virtual wait: refreshing is not the matter here. */
const LONG_LIVED = { access_ttl_s: 30 * 86_400 };

const UNLIMITED = { creator_info_per_minute: null, init_per_minute: null, status_per_minute: null };

// The wire calls no credential hook; without this note a 401 would look like an n8n before 2.20.
noteHookCall();

/** An app, its creator, a credential, a file, and the node runs that post it. */
export class Scene {
	readonly file: TestFile;

	readonly route: PostRoute;

	readonly wire: Wire;

	/** Everything that was logged, as `level text`. */
	readonly logs: string[] = [];

	readonly attempts: Attempt[] = [];

	/** Called when a request of the node begins, with its number from 1. */
	onRequest: (count: number) => void = () => undefined;

	/** n8n's node context, which outlives a run. */
	private nodeContext: IContextObject = {};

	private constructor(
		private readonly spec: SceneSpec,
		readonly client: SandboxClient,
		readonly app: App,
		readonly token: TokenAnswer,
		readonly credentialId: string,
		readonly clock: VirtualClock,
	) {
		this.file = spec.file ?? SMALL_FILE;
		this.route = spec.route ?? DIRECT;
		this.wire = new Wire({
			node: nodeWith(credentialId),
			clock,
			accessToken: token.access_token,
			refuses: spec.refuses ?? (() => false),
			onRequest: (count) => this.onRequest(count),
			timeScale: spec.timeScale ?? (() => 1),
			defaultTimeoutMs: spec.defaultTimeoutMs ?? N8N_DEFAULT_TIMEOUT_MS,
		});
	}

	static async set(spec: SceneSpec = {}): Promise<Scene> {
		const { sharing } = spec;
		if (sharing !== undefined) {
			const { client, app, token, credentialId, clock } = sharing;
			return new Scene(spec, client, app, token, credentialId, clock);
		}
		const client = new SandboxClient(process.env.TIKTOK_SANDBOX_CONTROL ?? '');
		const switches = { store: 'hash' as const, ...LONG_LIVED, ...UNLIMITED, ...spec.app?.switches };
		const app = await client.createApp({ ...spec.app, switches });
		const token = await client.signIn(app.client_key, app.creators[0].open_id);
		const clock = new VirtualClock(async (ms) => await client.advance(app.client_key, ms));
		return new Scene(spec, client, app, token, randomUUID(), clock);
	}

	/**
	 * Runs the node once, as a try of *Retry On Fail* does, or as Retry of a saved execution.
	 *
	 * @param stop stops the execution
	 */
	async run(how: 'try' | 'retry' = 'try', stop = new AbortController()): Promise<Attempt> {
		if (how === 'retry') this.nodeContext = deepCopy(this.nodeContext);
		const afterSeq = (await this.client.requests(this.app.client_key)).at(-1)?.seq ?? 0;
		const sentBefore = this.wire.sent.length;
		const begunAt = this.clock.now();
		this.clock.signal = stop.signal;
		const overtime = new AbortController();
		const ended = await Promise.race([
			this.publish(stop.signal).finally(() => overtime.abort()),
			sleep(MAX_RUN_MS, { hung: true }, { signal: overtime.signal }).catch(() => ({ hung: true })),
		]);
		if (ended.hung) stop.abort();
		const attempt = {
			afterSeq,
			sent: this.wire.sent.slice(sentBefore),
			tookMs: this.clock.now() - begunAt,
			...ended,
			arrived: await arrivedAt(this),
		};
		this.attempts.push(attempt);
		return attempt;
	}

	/**
	 * Runs the node until a request begins. Then its process is killed: later runs know only what was
	 * noted by then.
	 *
	 * @param isDue whether the process is killed at this request
	 */
	async runUntil(isDue: (request: SentRequest) => boolean): Promise<Attempt> {
		const stop = new AbortController();
		let noted: IContextObject | undefined;
		this.onRequest = () => {
			const request = this.wire.sent.at(-1);
			if (request === undefined || !isDue(request)) return;
			noted ??= deepCopy(this.nodeContext);
			stop.abort();
		};
		const attempt = await this.run('try', stop);
		this.onRequest = () => undefined;
		this.nodeContext = noted ?? this.nodeContext;
		return attempt;
	}

	private async publish(signal: AbortSignal): Promise<Pick<Attempt, 'output' | 'error' | 'hung'>> {
		const policy = { ...DEFAULT_RETRY_POLICY, ...this.spec.policy };
		try {
			const tools = { clock: this.clock, policy };
			const [output] = await publishPosts(this.context(signal), this.route, tools);
			return { output, hung: false };
		} catch (error) {
			return { error, hung: false };
		}
	}

	private context(signal: AbortSignal): IExecuteFunctions {
		const { items, parameters } = this.spec;
		return postingContext(this.file.content, {
			items,
			parameters,
			credentialId: this.credentialId,
			signal,
			nodeContext: this.nodeContext,
			logs: this.logs,
			helpers: this.wire.helpers(signal),
		});
	}
}
