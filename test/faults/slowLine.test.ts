import { API_BASE_URL } from '../../nodes/TikTok/api/endpoints';
import { DEFAULT_RETRY_POLICY } from '../../nodes/TikTok/upload/session/retryPolicy';
import { arrivedAt } from './arrived';
import { CLIP, THREE_CHUNKS } from './clip';
import { violationsOf } from './oracle';
import { Scene } from './scene';
import { codeOfError, messageOfError } from './shown';
import { timersEnd } from './afterRuns';

afterAll(timersEnd);

/** Stands for n8n's own five minutes. */
const SHORT_LIMIT_MS = 300;

/** So slow that the clip takes three times as long as that. */
const SLOW = { kind: 'slow' as const, bytes_per_second: Math.round(CLIP.length / 0.9) };

describe('a slow line', () => {
	test('a PUT that takes longer than n8n lets a request take by itself is sent once and succeeds', async () => {
		const scene = await Scene.set({
			app: { faults: [{ on: 'put', do: SLOW }] },
			defaultTimeoutMs: SHORT_LIMIT_MS,
		});
		const begunAt = Date.now();
		const { output } = await scene.run();

		expect(Date.now() - begunAt).toBeGreaterThan(2 * SHORT_LIMIT_MS);
		expect(output?.[0].json.status).toBe('PUBLISH_COMPLETE');
		const arrived = await arrivedAt(scene);
		expect(arrived.requests.filter(({ endpoint }) => endpoint === 'put')).toHaveLength(1);
		expect(violationsOf(scene, arrived)).toEqual([]);
	});

	test('that limit is there: a request that names none of its own ends by it', async () => {
		const scene = await Scene.set({
			app: { faults: [{ on: 'creator_info', do: { kind: 'delay', ms: 2_000 } }] },
			defaultTimeoutMs: SHORT_LIMIT_MS,
		});
		const { httpRequest } = scene.wire.helpers(undefined);
		const url = `${API_BASE_URL}/v2/post/publish/creator_info/query/`;
		const headers = { Authorization: `Bearer ${scene.token.access_token}` };
		await expect(httpRequest({ method: 'POST', url, headers })).rejects.toMatchObject({
			code: 'ECONNABORTED',
		});
	});

	test('every PUT may take what is left of the hour, no more', async () => {
		const busy = { kind: 'status' as const, status: 503, headers: { 'retry-after': '600' } };
		const scene = await Scene.set({
			file: THREE_CHUNKS,
			app: { faults: [{ on: 'put', chunk: 1, do: busy }] },
		});
		await scene.run();

		// A connection that was opened for the next chunk and closed again is no PUT: it has no answer.
		const puts = scene.wire.sent.filter(
			({ method, answer }) => method === 'PUT' && answer !== undefined,
		);
		expect(puts).toHaveLength(4);
		const ends = puts.map(({ at, timeoutMs = 0 }) => at + timeoutMs);
		for (const end of ends) expect(Math.abs(end - ends[0])).toBeLessThan(500);
		expect(puts[0].timeoutMs).toBeLessThanOrEqual(DEFAULT_RETRY_POLICY.deadlineMs);
		expect(puts[0].timeoutMs).toBeGreaterThan(DEFAULT_RETRY_POLICY.deadlineMs - 1_000);
		expect(puts[3].timeoutMs).toBeLessThan(DEFAULT_RETRY_POLICY.deadlineMs - 600_000);
	});

	test('when the hour is over the PUT under way is ended, and the error names the post', async () => {
		const scene = await Scene.set({
			app: { faults: [{ on: 'put', times: 'always', do: SLOW }] },
			policy: { deadlineMs: SHORT_LIMIT_MS },
		});
		const { error } = await scene.run();

		expect(codeOfError(error)).toBe('upload_deadline');
		const arrived = await arrivedAt(scene);
		expect(messageOfError(error)).toContain(arrived.posts[0].publish_id);
		expect(arrived.posts[0].published).toBe(false);
		expect(violationsOf(scene, arrived)).toEqual([]);
	});

	test('a PUT on which no byte moves is given up long before, and sent again', async () => {
		const scene = await Scene.set({
			app: { faults: [{ on: 'put', do: { kind: 'stall' } }] },
			policy: { stallMs: SHORT_LIMIT_MS },
		});
		const { output } = await scene.run();

		expect(output?.[0].json.status).toBe('PUBLISH_COMPLETE');
		const arrived = await arrivedAt(scene);
		expect(arrived.requests.filter(({ endpoint }) => endpoint === 'put')).toHaveLength(2);
		expect(arrived.posts).toMatchObject([{ published: true }]);
	});
});

describe('an init whose answer does not come', () => {
	test('ends after 30 seconds and counts as lost: nothing appears, and the next try starts again', async () => {
		const scene = await Scene.set({
			app: { faults: [{ on: 'init', do: { kind: 'stall', store: true } }] },
			timeScale: ({ url }) => (url.pathname.includes('/init/') ? 50 : 1),
		});
		const { error } = await scene.run();

		const init = scene.wire.sent.find(({ url }) => url.pathname.includes('/init/'));
		expect(init?.timeoutMs).toBe(30_000);
		expect(scene.clock.elapsedMs).toBeGreaterThanOrEqual(30_000);
		expect(codeOfError(error)).toBe('ECONNABORTED');
		expect(scene.wire.sent.filter(({ method }) => method === 'PUT')).toEqual([]);

		const { output } = await scene.run('try');
		expect(output?.[0].json.status).toBe('PUBLISH_COMPLETE');
		const arrived = await arrivedAt(scene);
		expect(arrived.posts.map((post) => post.published)).toEqual([false, true]);
		expect(violationsOf(scene, arrived)).toEqual([]);
	});
});
