import type { IDataObject } from 'n8n-workflow';

import type { Reply } from '../../../../nodes/TikTok/api/envelope';
import {
	CONFIRM_MS,
	MAX_PAUSE_MS,
	POST_ID_GRACE_MS,
	pollPosts,
	type PostToPoll,
} from '../../../../nodes/TikTok/publish/follow/pollPosts';
import { FakeClock } from '../../support/fakeClock';
import { ok, refusal, ScriptedClient, someFault } from '../../support/replies';

const MINUTE_MS = 60_000;

function post(publishId = 'a', more: Partial<PostToPoll> = {}): PostToPoll {
	const settings = { wait: true, firstPauseMs: 3_000, maxWaitMs: 10 * MINUTE_MS };
	return { publishId, settings, expectsPostId: false, ...more };
}

function status(name: string, more: IDataObject = {}): Reply {
	return ok({ status: name, ...more });
}

/** Follows one post whose questions are answered in turn; the last answer stays. */
async function follow(answers: Reply[], more: Partial<PostToPoll> = {}) {
	const clock = new FakeClock();
	const began = clock.now();
	const askedAt: number[] = [];
	const client = new ScriptedClient((_, __, nth) => {
		askedAt.push(clock.now() - began);
		return answers[Math.min(nth, answers.length) - 1];
	});
	const [followed] = await pollPosts(client, clock, [post('a', more)]);
	return { followed, askedAt, endedMs: clock.now() - began };
}

describe('one post', () => {
	test.each(['PUBLISH_COMPLETE', 'SEND_TO_USER_INBOX', 'FAILED'])(
		'PB-48: is followed to %s, and no longer',
		async (final) => {
			const { followed, askedAt, endedMs } = await follow([
				status('PROCESSING_UPLOAD'),
				status('PROCESSING_UPLOAD'),
				status(final),
			]);
			expect(followed.status?.status).toBe(final);
			expect(askedAt).toEqual([3_000, 6_000, 10_500]);
			expect(endedMs).toBe(10_500);
		},
	);

	test('PB-49: a stuck one ends exactly at the deadline, with what was said last', async () => {
		const { followed, askedAt, endedMs } = await follow([status('PROCESSING_UPLOAD')]);
		expect(endedMs).toBe(10 * MINUTE_MS);
		expect(askedAt[askedAt.length - 1]).toBe(10 * MINUTE_MS);
		expect(followed.status?.status).toBe('PROCESSING_UPLOAD');
		expect(followed.endedAt).toBeDefined();
	});

	test('pauses grow to half a minute and not beyond', async () => {
		const { askedAt } = await follow([status('PROCESSING_UPLOAD')]);
		const pauses = askedAt.map((at, n) => at - (askedAt[n - 1] ?? 0)).slice(0, -1);
		expect(Math.max(...pauses)).toBe(MAX_PAUSE_MS);
		for (const [n, pause] of pauses.slice(1).entries()) {
			expect(pause).toBeGreaterThanOrEqual(pauses[n]);
		}
	});

	test('a first check at once does not turn into a burst', async () => {
		const settings = { wait: true, firstPauseMs: 0, maxWaitMs: MINUTE_MS };
		const { askedAt } = await follow([status('PROCESSING_UPLOAD')], { settings });
		expect(askedAt[0]).toBe(0);
		expect(askedAt.length).toBeLessThan(15);
	});

	test('nobody waits: one question, at once', async () => {
		const settings = { wait: false, firstPauseMs: 3_000, maxWaitMs: MINUTE_MS };
		const { askedAt } = await follow([status('PROCESSING_UPLOAD')], { settings });
		expect(askedAt).toEqual([0]);
	});

	test('each new status is told once', async () => {
		const told: string[] = [];
		await follow(
			[
				status('PROCESSING_UPLOAD'),
				status('PROCESSING_UPLOAD'),
				refusal('internal_error', 500),
				status('PROCESSING_UPLOAD'),
				status('PUBLISH_COMPLETE'),
			],
			{ onChange: (one) => told.push(one.status) },
		);
		expect(told).toEqual(['PROCESSING_UPLOAD', 'PUBLISH_COMPLETE']);
	});
});

