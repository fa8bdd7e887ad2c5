import type {
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	INodeExecutionData,
} from 'n8n-workflow';

import {
	CREATOR_INFO,
	INBOX_VIDEO_INIT,
	PHOTO_INIT,
	STATUS_FETCH,
	VIDEO_INIT,
} from '../../../nodes/TikTok/api/endpoints';
import { fakeContext, type ContextParts } from './fakeContext';
import { okText } from './replies';
import { UploadHost, type Misbehaviour } from './uploadHost';

/** A JSON answer that comes instead of the usual one: text with its status, or an error thrown. */
export type Answer = { text: string; status?: number } | Error;

export const UPLOAD_URL = 'https://open-upload.tiktokapis.com/?upload_id=1&upload_token=secret';

export const CREATOR = {
	creator_username: 'my.shop',
	creator_nickname: 'My Shop',
	privacy_level_options: ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'],
	comment_disabled: false,
	duet_disabled: false,
	stitch_disabled: false,
	max_video_post_duration_sec: 600,
};

/** TikTok behind n8n's two HTTP helpers: everything goes well but what a test has planned. */
export class FakeTikTok {
	/** Every call in order: the last word of its path, or `PUT`. */
	readonly calls: string[] = [];

	/** Bodies of the inits. */
	readonly inits: IDataObject[] = [];

	readonly host: UploadHost;

	/** What a status is answered; by publish_id where it differs. */
	status: (publishId: string) => object = () => ({
		status: 'PUBLISH_COMPLETE',
		publicaly_available_post_id: ['7678907398077074696'],
	});

	creator: object = CREATOR;

	/** Called with the path of each call before it is answered; may throw. */
	meanwhile: ((path: string) => void) | undefined;

	private readonly planned = new Map<string, Answer[]>();

	constructor(puts: Misbehaviour[] = []) {
		this.host = new UploadHost(puts);
	}

	/** The next answers of an endpoint, before it is its usual self again. */
	plan(path: string, ...answers: Answer[]): void {
		this.planned.set(path, answers);
	}

	context(parts: ContextParts = {}): IExecuteFunctions {
		const items: INodeExecutionData[] = parts.items ?? [{ json: {} }];
		return fakeContext({
			...parts,
			items,
			helpers: {
				assertBinaryData: (itemIndex, field) => {
					const file = typeof field === 'string' ? items[itemIndex].binary?.[field] : undefined;
					if (file === undefined) throw new Error('no such file');
					return file;
				},
				httpRequestWithAuthentication: async (_, options) => await this.answer(options),
				httpRequest: async (options) => await this.put(options),
				...parts.helpers,
			},
		});
	}

	/** How often an endpoint was called. */
	count(word: string): number {
		return this.calls.filter((call) => call === word).length;
	}

	private async answer({ url, body }: IHttpRequestOptions) {
		const path = new URL(url).pathname;
		this.calls.push(path.split('/').at(-2) ?? path);
		const sent = JSON.parse(String(body)) as IDataObject;
		if (path.endsWith('/init/')) this.inits.push(sent);
		this.meanwhile?.(path);
		const planned = this.planned.get(path)?.shift();
		if (planned instanceof Error) throw planned;
		const { text, status = 200 } = planned ?? { text: okText(this.usual(path, sent)) };
		return await Promise.resolve({ statusCode: status, headers: {}, body: text });
	}

	private usual(path: string, sent: IDataObject): object {
		const publish_id = `v_pub_file~v2-1.${this.inits.length}`;
		switch (path) {
			case CREATOR_INFO.path:
				return this.creator;
			case VIDEO_INIT.path:
			case INBOX_VIDEO_INIT.path:
				return { publish_id, upload_url: UPLOAD_URL };
			case PHOTO_INIT.path:
				return { publish_id };
			case STATUS_FETCH.path:
				return this.status(String(sent.publish_id));
			default:
				throw new Error(`nobody plans ${path}`);
		}
	}

	private async put(options: IHttpRequestOptions) {
		this.calls.push('PUT');
		const result = await this.host.send({
			url: options.url,
			headers: options.headers as Record<string, string>,
			body: options.body,
			timeoutMs: options.timeout ?? 0,
			abortSignal: options.abortSignal as AbortSignal,
		});
		if ('fault' in result) throw Object.assign(new Error('lost'), { code: result.fault.code });
		const { status, headers, text } = result.answer;
		return { statusCode: status, headers, body: text };
	}
}
