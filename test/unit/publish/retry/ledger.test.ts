import type { IContextObject } from 'n8n-workflow';

import type { PostResult } from '../../../../nodes/TikTok/publish/result/postResult';
import {
	PostLedger,
	mayAppear,
	nextStepFor,
	type LedgerEntry,
	type LedgerState,
	type NextStep,
} from '../../../../nodes/TikTok/publish/retry/ledger';

function entry(more: Partial<LedgerEntry> = {}): LedgerEntry {
	return {
		v: 1,
		state: 'init_sent',
		transfer: 'file',
		credential_id: 'credential-1',
		file_name: 'clip.mp4',
		size_bytes: 1_000,
		warnings: [],
		lost_publish_ids: [],
		facts: { privacy_level: null, creator: null, video: null, max_sec: null },
		...more,
	};
}

const RESULT: PostResult = {
	publish_id: 'v_pub_file~v2-1.1',
	status: 'PUBLISH_COMPLETE',
	is_final: false,
	post_id: null,
	post_ids: [],
	post_url: null,
	privacy_level: null,
	creator: null,
	video: null,
	uploaded_at: null,
	completed_at: null,
	warnings: [],
};

function next(more: Partial<LedgerEntry>): NextStep {
	return nextStepFor(entry(more));
}

describe('what a later try may do', () => {
	test('an item that nobody has touched is posted', () => {
		expect(nextStepFor(undefined)).toBe('post');
	});

	test.each<[LedgerState, NextStep, NextStep]>([
		// state, for a file, for something that TikTok pulls
		['init_sent', 'post', 'stop_unknown'],
		['started', 'post', 'follow'],
		['last_put_begun', 'follow', 'follow'],
		['done', 'repeat_result', 'repeat_result'],
	])('after %s: a file leads to %s, a pull to %s', (state, file, pull) => {
		expect(next({ state, transfer: 'file' })).toBe(file);
		expect(next({ state, transfer: 'pull' })).toBe(pull);
	});

	test.each(['file', 'pull'] as const)(
		'a failed %s may be posted again only when safe',
		(transfer) => {
			for (const reason of ['internal', 'video_pull_failed', 'photo_pull_failed']) {
				expect(next({ state: 'failed', transfer, fail_reason: reason })).toBe('post');
			}
			const others = [
				'auth_removed',
				'duration_check_failed',
				'file_format_check_failed',
				'frame_rate_check_failed',
				'picture_size_check_failed',
				'publish_cancelled',
				'spam_risk',
				'spam_risk_text',
				'spam_risk_too_many_posts',
				'spam_risk_user_banned_from_posting',
				'a_reason_of_tomorrow',
				'constructor',
				'unknown',
				undefined,
			];
			for (const reason of others) {
				expect(next({ state: 'failed', transfer, fail_reason: reason })).toBe('repeat_failure');
			}
		},
	);
});

describe('whether a post of an item may appear', () => {
	test('nothing was asked of TikTok, or TikTok has refused it: no', () => {
		expect(mayAppear(undefined)).toBe(false);
	});

	test.each<[LedgerState, boolean, boolean]>([
		// state, of a file, of something that TikTok pulls
		['init_sent', false, true],
		['started', false, true],
		['last_put_begun', true, true],
		['done', true, true],
		['failed', false, false],
	])('after %s: a file %s, a pull %s', (state, file, pull) => {
		expect(mayAppear(entry({ state, transfer: 'file' }))).toBe(file);
		expect(mayAppear(entry({ state, transfer: 'pull' }))).toBe(pull);
	});
});

