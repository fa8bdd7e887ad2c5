import type { AppInput } from '../sandbox/types';
import { arrivedAt, type Arrived } from './arrived';
import { CHUNK_BYTES, paddedClip } from './clip';
import { violationsOf } from './oracle';
import { DRAFT, Scene } from './scene';
import { codeOfError } from './shown';
import { timersEnd } from './afterRuns';

afterAll(timersEnd);

type Switches = NonNullable<AppInput['switches']>;

async function postWith(switches: Switches) {
	const scene = await Scene.set({ app: { switches } });
	const { output } = await scene.run();
	const arrived = await arrivedAt(scene);
	expect(violationsOf(scene, arrived)).toEqual([]);
	return { json: output?.[0].json ?? {}, arrived };
}

function idsOf({ posts }: Arrived): string[] {
	return posts[0].post_ids;
}

describe('what TikTok leaves unclear', () => {
	const asIds: Switches[] = [
		{ post_ids: 'numbers' },
		{ post_ids: 'strings' },
		{ post_ids: 'string' },
		{ post_ids: 'scalar' },
		{ post_ids: 'scalar', moderation_ms: 20_000, no_post_ids: 'absent' },
		{ post_ids: 'numbers', moderation_ms: 20_000, no_post_ids: 'empty_list' },
		{ status_extra: true },
	];

	test.each(asIds)('ids with %j arrive exactly', async (switches) => {
		const { json, arrived } = await postWith(switches);
		expect(json.post_ids).toEqual(idsOf(arrived));
		expect(json.post_id).toMatch(/^\d{19}$/);
	});

	test.each<Switches>([{ post_ids: 'never' }, { moderation_ms: 3_600_000 }])(
		'no id comes with %j: published all the same',
		async (switches) => {
			const { json } = await postWith(switches);
			expect(json).toMatchObject({ status: 'PUBLISH_COMPLETE', post_id: null, post_url: null });
		},
	);

	test.each<Switches>([
		{ megabyte: 'decimal', min_chunk_bytes: 5_242_880 },
		{ megabyte: 'binary', min_chunk_bytes: 5_000_000 },
	])('chunks of 5 MiB are good with %j', async (switches) => {
		const scene = await Scene.set({ app: { switches }, file: paddedClip(2 * CHUNK_BYTES) });
		await scene.run();
		const arrived = await arrivedAt(scene);
		expect(arrived.posts).toMatchObject([{ published: true }]);
		expect(violationsOf(scene, arrived)).toEqual([]);
	});

	test.each<400 | 403>([400, 403])(
		'a sixth pending draft is refused with %i: the same each time, and nothing is begun',
		async (status) => {
			const scene = await Scene.set({
				route: DRAFT,
				app: { switches: { pending_share_status: status }, creators: [{ pending_shares: 5 }] },
			});
			const codes = [await scene.run(), await scene.run('try')].map(({ error }) =>
				codeOfError(error),
			);
			expect(codes).toEqual(Array(2).fill('spam_risk_too_many_pending_share'));
			expect((await arrivedAt(scene)).posts).toEqual([]);
		},
	);
});
