/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a test: it reads its transcripts from files beside it */
import fs from 'node:fs';
import path from 'node:path';

import { mp4, NO_LIMITS, TestBench, type TextAnswer } from './testing';
import type { AppInput } from './types';

/** One request of a client, and what TikTok answers. `{name}` stands for a value that is known. */
interface Step {
	does: string;
	send: {
		method: 'GET' | 'POST' | 'PUT';
		url: string;
		query?: Record<string, string>;
		headers?: Record<string, string>;
		form?: Record<string, string>;
		json?: object;
		/** The first byte and the one after the last, of a video of this size. */
		bytes?: [number, number];
		of?: number;
	};
	/** `body` has at least these fields. `data` has these and no others. */
	expect: { status: number; body?: object; data?: object };
	/** Values for later steps: a path in the body, or a parameter of the location. */
	keep?: Record<string, string>;
}

interface Transcript {
	client: string;
	app: AppInput;
	signedIn?: boolean;
	steps: Step[];
}

const FOLDER = path.join(__dirname, 'peers');
const transcripts = fs
	.readdirSync(FOLDER)
	.map((file) => JSON.parse(fs.readFileSync(path.join(FOLDER, file), 'utf8')) as Transcript);

let bench: TestBench;
beforeAll(async () => {
	bench = await TestBench.start();
});
afterAll(async () => await bench.close());

test.each(transcripts)('$client', async ({ app: spec, signedIn = false, steps }) => {
	const app = await bench.client.createApp({ ...spec, switches: { ...NO_LIMITS } });
	const { client_key, client_secret, redirect_uris, creators } = app;
	const [{ open_id }] = creators;
	const known: Record<string, string> = {
		client_key,
		client_secret,
		redirect_uri: redirect_uris[0],
		open_id,
	};
	if (signedIn) {
		const grant = await bench.client.signIn(client_key, open_id);
		known.token = grant.access_token;
		known.refresh_token = grant.refresh_token;
	}
	for (const step of steps) {
		const { does, send, expect: expected, keep = {} } = filled(step, known);
		const answer = await request(send);
		const body = answer.data.startsWith('{') ? JSON.parse(answer.data) : {};
		expect([does, answer.status]).toEqual([does, expected.status]);
		expect(body).toMatchObject(expected.body ?? {});
		if (expected.data !== undefined) expect(body.data).toEqual(expected.data);
		for (const [name, at] of Object.entries(keep)) known[name] = valueAt(at, answer, body);
	}
});

function filled(step: Step, known: Record<string, string>): Step {
	const fill = (_key: string, value: unknown) =>
		typeof value === 'string'
			? value.replace(/\{(\w+)\}/g, (whole, name: string) => known[name] ?? whole)
			: value;
	return JSON.parse(JSON.stringify(step), fill);
}

async function request({ method, url, query, ...send }: Step['send']): Promise<TextAnswer> {
	const { bytes, of = 0, form, json } = send;
	if (bytes !== undefined) {
		return await bench.put(url, mp4(of).subarray(...bytes), bytes[0], of);
	}
	const type = form === undefined ? 'application/json' : 'application/x-www-form-urlencoded';
	return await bench.http.request<string>({
		method,
		url,
		params: query,
		data: form === undefined ? JSON.stringify(json) : new URLSearchParams(form).toString(),
		headers: { 'Content-Type': type, ...send.headers },
	});
}

function valueAt(at: string, { headers }: TextAnswer, body: unknown): string {
	const [from, ...keys] = at.split('.');
	if (from === 'location') {
		return new URL(String(headers.location)).searchParams.get(keys[0]) ?? '';
	}
	return String(keys.reduce((value, key) => Object(value)[key], body));
}