describe('PostLedger', () => {
	test('keeps items and runs of a loop apart', () => {
		const context: IContextObject = {};
		const first = new PostLedger(context, 0);
		const second = new PostLedger(context, 1);
		first.write(0, entry({ publish_id: 'a' }));
		first.write(11, entry({ publish_id: 'b' }));
		second.write(0, entry({ publish_id: 'c' }));
		expect(first.entry(0)?.publish_id).toBe('a');
		expect(first.entry(11)?.publish_id).toBe('b');
		expect(second.entry(0)?.publish_id).toBe('c');
		expect(second.entry(11)).toBeUndefined();
		second.write(11, entry({ publish_id: 'd' }));
		expect(new PostLedger(context, 11).entry(1)).toBeUndefined();
		expect(new PostLedger(context, 1).entry(1)).toBeUndefined();
	});

	test('survives a round trip through JSON, as a saved execution does', () => {
		const context: IContextObject = { other: 'kept' };
		const ledger = new PostLedger(context, 2);
		ledger.write(3, entry());
		ledger.update(3, { state: 'done', publish_id: 'v_pub_file~v2-1.1', result: RESULT });
		// Saved executions hold this name: another one would lose what they noted.
		expect(Object.keys(context)).toEqual(['other', 'posts']);
		const restored = JSON.parse(JSON.stringify(context)) as IContextObject;
		expect(new PostLedger(restored, 2).entry(3)).toEqual(ledger.entry(3));
		expect(restored.other).toBe('kept');
	});

	test('a new entry replaces the old one whole', () => {
		const ledger = new PostLedger({}, 0);
		ledger.write(0, entry({ publish_id: 'a', uploaded_at: 'then' }));
		ledger.write(0, entry());
		expect(ledger.entry(0)).toEqual(entry());
	});

	test('an entry that is forgotten is as if it had never been, others stay', () => {
		const ledger = new PostLedger({}, 0);
		ledger.write(0, entry());
		ledger.write(1, entry());
		ledger.restore(0, undefined);
		ledger.restore(7, undefined);
		expect(ledger.entry(0)).toBeUndefined();
		expect(ledger.entry(1)).toEqual(entry());
	});

	test('an entry that is put back is what it was, also where there was none', () => {
		const ledger = new PostLedger({}, 0);
		const before = entry({ state: 'started', publish_id: 'a' });
		ledger.write(0, entry());
		ledger.write(1, entry());
		ledger.restore(0, before);
		ledger.restore(1, undefined);
		expect(ledger.entry(0)).toEqual(before);
		expect(ledger.entry(1)).toBeUndefined();
	});

	test('an update adds to what is there, and to nothing else', () => {
		const ledger = new PostLedger({}, 0);
		ledger.write(0, entry());
		ledger.update(0, { state: 'started', publish_id: 'a' });
		expect(ledger.entry(0)).toEqual(entry({ state: 'started', publish_id: 'a' }));
		expect(() => ledger.update(1, { state: 'started' })).toThrow(
			new RangeError('the ledger has no entry for item 1'),
		);
	});
});

describe('what stands in the ledger and is no entry of this version', () => {
	function found(stored: unknown) {
		return new PostLedger({ posts: { 0: { 0: stored } } } as IContextObject, 0).entry(0);
	}

	const STARTED = entry({ state: 'started', publish_id: 'a' });

	test.each<[string, unknown]>([
		['no version', { ...STARTED, v: undefined }],
		['a later version', { ...STARTED, v: 2 }],
		['an unknown state', { ...STARTED, state: 'begun' }],
		['an unknown transfer', { ...STARTED, transfer: 'push' }],
		['no credential', { ...STARTED, credential_id: undefined }],
		['no list of lost posts', { ...STARTED, lost_publish_ids: undefined }],
		['no warnings', { ...STARTED, warnings: undefined }],
		['no facts', { ...STARTED, facts: undefined }],
		['a started post without its id', { ...STARTED, publish_id: undefined }],
		['a post that is done without its result', { ...STARTED, state: 'done' }],
		['a failed post without its result', { ...STARTED, state: 'failed' }],
		['a text', 'started'],
		['a list', []],
		['a number', 7],
	])('%s: the item stops, because a post may appear', (_, stored) => {
		expect(found(stored)).toMatchObject({ state: 'unreadable' });
		expect(nextStepFor(found(stored))).toBe('stop_unknown');
		expect(mayAppear(found(stored))).toBe(true);
	});

	test('its publish_id is kept, where there is one', () => {
		expect(found({ v: 2, publish_id: 'a' })?.publish_id).toBe('a');
		expect(found({ v: 2 })?.publish_id).toBeUndefined();
	});

	test('an entry of this version is read as it is', () => {
		for (const state of ['started', 'last_put_begun'] as const) {
			expect(found({ ...STARTED, state })).toEqual({ ...STARTED, state });
		}
		for (const state of ['done', 'failed'] as const) {
			expect(found({ ...STARTED, state, result: RESULT })).toMatchObject({ state });
		}
		expect(found(entry())).toEqual(entry());
	});
});
