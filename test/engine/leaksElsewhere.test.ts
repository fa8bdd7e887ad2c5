/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run in Node, not inside n8n */
import './debugLog';

import http from 'node:http';
import type { AddressInfo } from 'node:net';

import type { INodeParameters } from 'n8n-workflow';

import { SIGNATURE } from '../leaks/cases';
import { leaks } from '../leaks/find';
import { startEngine, type Engine } from './harness';
import { keptText, textOf } from './keptText';
import { check, CLIP, directPost, itemWith, setStage } from './postSetup';
import { deliver, setTrigger } from './triggerSetup';

let engine: Engine;

beforeAll(async () => {
	engine = await startEngine();
});
afterAll(async () => await engine.close());

type Answer = (response: http.ServerResponse, secret: string) => void;

/** A page stands for any file that is no video. */
function page(headers: http.OutgoingHttpHeaders, body = '<p>Sign in</p>', status = 200): Answer {
	return (response) => {
		response.writeHead(status, { 'content-length': body.length, ...headers }).end(body);
	};
}

function video(headers: http.OutgoingHttpHeaders): Answer {
	return (response) => {
		response.writeHead(200, { 'content-length': CLIP.length, ...headers }).end(CLIP);
	};
}

describe('no secret of the address of a video is shown, saved or logged', () => {
	const ADDRESSES: Array<[string, (secret: string) => string]> = [
		['signed in its query', (secret) => `/clip.mp4?X-Amz-Signature=${secret}`],
		['that ends with a password', (secret) => `/dl/${secret}`],
		['with a session', (secret) => `/clip.mp4;jsessionid=${secret}`],
		['with a session and a name', (secret) => `/clip;jsessionid=${secret}.mp4`],
		['with a password and a query', (secret) => `/dl/${secret}?name=clip.mp4`],
	];
	const ANSWERS: Array<[string, (secret: string) => Answer]> = [
		['a video', () => video({ 'content-type': 'video/mp4' })],
		['a video of an odd type', (secret) => video({ 'content-type': secret })],
		['a type and a parameter', (secret) => video({ 'content-type': `video/x; a=${secret}` })],
		['a page', (secret) => page({}, `<p>No ${secret}</p>`)],
		['a name', (secret) => page({ 'content-disposition': `attachment; filename="${secret}"` })],
		['a refusal', (secret) => page({ 'x-echo': secret }, `No ${secret}`, 403)],
		['no size', (secret) => (response) => response.writeHead(200).end(`No ${secret}`)],
		[
			'a redirect to nowhere',
			(secret) => page({ location: `http://127.0.0.1:1/?t=${secret}` }, '', 302),
		],
		['a redirect to itself', (secret) => page({ location: `?token=${secret}` }, '', 302)],
		['a redirect to no address', (secret) => page({ location: `http://[${secret}` }, '', 302)],
		[
			'a reason phrase',
			(secret) => (response) => response.writeHead(404, `No ${secret}`).end(secret),
		],
		['no HTTP', (secret) => (response) => response.socket?.end(`HTTP/1.1 ${secret}\r\n\r\n`)],
	];

	describe.each(ADDRESSES)('%s', (_kind, pathOf) => {
		test.each(ANSWERS)('answered with %s', async (_answer, answerOf) => {
			expect(await leaksOf(pathOf(SIGNATURE), answerOf(SIGNATURE))).toEqual([]);
		});
	});

	describe('in a value of the option Headers', () => {
		test.each(ANSWERS)('answered with %s', async (_answer, answerOf) => {
			const header = [{ name: 'X-Key', value: SIGNATURE }];
			const more = { options: { firstCheckSec: 0, headers: { header } } };
			expect(await leaksOf('/clip.mp4', answerOf(SIGNATURE), more)).toEqual([]);
		});
	});

	test.each(ANSWERS)('of a Check, answered with %s', async (_answer, answerOf) => {
		const header = [{ name: 'X-Key', value: SIGNATURE }];
		const more = { ...check(), options: { previewUrl: true, headers: { header } } };
		expect(await leaksOf(`/clip.mp4?sig=${SIGNATURE}`, answerOf(SIGNATURE), more)).toEqual([]);
	});

	async function leaksOf(path: string, answer: Answer, more: INodeParameters = {}) {
		const server = http.createServer((_request, response) => answer(response, ''));
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		try {
			const { port } = server.address() as AddressInfo;
			const videoUrl = `http://127.0.0.1:${port}${path}`;
			const { credential } = await setStage(engine);
			const parameters = directPost({ ...more, videoSource: 'url', videoUrl });
			const result = await engine.run({ nodes: [engine.node(parameters, credential)] });
			return leaks(keptText(result), [SIGNATURE]);
		} finally {
			server.closeAllConnections();
			server.close();
		}
	}
});

