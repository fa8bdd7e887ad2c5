/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/require-node-api-error -- stands in for n8n's own helpers, which throw axios's errors as they are; the launcher passes the sandbox's proxy in the environment */
import { Readable } from 'node:stream';

import axios, { AxiosError, type AxiosResponse } from 'axios';
import { HttpsProxyAgent } from 'https-proxy-agent';
import {
	NodeApiError,
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type IN8nHttpFullResponse,
	type INode,
	type JsonObject,
} from 'n8n-workflow';

import type { VirtualClock } from './virtualClock';

/** n8n's own limit on a request that names none (milliseconds of wall clock). */
export const N8N_DEFAULT_TIMEOUT_MS = 300_000;

/** Nothing listens there: what goes by this proxy is refused before a byte is sent. */
const CLOSED_PROXY = 'http://127.0.0.1:1';

/** One request as the node asked for it. */
export interface SentRequest {
	readonly method: string;
	readonly url: URL;
	readonly contentRange: string | undefined;
	/** As passed by the node. */
	readonly timeoutMs: number | undefined;
	/** When it was begun, by the clock of the run. */
	readonly at: number;
	/** Bytes of the body that the HTTP client has taken; 0 unless the body is a stream. */
	handedOut: number;
	/** The whole answer, once it is there. */
	answer?: {
		readonly status: number;
		readonly headers: Readonly<Record<string, unknown>>;
		readonly text: string;
	};
}

export interface WireOptions {
	readonly node: INode;
	readonly clock: VirtualClock;
	readonly accessToken: string;
	/** Whether nobody listens at the other end of this request. */
	refuses(request: SentRequest): boolean;
	/** Called when a request begins, with its number from 1. */
	onRequest(count: number): void;
	/** The limit on a request is that many times shorter in real time; what is left of it passes at once. */
	timeScale(request: SentRequest): number;
	/** Stands for n8n's own limit, before scaling. */
	readonly defaultTimeoutMs: number;
}

type Helpers = Pick<IExecuteFunctions['helpers'], 'httpRequest' | 'httpRequestWithAuthentication'>;

/**
 * n8n's two HTTP helpers as n8n 2.41 builds them on axios: one connection per request through the
 * proxy of the environment, statuses thrown unless ignored, authenticated errors wrapped. They do
 * not refresh: the access token is a long-lived one.
 */
export class Wire {
	/** Everything that was sent, refused or not. */
	readonly sent: SentRequest[] = [];

	constructor(private readonly options: WireOptions) {}

	/** @param signal of the execution, which n8n adds to authenticated requests by itself */
	helpers(signal: AbortSignal | undefined): Helpers {
		const { node, accessToken } = this.options;
		return {
			httpRequest: async (options) => await this.send(options),
			httpRequestWithAuthentication: async (_credential, options) => {
				const headers = { ...options.headers, Authorization: `Bearer ${accessToken}` };
				try {
					return await this.send({ ...options, headers, abortSignal: signal });
				} catch (error) {
					throw new NodeApiError(node, error as JsonObject);
				}
			},
		};
	}

	private async send(options: IHttpRequestOptions): Promise<IN8nHttpFullResponse> {
		const { clock, defaultTimeoutMs } = this.options;
		const request = this.note(options);
		const limitMs = options.timeout ?? defaultTimeoutMs;
		const begunAt = Date.now();
		try {
			const realLimitMs = Math.ceil(limitMs / this.options.timeScale(request));
			const response = await this.exchange(options, request, realLimitMs);
			const { data, headers, status, statusText } = response;
			request.answer = { status, headers: { ...headers }, text: data };
			return { body: data, headers: { ...headers }, statusCode: status, statusMessage: statusText };
		} catch (error) {
			const isTimeout = error instanceof AxiosError && error.code === AxiosError.ECONNABORTED;
			if (isTimeout) await clock.pass(limitMs - (Date.now() - begunAt));
			throw error;
		}
	}

	private async exchange(
		options: IHttpRequestOptions,
		request: SentRequest,
		timeout: number,
	): Promise<AxiosResponse<string>> {
		const proxy = this.options.refuses(request) ? CLOSED_PROXY : process.env.HTTPS_PROXY;
		if (proxy === undefined) throw new Error('start the tests through test/launch.ts');
		return await axios.request<string>({
			method: options.method,
			url: options.url,
			headers: { 'User-Agent': 'n8n', ...options.headers } as Record<string, string>,
			data: options.body,
			responseType: options.encoding,
			transformResponse: (text: string) => text,
			signal: options.abortSignal,
			timeout,
			maxBodyLength: Infinity,
			maxContentLength: Infinity,
			maxRedirects: options.disableFollowRedirect === true ? 0 : undefined,
			proxy: false,
			httpsAgent: new HttpsProxyAgent(proxy),
			...validation(options),
		});
	}

	private note(options: IHttpRequestOptions): SentRequest {
		const headers = options.headers as Record<string, string | undefined>;
		const request: SentRequest = {
			method: options.method ?? 'GET',
			url: new URL(options.url),
			contentRange: headers['Content-Range'],
			timeoutMs: options.timeout,
			at: this.options.clock.now(),
			handedOut: 0,
		};
		countHandedOut(options.body, (bytes) => (request.handedOut += bytes));
		this.sent.push(request);
		this.options.onRequest(this.sent.length);
		return request;
	}
}

/** Counts what a stream gives to its reader, without reading it. */
function countHandedOut(body: unknown, taken: (bytes: number) => void): void {
	if (!(body instanceof Readable)) return;
	const { emit } = body;
	body.emit = (event: string | symbol, ...values: unknown[]) => {
		if (event === 'data' && Buffer.isBuffer(values[0])) taken(values[0].length);
		return emit.call(body, event, ...values);
	};
}

function validation({ ignoreHttpStatusErrors: ignored }: IHttpRequestOptions) {
	if (ignored === undefined || ignored === false) return {};
	const thrown = typeof ignored === 'object' ? (ignored.except ?? []) : [];
	return { validateStatus: (status: number) => !thrown.includes(status) };
}