describe('the id of a public post', () => {
	const complete = status('PUBLISH_COMPLETE');
	const withId = status('PUBLISH_COMPLETE', { publicaly_available_post_id: ['7'] });

	test('may come a little later', async () => {
		const { followed, askedAt } = await follow([complete, complete, withId], {
			expectsPostId: true,
		});
		expect(followed.status?.post_ids).toEqual(['7']);
		expect(askedAt).toHaveLength(3);
	});

	test('that never comes is given up after its grace', async () => {
		const { followed, endedMs } = await follow([complete], { expectsPostId: true });
		expect(followed.status?.status).toBe('PUBLISH_COMPLETE');
		expect(endedMs).toBeGreaterThanOrEqual(3_000 + POST_ID_GRACE_MS);
		expect(endedMs).toBeLessThanOrEqual(3_000 + POST_ID_GRACE_MS + MAX_PAUSE_MS);
	});

	test('the deadline ends the grace, too', async () => {
		const settings = { wait: true, firstPauseMs: 3_000, maxWaitMs: 20_000 };
		const { endedMs } = await follow([complete], { expectsPostId: true, settings });
		expect(endedMs).toBe(20_000);
	});

	test('is not waited for where none is to be expected', async () => {
		expect((await follow([complete])).askedAt).toHaveLength(1);
		const draft = await follow([status('SEND_TO_USER_INBOX')], { expectsPostId: true });
		expect(draft.askedAt).toHaveLength(1);
	});
});

describe('questions that fail', () => {
	const lost: Reply = { ok: false, fault: someFault('ECONNRESET', { retryable: true }) };

	test('an unknown publish_id is tolerated twice, not a third time', async () => {
		const unknown = refusal('invalid_publish_id');
		const late = await follow([unknown, unknown, status('PUBLISH_COMPLETE')]);
		expect(late.followed).toMatchObject({ status: { status: 'PUBLISH_COMPLETE' } });
		expect(late.followed.fault).toBeUndefined();
		const never = await follow([unknown]);
		expect(never.askedAt).toHaveLength(3);
		expect(never.followed.fault?.code).toBe('invalid_publish_id');
	});

	test('a refusal for good ends the wait, keeping what was known', async () => {
		const refused = refusal('token_not_authorized_for_specified_publish_id');
		const { followed, askedAt } = await follow([status('PROCESSING_UPLOAD'), refused]);
		expect(askedAt).toHaveLength(2);
		expect(followed.status?.status).toBe('PROCESSING_UPLOAD');
		expect(followed.fault?.code).toBe('token_not_authorized_for_specified_publish_id');
		expect(followed.endedAt).toBeDefined();
	});

	test('a lost answer is no end, and forgotten once the next one comes', async () => {
		const { followed } = await follow([lost, status('PUBLISH_COMPLETE')]);
		expect(followed.fault).toBeUndefined();
		expect(followed.status?.status).toBe('PUBLISH_COMPLETE');
	});

	test('lost answers without end stop at the deadline', async () => {
		const { followed, endedMs } = await follow([lost]);
		expect(endedMs).toBe(10 * MINUTE_MS);
		expect(followed).toMatchObject({ fault: { code: 'ECONNRESET' } });
		expect(followed.status).toBeUndefined();
	});
});

