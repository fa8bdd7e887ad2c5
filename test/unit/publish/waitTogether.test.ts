import { waitForPosts, type FollowedPost } from '../../../nodes/TikTok/publish/follow/pollPosts';
import { FakeClock } from '../support/fakeClock';
import { ok, ScriptedClient } from '../support/replies';

const SETTINGS = { wait: true, firstPauseMs: 3_000, maxWaitMs: 600_000 };

function post(publishId: string): FollowedPost {
	return { publishId, settings: SETTINGS, expectsPostId: false };
}

describe('several posts', () => {
	test('the fourth of ten never finishes and holds up nobody', async () => {
		const clock = new FakeClock();
		const began = clock.now();
		const posts = Array.from({ length: 10 }, (_, n) => post(`post-${n}`));
		const client = new ScriptedClient(({ publish_id: id }) =>
			ok({ status: id === 'post-3' ? 'PROCESSING_UPLOAD' : 'PUBLISH_COMPLETE' }),
		);
		await waitForPosts(client, clock, posts);
		const ended = posts.map(({ endedAt = 0 }) => endedAt - began);
		expect(ended.filter((_, n) => n !== 3)).toEqual(Array(9).fill(3_000));
		expect(ended[3]).toBe(600_000);
		expect(clock.now() - began).toBe(600_000);
	});

	test('nothing is asked of a finished post, and nobody waits after the last', async () => {
		const clock = new FakeClock();
		const began = clock.now();
		const questions: Record<string, number> = {};
		const client = new ScriptedClient(({ publish_id: id }) => {
			questions[String(id)] = (questions[String(id)] ?? 0) + 1;
			const late = id === 'late' && questions.late < 4;
			return ok({ status: late ? 'PROCESSING_UPLOAD' : 'PUBLISH_COMPLETE' });
		});
		await waitForPosts(client, clock, [post('early'), post('late')]);
		expect(questions).toEqual({ early: 1, late: 4 });
		expect(clock.now() - began).toBe(3_000 + 3_000 + 4_500 + 6_750);
	});

	test('none: nothing happens', async () => {
		const clock = new FakeClock();
		await waitForPosts(new ScriptedClient(() => ok()), clock, []);
		expect(clock.sleeps).toEqual([]);
	});

	test('each has its own settings', async () => {
		const clock = new FakeClock();
		const began = clock.now();
		const quick: FollowedPost = { ...post('quick'), settings: { ...SETTINGS, maxWaitMs: 10_000 } };
		const slow: FollowedPost = { ...post('slow'), settings: { ...SETTINGS, maxWaitMs: 60_000 } };
		const client = new ScriptedClient(() => ok({ status: 'PROCESSING_UPLOAD' }));
		await waitForPosts(client, clock, [slow, quick]);
		expect(endOf(quick) - began).toBe(10_000);
		expect(endOf(slow) - began).toBe(60_000);
	});

	test('a stopped execution ends the wait', async () => {
		const abort = new AbortController();
		const clock = new FakeClock(0, abort.signal);
		const client = new ScriptedClient(() => {
			abort.abort();
			return ok({ status: 'PROCESSING_UPLOAD' });
		});
		await expect(waitForPosts(client, clock, [post('a')])).rejects.toThrow('stopped');
		expect(client.calls).toHaveLength(1);
	});
});

function endOf({ endedAt }: FollowedPost): number {
	return endedAt ?? 0;
}
