import type { AppInput, FaultInput } from '../sandbox/types';
import { acceptedInits, arrivedAt, isOut, type Arrived } from './arrived';
import { paddedClip, THREE_CHUNKS } from './clip';
import { violationsOf } from './oracle';
import { Scene, type SceneSpec } from './scene';
import { codeOfError } from './shown';
import { timersEnd } from './afterRuns';

afterAll(timersEnd);

async function sceneWith(faults: FaultInput[], spec: SceneSpec = {}): Promise<Scene> {
	return await Scene.set({ ...spec, app: { ...spec.app, faults } });
}

/** An envelope of TikTok's that says no. */
function refusal(status: number, code: string, message = 'No'): FaultInput['do'] {
	return { kind: 'status', status, body: { error: { code, message, log_id: '2026' } } };
}

function rangesPut({ requests }: Arrived): Array<string | null> {
	return requests.filter(({ endpoint }) => endpoint === 'put').map((put) => put.content_range);
}

function count({ requests }: Arrived, endpoint: string): number {
	return requests.filter((request) => request.endpoint === endpoint).length;
}

describe('what other publishers get wrong', () => {
	test('PB-18: the third chunk gets 503 twice, then is taken with the same range', async () => {
		const scene = await sceneWith(
			[{ on: 'put', chunk: 2, times: 2, do: { kind: 'status', status: 503 } }],
			{ file: THREE_CHUNKS },
		);
		await scene.run();

		const arrived = await arrivedAt(scene);
		const size = THREE_CHUNKS.content.length;
		const third = `bytes 10485760-${size - 1}/${size}`;
		expect(rangesPut(arrived).slice(2)).toEqual([third, third, third]);
		expect(arrived.posts).toMatchObject([{ published: true, sha256: THREE_CHUNKS.sha256 }]);
		expect(scene.clock.sleeps.slice(0, 2)).toEqual([1_125, 3_375]);
	});

	test('PB-19: a repeated range that TikTok had already is answered 416: it continues, without a new init', async () => {
		const scene = await sceneWith(
			[
				{ on: 'put', chunk: 1, do: { kind: 'reset', when: 'after' } },
				{ on: 'status', do: { kind: 'status', status: 400 } },
			],
			{ file: THREE_CHUNKS },
		);
		await scene.run();

		const arrived = await arrivedAt(scene);
		const puts = arrived.requests.filter(({ endpoint }) => endpoint === 'put');
		expect(puts.map(({ chunk, status }) => [chunk, status])).toEqual([
			[0, 206],
			[1, null],
			[1, 416],
			[2, 201],
		]);
		expect(count(arrived, 'init')).toBe(1);
		expect(violationsOf(scene, arrived)).toEqual([]);
		expect(arrived.posts).toMatchObject([{ published: true }]);
	});

	const afterInit: Array<[name: string, fault: FaultInput]> = [
		[
			'the last PUT is cut each time',
			{ on: 'put', times: 'always', do: { kind: 'reset', when: 'during' } },
		],
		[
			'the last PUT is refused',
			{ on: 'put', times: 'always', do: { kind: 'status', status: 400 } },
		],
		[
			'the answer to the last PUT is lost',
			{ on: 'put', times: 'always', do: { kind: 'reset', when: 'after' } },
		],
		[
			'the status never comes',
			{ on: 'status', times: 'always', do: { kind: 'status', status: 503 } },
		],
	];

	test.each(afterInit)(
		'PB-50: %s, and n8n tries again and again: one init, at most one post',
		async (_name, fault) => {
			const scene = await sceneWith([fault]);
			await scene.run();
			await scene.run('try');
			await scene.client.clearFaults(scene.app.client_key);
			await scene.run('retry');

			const arrived = await arrivedAt(scene);
			expect(acceptedInits(arrived)).toHaveLength(1);
			expect(arrived.posts.filter(isOut).length).toBeLessThanOrEqual(1);
			expect(violationsOf(scene, arrived)).toEqual([]);
		},
	);

	const permanent: Array<[on: FaultInput['on'], code: string]> = [
		['init', 'invalid_params'],
		['init', 'spam_risk_too_many_posts'],
		['init', 'privacy_level_option_mismatch'],
		['creator_info', 'spam_risk_user_banned_from_posting'],
	];

	test.each(permanent)('PB-51: %s refused with %s: one attempt, no pause', async (on, code) => {
		const scene = await sceneWith([{ on, times: 'always', do: refusal(400, code) }]);
		const { error } = await scene.run();

		expect(codeOfError(error)).toBe(code);
		expect(count(await arrivedAt(scene), on)).toBe(1);
		expect(scene.clock.sleeps).toEqual([]);
	});

	const plans: Array<[name: string, switches: AppInput['switches'], published: boolean]> = [
		['chunks over 32 MB', { max_chunk_bytes: 32_000_000 }, true],
		['any chunk over 6 MB', { max_chunk_bytes: 6_000_000 }, false],
	];

	test.each(plans)(
		'PB-51, the one exception: TikTok refuses %s: planned again once',
		async (_name, switches, published) => {
			const scene = await Scene.set({
				file: paddedClip(70_000_000),
				app: { switches },
				parameters: { options: {} },
			});
			await scene.run();

			const arrived = await arrivedAt(scene);
			expect(count(arrived, 'init')).toBe(2);
			expect(arrived.posts.map((post) => post.published)).toEqual(published ? [true] : []);
			expect(violationsOf(scene, arrived)).toEqual([]);
		},
	);

	test('PB-52: Retry-After is honoured, by an init and by a PUT; without one a minute is waited out', async () => {
		const busy = { kind: 'status' as const, status: 429, headers: { 'retry-after': '17' } };
		const scene = await sceneWith([
			{ on: 'creator_info', do: { kind: 'status', status: 429 } },
			{ on: 'init', do: busy },
			{ on: 'put', do: busy },
		]);
		const { output } = await scene.run();

		expect(output?.[0].json.status).toBe('PUBLISH_COMPLETE');
		expect(scene.clock.sleeps.slice(0, 3)).toEqual([60_000, 17_000, 17_000]);
	});

	test('PB-53: a code that only contains a known one is not that one', async () => {
		const scene = await sceneWith([
			{ on: 'init', do: refusal(400, 'not_rate_limit_exceeded', 'rate_limit_exceeded') },
		]);
		const { error } = await scene.run();

		expect(codeOfError(error)).toBe('not_rate_limit_exceeded');
		expect(count(await arrivedAt(scene), 'init')).toBe(1);
		expect(scene.clock.sleeps).toEqual([]);
	});

	test('PB-53: a fail_reason that only contains `internal` allows no new post', async () => {
		const scene = await Scene.set({
			app: { outcomes: [{ publish: 0, fail_reason: 'internal_review_rejected' }] },
		});
		await scene.run();
		const { error } = await scene.run('try');

		expect(codeOfError(error)).toBe('internal_review_rejected');
		expect(acceptedInits(await arrivedAt(scene))).toHaveLength(1);
	});
});