describe('a file that may lack bytes', () => {
	const short = status('PROCESSING_UPLOAD', { uploaded_bytes: 50 });
	const silent = status('PROCESSING_UPLOAD');
	const settings = (wait: boolean, firstPauseMs: number, maxWaitMs: number) => ({
		wait,
		firstPauseMs,
		maxWaitMs,
	});

	test.each<[string, Reply, PostToPoll['settings']]>([
		['too few bytes', short, settings(true, 3_000, 10 * MINUTE_MS)],
		['no count', silent, settings(true, 3_000, 10 * MINUTE_MS)],
		['a wait that is too short', silent, settings(true, 1_000, 5_000)],
		['no wait at all', silent, settings(false, 3_000, 10 * MINUTE_MS)],
		['rare questions', silent, settings(false, 9 * MINUTE_MS, 10 * MINUTE_MS)],
		['the longest pause', silent, settings(true, 30_000, 10 * MINUTE_MS)],
		['no pause', silent, settings(true, 0, 10 * MINUTE_MS)],
	])('%s: is given up after 60 to 90 seconds of such answers', async (_, answer, more) => {
		const { followed, askedAt, endedMs } = await follow([answer], {
			unsureOfBytes: 100,
			settings: more,
		});
		expect(followed.isIncomplete).toBe(true);
		expect(endedMs - askedAt[0]).toBeGreaterThanOrEqual(CONFIRM_MS);
		expect(endedMs - askedAt[0]).toBeLessThanOrEqual(90_000);
		expect(askedAt.length).toBeLessThan(50);
	});

	test('is given up at once when the host has refused the last PUT', async () => {
		const more = { unsureOfBytes: 100, isRefused: true };
		expect((await follow([silent], more)).askedAt).toEqual([3_000]);
		const { followed } = await follow([status('PUBLISH_COMPLETE')], more);
		expect(followed.isIncomplete).toBe(false);
	});

	test('has all bytes after all: is followed to its end', async () => {
		const all = status('PROCESSING_UPLOAD', { uploaded_bytes: 100 });
		const long = Array<Reply>(20).fill(silent);
		const answers = [short, silent, all, ...long, status('PUBLISH_COMPLETE')];
		const { followed } = await follow(answers, { unsureOfBytes: 100 });
		expect(followed.isIncomplete).toBe(false);
		expect(followed.status?.status).toBe('PUBLISH_COMPLETE');
	});

	test.each(['PUBLISH_COMPLETE', 'SEND_TO_USER_INBOX', 'FAILED'])(
		'%s ends the doubt',
		async (final) => {
			const answers = [silent, silent, status(final)];
			const { followed } = await follow(answers, { unsureOfBytes: 100 });
			expect([followed.isIncomplete, followed.status?.status]).toEqual([false, final]);
		},
	);

	test('is not confirmed when the status can no longer be read', async () => {
		const { followed } = await follow([silent, refusal('access_token_invalid')], {
			unsureOfBytes: 100,
		});
		expect(followed.isIncomplete).toBe(true);
	});

	test('a post whose bytes are known to be there is never incomplete', async () => {
		const long = Array<Reply>(20).fill(short);
		const { followed } = await follow([...long, status('PUBLISH_COMPLETE')]);
		expect(followed.isIncomplete).toBe(false);
	});
});

test('the first question comes at the end of a wait that is shorter than the first pause', async () => {
	const settings = { wait: true, firstPauseMs: 5 * MINUTE_MS, maxWaitMs: MINUTE_MS };
	const { askedAt, endedMs } = await follow([status('PROCESSING_UPLOAD')], { settings });
	expect(askedAt).toEqual([MINUTE_MS]);
	expect(endedMs).toBe(MINUTE_MS);
});

describe('several posts', () => {
	test('the fourth of ten never finishes and holds up nobody', async () => {
		const clock = new FakeClock();
		const began = clock.now();
		const posts = Array.from({ length: 10 }, (_, n) => post(`post-${n}`));
		const client = new ScriptedClient(({ publish_id: id }) =>
			ok({ status: id === 'post-3' ? 'PROCESSING_UPLOAD' : 'PUBLISH_COMPLETE' }),
		);
		const followed = await pollPosts(client, clock, posts);
		const ended = followed.map(({ endedAt }) => endedAt - began);
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
		await pollPosts(client, clock, [post('early'), post('late')]);
		expect(questions).toEqual({ early: 1, late: 4 });
		expect(clock.now() - began).toBe(3_000 + 3_000 + 4_500 + 6_750);
	});

	test('none: nothing happens', async () => {
		const clock = new FakeClock();
		await pollPosts(new ScriptedClient(() => ok()), clock, []);
		expect(clock.sleeps).toEqual([]);
	});

	test('each has its own settings', async () => {
		const clock = new FakeClock();
		const began = clock.now();
		const quick: PostToPoll = {
			...post('quick'),
			settings: { ...post().settings, maxWaitMs: 10_000 },
		};
		const slow: PostToPoll = {
			...post('slow'),
			settings: { ...post().settings, maxWaitMs: 60_000 },
		};
		const client = new ScriptedClient(() => ok({ status: 'PROCESSING_UPLOAD' }));
		const followed = await pollPosts(client, clock, [slow, quick]);
		expect(followed.map(({ endedAt }) => endedAt - began)).toEqual([60_000, 10_000]);
	});

	test('a stopped execution ends the wait', async () => {
		const abort = new AbortController();
		const clock = new FakeClock(0, abort.signal);
		const client = new ScriptedClient(() => {
			abort.abort();
			return ok({ status: 'PROCESSING_UPLOAD' });
		});
		await expect(pollPosts(client, clock, [post('a')])).rejects.toThrow('stopped');
		expect(client.calls).toHaveLength(1);
	});
});
