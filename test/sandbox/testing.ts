/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test client: it needs Node and its own libraries */
import { HttpsProxyAgent } from 'https-proxy-agent';
import axios, { type AxiosInstance, type AxiosRequestConfig, type AxiosResponse } from 'axios';
import fs from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

import { startSandbox, type App, type AppInput, type PostView, type Sandbox } from './index';
import { forEachRate } from './types';

export const API = 'https://open.tiktokapis.com';
export const PUBLISH = `${API}/v2/post/publish`;
export const AUTHORIZE = 'https://www.tiktok.com/v2/auth/authorize/';

/** The answer as text, so that bare ids stay exact. */
export type TextAnswer = AxiosResponse<string>;

/** A signed-in app. Most tests start with one that has no rate limits. */
export interface Session {
	app: App;
	token: string;
	open_id: string;
}

/** No limit on any endpoint. */
export const NO_LIMITS = forEachRate(() => null);

/** A sandbox, and an HTTP client that only knows its proxy and its CA. */
export class TestBench {
	private constructor(
		readonly sandbox: Sandbox,
		readonly http: AxiosInstance,
	) {}

	static async start(): Promise<TestBench> {
		const sandbox = await startSandbox();
		const ca = await fs.readFile(sandbox.ca_path, 'utf8');
		const httpsAgent = new HttpsProxyAgent(sandbox.proxy_url);
		// The options of its constructor apply only to the connection to the proxy.
		Object.assign(httpsAgent.options, { ca });
		const http = axios.create({
			proxy: false,
			httpsAgent,
			validateStatus: () => true,
			maxRedirects: 0,
			maxBodyLength: Infinity,
			responseType: 'text',
			transformResponse: (text: unknown) => text,
		});
		return new TestBench(sandbox, http);
	}

	get client() {
		return this.sandbox.client;
	}

	async signedIn(spec: AppInput = {}, scopes?: string[]): Promise<Session> {
		const app = await this.client.createApp({
			...spec,
			switches: { ...NO_LIMITS, ...spec.switches },
		});
		const { open_id } = app.creators[0];
		const { access_token } = await this.client.signIn(app.client_key, open_id, scopes);
		return { app, token: access_token, open_id };
	}

	async api(path: string, token: string, body: unknown, headers = {}): Promise<TextAnswer> {
		return await this.http.post<string>(`${PUBLISH}${path}`, JSON.stringify(body), {
			headers: {
				'Content-Type': 'application/json; charset=UTF-8',
				Authorization: `Bearer ${token}`,
				...headers,
			},
		});
	}

	/** Calls the display API, with GET if there is no body. */
	async display(path: string, token: string, fields: string, body?: unknown): Promise<TextAnswer> {
		return await this.http.request<string>({
			method: body === undefined ? 'GET' : 'POST',
			url: `${API}/v2${path}`,
			params: { fields },
			data: typeof body === 'string' ? body : JSON.stringify(body),
			headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
		});
	}

	/** Sends `fields` as a form, or a text unchanged. */
	async token(
		fields: Record<string, string> | string,
		contentType = 'application/x-www-form-urlencoded',
		path = '/v2/oauth/token/',
	): Promise<TextAnswer> {
		const body = typeof fields === 'string' ? fields : new URLSearchParams(fields).toString();
		return await this.http.post<string>(`${API}${path}`, body, {
			headers: { 'Content-Type': contentType },
		});
	}

	/** Sends the init of a direct post with chunks of `chunk` bytes. Returns `data` of the answer. */
	async init(
		session: Session,
		size: number,
		chunk = size,
		postInfo: object = {},
	): Promise<{ publish_id: string; upload_url: string }> {
		const answer = await this.api('/video/init/', session.token, {
			post_info: { privacy_level: 'PUBLIC_TO_EVERYONE', ...postInfo },
			source_info: fileUpload(size, chunk),
		});
		return JSON.parse(answer.data).data;
	}

	async put(
		url: string,
		bytes: Buffer,
		first: number,
		total: number,
		config: AxiosRequestConfig = {},
	): Promise<TextAnswer> {
		return await this.http.put<string>(url, bytes, {
			...config,
			headers: {
				'Content-Type': 'video/mp4',
				'Content-Length': bytes.length,
				'Content-Range': `bytes ${first}-${first + bytes.length - 1}/${total}`,
				...config.headers,
			},
		});
	}

	async status(session: Session, publishId: string): Promise<TextAnswer> {
		return await this.api('/status/fetch/', session.token, { publish_id: publishId });
	}

	/** The `data` of the status, with ids rounded by JSON.parse. */
	async statusData(session: Session, publishId: string): Promise<Record<string, unknown>> {
		return JSON.parse((await this.status(session, publishId)).data).data;
	}

	/** Waits until the app's only post fulfills the condition. */
	async postOnce({ app }: Session, isIt: (post: PostView) => boolean): Promise<PostView> {
		for (let tries = 0; tries < 300; tries += 1) {
			const [post] = await this.client.posts(app.client_key);
			if (isIt(post)) return post;
			await sleep(10);
		}
		throw new Error(`Not within 3 s: ${JSON.stringify(await this.client.posts(app.client_key))}`);
	}

	async close(): Promise<void> {
		await this.sandbox.close();
	}
}

export function fileUpload(size: number, chunk: number, count = Math.floor(size / chunk)) {
	return { source: 'FILE_UPLOAD', video_size: size, chunk_size: chunk, total_chunk_count: count };
}

/** Bytes with the start of an MP4 and varying content. */
export function mp4(size: number): Buffer {
	const bytes = Buffer.alloc(size, 'abcdefghijklmnopqrstuvwxyz0123456789 ');
	bytes.write('\0\0\0\x18ftypisom', 0, 'latin1');
	return bytes;
}

/** TikTok's error code in an answer's envelope. */
export function code(answer: TextAnswer): string {
	return JSON.parse(answer.data).error.code;
}

export function message(answer: TextAnswer): string {
	return JSON.parse(answer.data).error.message;
}
