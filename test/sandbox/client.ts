/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test server that never ships with the node: it needs Node and its own libraries */
import http from 'node:http';

import axios, { type AxiosInstance } from 'axios';

import type {
	App,
	AppInput,
	AppPatch,
	Creator,
	CreatorInput,
	CreatorPatch,
	FaultInput,
	LoggedRequest,
	PostPatch,
	PostView,
	TokenAnswer,
	TokenCall,
	UploadView,
	WebhookDelivery,
	WebhookSendInput,
} from './types';

/**
 * Controls a running sandbox from any process, over plain loopback HTTP.
 * Every method rejects with an explanation if the sandbox refuses the request.
 */
export class SandboxClient {
	private readonly http: AxiosInstance;

	constructor(readonly controlUrl: string) {
		this.http = axios.create({
			baseURL: `${controlUrl}/control`,
			proxy: false,
			httpAgent: new http.Agent({ keepAlive: false }),
			validateStatus: () => true,
			maxBodyLength: Infinity,
		});
	}

	async createApp(spec: AppInput = {}): Promise<App> {
		return await this.call('POST', '/apps', spec);
	}

	async getApp(clientKey: string): Promise<App> {
		return await this.call('GET', `/apps/${clientKey}`);
	}

	/** Merges `switches`. Replaces every other field. */
	async updateApp(clientKey: string, patch: AppPatch): Promise<App> {
		return await this.call('PATCH', `/apps/${clientKey}`, patch);
	}

	async createCreator(clientKey: string, spec: CreatorInput = {}): Promise<Creator> {
		return await this.call('POST', `/apps/${clientKey}/creators`, spec);
	}

	async updateCreator(clientKey: string, openId: string, patch: CreatorPatch): Promise<Creator> {
		return await this.call('PATCH', `/apps/${clientKey}/creators/${openId}`, patch);
	}

	/** Grants the scopes (by default all of the app) without a browser. Returns the answer of the token endpoint. */
	async signIn(clientKey: string, openId: string, scopes?: string[]): Promise<TokenAnswer> {
		return await this.call('POST', `/apps/${clientKey}/sign-in`, { open_id: openId, scopes });
	}

	async expireAccessTokens(clientKey: string): Promise<void> {
		await this.call('POST', `/apps/${clientKey}/expire-access-tokens`);
	}

	/** Invalidates every refresh token of the app, or only those of one creator. */
	async killRefreshToken(clientKey: string, openId?: string): Promise<void> {
		await this.call('POST', `/apps/${clientKey}/kill-refresh-token`, { open_id: openId });
	}

	/** Moves the app's clock forward. Returns its new time (epoch milliseconds) after the first attempt of each webhook that is now due. */
	async advance(clientKey: string, ms: number): Promise<number> {
		return (await this.call<{ now: number }>('POST', `/apps/${clientKey}/clock`, { advance: ms }))
			.now;
	}

	/** Stops the app's clock at that time (epoch milliseconds). `null` starts it again from there. */
	async freeze(clientKey: string, epochMs: number | null): Promise<number> {
		return (
			await this.call<{ now: number }>('POST', `/apps/${clientKey}/clock`, { freeze: epochMs })
		).now;
	}

	async addFaults(clientKey: string, faults: FaultInput[]): Promise<void> {
		await this.call('POST', `/apps/${clientKey}/faults`, faults);
	}

	async clearFaults(clientKey: string): Promise<void> {
		await this.call('DELETE', `/apps/${clientKey}/faults`);
	}

	async requests(clientKey: string): Promise<LoggedRequest[]> {
		return await this.call('GET', `/apps/${clientKey}/requests`);
	}

	/** Requests to TikTok's hosts that belong to no app. */
	async strayRequests(): Promise<LoggedRequest[]> {
		return await this.call('GET', '/strays');
	}

	async uploads(clientKey: string): Promise<UploadView[]> {
		return await this.call('GET', `/apps/${clientKey}/uploads`);
	}

	async posts(clientKey: string): Promise<PostView[]> {
		return await this.call('GET', `/apps/${clientKey}/posts`);
	}

	async setPost(clientKey: string, publishId: string, patch: PostPatch): Promise<PostView> {
		return await this.call('PATCH', `/apps/${clientKey}/posts/${publishId}`, patch);
	}

	async tokenCalls(clientKey: string): Promise<TokenCall[]> {
		return await this.call('GET', `/apps/${clientKey}/token-calls`);
	}

	/** The user removes the app. `reason` is one of REMOVAL_REASONS, by default 1. */
	async disconnect(clientKey: string, openId: string, reason?: number): Promise<void> {
		await this.call('POST', `/apps/${clientKey}/disconnect`, { open_id: openId, reason });
	}

	/** Every event so far, once no attempt is in progress. */
	async webhookDeliveries(clientKey: string): Promise<WebhookDelivery[]> {
		return await this.call('GET', `/apps/${clientKey}/webhooks`);
	}

	/** Sends an event of any kind, genuine or forged. Returns after the first attempts. */
	async sendWebhook(clientKey: string, order: WebhookSendInput): Promise<WebhookDelivery[]> {
		return await this.call('POST', `/apps/${clientKey}/webhooks`, order);
	}

	/** Presses the portal's _Test URL_ button. Returns after the only attempt. */
	async pingWebhook(clientKey: string): Promise<WebhookDelivery> {
		return await this.call('POST', `/apps/${clientKey}/webhooks/ping`);
	}

	/** Makes the proxy forward `https://HOST` to a plain HTTP server on that loopback port. */
	async forward(host: string, port: number): Promise<void> {
		await this.call('POST', '/forwards', { host, port });
	}

	private async call<T = void>(method: string, url: string, data?: unknown): Promise<T> {
		const answer = await this.http.request<T & { error?: string }>({ method, url, data });
		if (answer.status >= 400) {
			throw new Error(`TikTok sandbox: ${answer.data.error ?? `HTTP ${answer.status}`}`);
		}
		return answer.data;
	}
}
