/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run in Node, not inside n8n */
import axios from 'axios';
import { setTimeout as sleep } from 'node:timers/promises';

import type { AppInput } from '../sandbox/types';
import { startEngine, type Engine, type RunningExecution, type RunResult } from './harness';
import {
	CLIP,
	directPost,
	itemWith,
	paddedClip,
	requestsTo,
	setStage,
	type Stage,
} from './postSetup';
import { callNode, tokenRequests } from './signInSetup';

/** Of a line on which a file takes a second and a half. */
const BYTES_PER_SECOND = 8_000_000;

/** Long enough for whatever was still to come. */
const AFTERWARDS_MS = 2_500;

describe('faults in the engine', () => {
	let engine: Engine;

	beforeAll(async () => {
		engine = await startEngine();
	});
	afterAll(async () => await engine.close());

	async function start(
		app: AppInput,
		file: Buffer = CLIP,
	): Promise<{ stage: Stage; running: RunningExecution }> {
		const stage = await setStage(engine, app);
		const node = engine.node(directPost(), stage.credential);
		const running = engine.start({ nodes: [node], items: [await itemWith(engine, file)] });
		return { stage, running };
	}

	async function untilAskedFor(stage: Stage, endpoint: string): Promise<void> {
		while ((await requestsTo(stage, endpoint)).length === 0) await sleep(20);
	}

	async function requestCount(stage: Stage): Promise<number> {
		return (await stage.client.requests(stage.app.client_key)).length;
	}

	test('a stop aborts the PUT in flight within a second, and no request follows', async () => {
		const { stage, running } = await start(
			{ faults: [{ on: 'put', do: { kind: 'slow', bytes_per_second: BYTES_PER_SECOND } }] },
			paddedClip(BYTES_PER_SECOND + BYTES_PER_SECOND / 2),
		);
		await untilAskedFor(stage, 'put');
		const before = await requestCount(stage);
		running.cancel();
		await running.result;
		await sleep(AFTERWARDS_MS);

		// Half a second later TikTok would have had the whole file.
		const [post] = await stage.client.posts(stage.app.client_key);
		expect(post).toMatchObject({ published: false, uploaded_bytes: 0 });
		const [put] = await requestsTo(stage, 'put');
		expect(put.status).toBeNull();
		expect(put.body_bytes).toBeLessThan(post.video_size);
		expect(await requestCount(stage)).toBe(before);
	});

	test('a stop ends the wait for the status within a second, and no request follows', async () => {
		const { stage, running } = await start({ outcomes: [{ publish: 0, never_finishes: true }] });
		await untilAskedFor(stage, 'status');
		await sleep(100);
		const before = await requestCount(stage);
		running.cancel();
		await running.result;
		await sleep(AFTERWARDS_MS);

		expect(await requestCount(stage)).toBe(before);
		const [post] = await stage.client.posts(stage.app.client_key);
		const line = engine.log.find(({ text }) => text.includes(post.publish_id));
		expect(line?.text).toContain(`execution ${running.executionId}`);
	});

	/** n8n saves of a stopped execution only what it began with: its Retry has an empty ledger. */
	async function retryOfStopped(stage: Stage, file: Buffer): Promise<RunResult> {
		return await engine.run({
			nodes: [engine.node(directPost(), stage.credential)],
			items: [await itemWith(engine, file)],
			mode: 'retry',
		});
	}

	test('Retry after a stop in the wait: the post is found, not made again', async () => {
		const { stage, running } = await start({ switches: { processing_ms: 2_500 } });
		await untilAskedFor(stage, 'status');
		running.cancel();
		await running.result;
		const retried = await retryOfStopped(stage, CLIP);

		expect(retried.summary).toBe('success');
		expect(await requestsTo(stage, 'init')).toHaveLength(1);
		expect(await requestsTo(stage, 'put')).toHaveLength(1);
		const [post, ...others] = await stage.client.posts(stage.app.client_key);
		expect(others).toEqual([]);
		expect(post.published).toBe(true);
		expect(retried.items('TikTok')[0].json).toMatchObject({
			publish_id: post.publish_id,
			status: 'PUBLISH_COMPLETE',
			warnings: [expect.stringContaining(`Execution ${running.executionId}, which was stopped`)],
		});
	});

	test('Retry after a stop in the first of several PUTs: posted once, the old publish_id named', async () => {
		const file = paddedClip(70_000_000);
		const { stage, running } = await start(
			{
				faults: [
					{ on: 'put', publish: 0, do: { kind: 'slow', bytes_per_second: BYTES_PER_SECOND } },
				],
			},
			file,
		);
		await untilAskedFor(stage, 'put');
		running.cancel();
		await running.result;
		const retried = await retryOfStopped(stage, file);

		expect(retried.summary).toBe('success');
		const posts = await stage.client.posts(stage.app.client_key);
		const published = posts.filter((post) => post.published);
		expect(published).toHaveLength(1);
		const [old] = posts.filter((post) => !post.published);
		expect(retried.items('TikTok')[0].json.warnings).toContainEqual(
			expect.stringContaining(`publish_id ${old.publish_id}`),
		);
	});

	test('a 401 in the middle of the wait refreshes the token and goes on', async () => {
		const { stage, running } = await start({ switches: { processing_ms: 2_500 } });
		await untilAskedFor(stage, 'status');
		await stage.client.expireAccessTokens(stage.app.client_key);
		const result = await running.result;

		expect(result.summary).toBe('success');
		expect(result.items('TikTok')[0].json).toMatchObject({
			status: 'PUBLISH_COMPLETE',
			warnings: [],
		});
		const statuses = (await requestsTo(stage, 'status')).map(({ status }) => status);
		expect(statuses).toContain(401);
		expect(await tokenRequests(stage.client, stage.app)).toHaveLength(1);
		expect(await requestsTo(stage, 'init')).toHaveLength(1);
	});

	test.each(['200', '4xx'] as const)(
		'a sign-in that dies during the wait (token errors as %s) is a warning with the publish_id, no error',
		async (token_error_status) => {
			const { stage, running } = await start({
				switches: { processing_ms: 60_000, token_error_status },
			});
			await untilAskedFor(stage, 'status');
			await stage.client.killRefreshToken(stage.app.client_key);
			await stage.client.expireAccessTokens(stage.app.client_key);
			const result = await running.result;

			expect(result.summary).toBe('success');
			const [post] = await stage.client.posts(stage.app.client_key);
			const [{ json }] = result.items('TikTok');
			expect(json).toMatchObject({ publish_id: post.publish_id, completed_at: null });
			expect(json.warnings).toEqual([
				expect.stringContaining('its status could not be read'),
				expect.stringContaining('Do not post it again'),
			]);
		},
	);

	test("a PUT that takes longer than n8n's own limit on a request succeeds", async () => {
		const { timeout } = axios.defaults;
		// n8n's five minutes, scaled down.
		axios.defaults.timeout = 500;
		try {
			const slow = { kind: 'slow' as const, bytes_per_second: Math.round(CLIP.length / 1.5) };
			const { stage, running } = await start({ faults: [{ on: 'put', do: slow }] });
			const result = await running.result;
			expect(result.summary).toBe('success');
			expect(await requestsTo(stage, 'put')).toHaveLength(1);

			const other = await setStage(engine, {
				faults: [{ on: 'creator_info', do: { kind: 'delay', ms: 1_500 } }],
			});
			const ended = await engine.run({ nodes: [callNode(other.credential)] });
			expect(ended.errorText).toMatch(/timeout of 500ms|took too long|timed out|aborted/);
		} finally {
			axios.defaults.timeout = timeout;
		}
	});
});