describe('no secret of a webhook is shown, saved or logged', () => {
	const TOKEN = `act.${SIGNATURE}!5219.va`;
	const SECRETS: Array<[string, (clientSecret: string) => string]> = [
		['access token', () => TOKEN],
		['refresh token', () => TOKEN.replace('act', 'rft')],
		['client secret', (clientSecret) => clientSecret],
		['upload address', () => `https://open-upload.tiktokapis.com/upload?upload_token=${SIGNATURE}`],
		['signed address', () => `https://media.test/clip.mp4?X-Amz-Signature=${SIGNATURE}`],
	];
	const BODIES: Array<[string, (secret: string) => object]> = [
		['the reason', (reason) => ({ event: 'post.publish.failed', content: { reason } })],
		[
			'the publish_id',
			(publish_id) => ({ event: 'post.publish.complete', content: { publish_id } }),
		],
		['deep in the content', (deep) => ({ event: 'a', content: { list: [{ deep }, [deep]] } })],
		['the name of a field', (name) => ({ event: 'a', content: { [name]: 1 } })],
		['a content that is no JSON', (content) => ({ event: 'a', content })],
		['the event', (event) => ({ event, content: {} })],
		['the account', (user_openid) => ({ event: 'a', user_openid, content: {} })],
	];

	describe.each(SECRETS)('%s', (_kind, secretOf) => {
		test.each(BODIES)('signed by TikTok, in %s', async (_place, bodyOf) => {
			const stage = await setTrigger(engine);
			const secret = secretOf(stage.app.client_secret);
			const { content, ...rest } = bodyOf(secret) as { content: unknown };
			const text = typeof content === 'string' ? content : JSON.stringify(content);
			const frame = { client_key: stage.app.client_key, create_time: 1_780_000_000 };
			const lines = engine.log.length;
			await deliver(stage, JSON.stringify({ ...frame, ...rest, content: text }));
			await stage.webhook.close();
			expect(stage.webhook.started).toHaveLength(1);
			const kept = textOf([stage.webhook.started, stage.webhook.staticData]);
			const secrets = [SIGNATURE, stage.app.client_secret];
			expect(leaks(kept + textOf(engine.log.slice(lines)), secrets)).toEqual([]);
		});

		test('not signed by TikTok, in the body and in every header', async () => {
			const stage = await setTrigger(engine);
			const secret = secretOf(stage.app.client_secret);
			const lines = engine.log.length;
			const headers = { 'TikTok-Signature': `t=${secret},s=${secret}`, Authorization: secret };
			expect(await deliver(stage, JSON.stringify({ event: secret }), headers)).toBe(401);
			await stage.webhook.close();
			const secrets = [SIGNATURE, stage.app.client_secret];
			expect(leaks(textOf(engine.log.slice(lines)), secrets)).toEqual([]);
		});
	});
});

describe('texts from outside', () => {
	const ANSI = '\u001b[31m';

	test('of 100 kB or with a line break stay one short line in message, log and ledger', async () => {
		const { credential } = await setStage(engine);
		const name = `${ANSI}clip\nERROR forged ${'x'.repeat(100_000)}.mp4`;
		const item = await itemWith(engine, CLIP, {}, { fileName: name });
		const node = engine.node(directPost(), credential, { name: `TikTok${ANSI}\nERROR forged` });
		const result = await engine.run({ nodes: [node], items: [item] });
		expect(result.status).toBe('success');
		const ledger = textOf(result.data.executionData?.contextData);
		const log = result.log.filter(({ text }) => text.startsWith('TikTok:'));
		expect(log.length).toBeGreaterThan(1);
		for (const { text } of log) {
			expect(text.length).toBeLessThan(600);
			expect(text).not.toMatch(/\p{Cc}/u);
		}
		expect(ledger).toContain('clip ERROR forged');
		expect(ledger.length).toBeLessThan(3_000);
	});

	test.each([
		['of the field', { binaryPropertyName: `a\n${ANSI}${'x'.repeat(100_000)}` }],
		['of the level', { privacyLevel: { __rl: true, mode: 'name', value: `${ANSI}\nx` } }],
		['of the account', { postAs: { __rl: true, mode: 'name', value: `a\n${'x'.repeat(9_999)}` } }],
	])('the value %s is shown as one short line', async (_what, parameters) => {
		const { credential } = await setStage(engine);
		const item = await itemWith(engine);
		const nodes = [engine.node(directPost(parameters), credential)];
		const { error } = await engine.run({ nodes, items: [item] });
		expect(error?.message.length).toBeLessThan(700);
		expect(error?.message).not.toMatch(/\p{Cc}/u);
	});
});
