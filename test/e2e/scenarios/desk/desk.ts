/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';

import axios, { type AxiosResponse } from 'axios';

import type { N8n } from '../../instance/n8n';
import { FORM_LOGIN } from '../examples/importing';
import { rows, type Row, type TablePath } from '../examples/table';

export const DESK_PATH = '/webhook/tiktok-desk';
const TOKEN = /name="token" value="([0-9a-f]{64})"/;

/** The desk as a program sees it: pages and forms by HTTP. */
export class Desk {
	constructor(
		readonly n8n: N8n,
		readonly table: TablePath,
	) {}

	/** A page. @param query such as `?edit=1` */
	async get(query = ''): Promise<AxiosResponse<string>> {
		return await this.request('GET', query);
	}

	/** Sends a form off with the token of the desk. @returns where the browser goes next */
	async press(form: Record<string, string>): Promise<string> {
		const answer = await this.send({ token: await this.token(), ...form });
		assert.equal(answer.status, 303, answer.data);
		return String(answer.headers.location);
	}

	/** Sends a form off as it is. */
	async send(form: Record<string, string>): Promise<AxiosResponse<string>> {
		return await this.request('POST', '', new URLSearchParams(form));
	}

	async token(): Promise<string> {
		const { data } = await this.get();
		const token = TOKEN.exec(data)?.[1];
		assert.ok(token, data.slice(0, 2_000));
		return token;
	}

	/** The rows that are posts, or what became of them. */
	async posts(): Promise<Row[]> {
		const all = await rows(this.n8n, this.table);
		return all.filter(({ status }) => status !== 'desk' && status !== 'engine');
	}

	/** What the desk keeps of TikTok's last answer, as JSON. */
	async facts(): Promise<string> {
		const all = await rows(this.n8n, this.table);
		return String(all.find(({ status }) => status === 'desk')?.facts ?? '');
	}

	/** The row with that caption. */
	async post(caption: string): Promise<Row> {
		const found = (await this.posts()).find((row) => row.caption === caption);
		assert.ok(found, `there is no row ${caption}`);
		return found;
	}

	private async request(
		method: string,
		query: string,
		data?: URLSearchParams,
	): Promise<AxiosResponse<string>> {
		return await axios.request<string>({
			method,
			url: `${this.n8n.rest.url}${DESK_PATH}${query}`,
			data,
			auth: FORM_LOGIN,
			proxy: false,
			maxRedirects: 0,
			responseType: 'text',
			validateStatus: () => true,
		});
	}
}
