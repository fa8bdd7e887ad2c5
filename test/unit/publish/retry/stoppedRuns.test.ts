/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test that counts the listeners of a signal */
import { getEventListeners } from 'node:events';

import type { FileIdentity } from '../../../../nodes/TikTok/publish/retry/fileIdentity';
import type { PostResult } from '../../../../nodes/TikTok/publish/result/postResult';
import {
	PostLedger,
	type LedgerEntry,
	type LedgerState,
} from '../../../../nodes/TikTok/publish/retry/ledger';
import {
	MAX_STOPPED_CHARS,
	MAX_STOPPED_RUNS,
	rememberWhenStopped,
	takeOverStopped,
	type NodeRun,
} from '../../../../nodes/TikTok/publish/retry/stoppedRuns';

const FILE: FileIdentity = { transfer: 'file', file_name: 'clip.mp4', size_bytes: 1_000 };
const ENTRY: LedgerEntry = {
	v: 1,
	...FILE,
	state: 'started',
	credential_id: 'credential-1',
	publish_id: 'v_pub_file~v2-1.1',
	warnings: [],
	lost_publish_ids: [],
	facts: { privacy_level: null, creator: null, video: null, max_sec: null },
};

let workflows = 0;

/** A run of a workflow of its own: what is remembered is kept for the whole process. */
function newRun(): NodeRun {
	workflows += 1;
	return { workflowId: `w-${workflows}`, nodeId: 'node-1', runIndex: 0, executionId: 'e-1' };
}

/** Stops that run with this entry for its first item. */
function stop(run: NodeRun, entry: LedgerEntry | undefined = ENTRY): PostLedger {
	const abort = new AbortController();
	const ledger = new PostLedger({}, run.runIndex);
	if (entry !== undefined) ledger.write(0, entry);
	rememberWhenStopped(run, ledger, abort.signal);
	abort.abort();
	return ledger;
}

/** What a Retry with an empty ledger takes over for an item, and from which execution. */
function takeOver(
	run: NodeRun,
	itemIndex: number,
	file: FileIdentity,
	credentialId = 'credential-1',
) {
	const ledger = new PostLedger({}, run.runIndex);
	const warning = takeOverStopped({ nodeRun: run, ledger, credentialId }, itemIndex, file);
	if (warning === undefined) {
		expect(ledger.entry(itemIndex)).toBeUndefined();
		return undefined;
	}
	const entry = ledger.entry(itemIndex) as LedgerEntry;
	expect(entry.warnings.at(-1)).toBe(warning);
	return { executionId: /^Execution (\S+), /.exec(warning)?.[1], entry };
}

describe('a run that was stopped', () => {
	test('is found by its node, with its execution and a copy of what it noted', () => {
		const run = newRun();
		const ledger = stop({ ...run, executionId: 'e-17' });
		const found = takeOver(run, 0, FILE);
		expect(found).toMatchObject({
			executionId: 'e-17',
			entry: {
				...ENTRY,
				warnings: [expect.stringContaining('had already started a post of this item')],
			},
		});
		expect(ledger.entry(0)).toEqual(ENTRY);
	});

	test('is asked for each item by itself, and for each once', () => {
		const run = newRun();
		stop(run).write(1, { ...ENTRY, publish_id: 'second' });
		expect(takeOver(run, 0, FILE)?.entry.publish_id).toBe('v_pub_file~v2-1.1');
		expect(takeOver(run, 0, FILE)).toBeUndefined();
		expect(takeOver(run, 1, FILE)?.entry.publish_id).toBe('second');
		expect(takeOver(run, 2, FILE)).toBeUndefined();
	});

	test('gives way to a newer one, and is found once that was taken over', () => {
		const run = newRun();
		stop({ ...run, executionId: 'older' });
		stop({ ...run, executionId: 'newer' });
		expect(takeOver(run, 0, FILE)?.executionId).toBe('newer');
		expect(takeOver(run, 0, FILE)?.executionId).toBe('older');
	});

	test.each<[string, Partial<NodeRun>]>([
		['workflow', { workflowId: 'another' }],
		['node', { nodeId: 'another' }],
		['round of a loop', { runIndex: 1 }],
	])('is no matter of another %s', (_, other) => {
		const run = newRun();
		stop(run);
		expect(takeOver({ ...run, ...other }, 0, FILE)).toBeUndefined();
		expect(takeOver(run, 0, FILE)).toBeDefined();
	});

	test.each<[string, Partial<FileIdentity>]>([
		['kind of transfer', { transfer: 'pull' }],
		['name', { file_name: 'other.mp4' }],
		['size', { size_bytes: 1_001 }],
		['place', { places_hash: 'elsewhere' }],
	])('is no matter of a file of another %s', (_, other) => {
		const run = newRun();
		stop(run);
		expect(takeOver(run, 0, { ...FILE, ...other })).toBeUndefined();
		expect(takeOver(run, 0, FILE)).toBeDefined();
	});

	test.each<[LedgerState, FileIdentity['transfer'], boolean]>([
		['init_sent', 'file', false],
		['init_sent', 'pull', true],
		['started', 'file', false],
		['started', 'pull', true],
		['last_put_begun', 'file', true],
		['done', 'file', true],
		['failed', 'file', false],
	])(
		'of another credential, %s by %s, hands out nothing: stops the Retry is %s',
		(state, transfer, stops) => {
			const run = newRun();
			const file = { ...FILE, transfer };
			const result = { publish_id: ENTRY.publish_id, warnings: [] } as unknown as PostResult;
			stop(run, { ...ENTRY, ...file, state, result });
			const other = () => takeOver(run, 0, file, 'credential-2');
			if (stops) expect(other).toThrow(/with another TikTok credential, and that post may appear/);
			else expect(other()).toBeUndefined();
			expect(takeOver(run, 0, file)).toBeDefined();
		},
	);

	test('is one of many rounds of a loop, which all listen to the stop together', () => {
		const abort = new AbortController();
		const rounds = Array.from({ length: 20 }, (_, runIndex) => ({ ...newRun(), runIndex }));
		for (const run of rounds) {
			const ledger = new PostLedger({}, run.runIndex);
			ledger.write(0, { ...ENTRY, publish_id: `post ${run.runIndex}` });
			rememberWhenStopped(run, ledger, abort.signal);
		}
		expect(getEventListeners(abort.signal, 'abort')).toHaveLength(1);
		abort.abort();
		const found = rounds.map((run) => takeOver(run, 0, FILE)?.entry.publish_id);
		expect(found).toEqual(rounds.map(({ runIndex }) => `post ${runIndex}`));
	});

	test('that had begun nothing tells nothing', () => {
		const run = newRun();
		stop(run).restore(0, undefined);
		expect(takeOver(run, 0, FILE)).toBeUndefined();
	});
});

describe('a run that goes on', () => {
	test('is not remembered, nor one that nobody can stop', () => {
		const run = newRun();
		const ledger = new PostLedger({}, 0);
		ledger.write(0, ENTRY);
		rememberWhenStopped(run, ledger, new AbortController().signal);
		rememberWhenStopped(run, ledger, undefined);
		expect(takeOver(run, 0, FILE)).toBeUndefined();
	});
});

test('of many stopped runs the oldest is let go, and no other', () => {
	const runs = Array.from({ length: MAX_STOPPED_RUNS + 1 }, newRun);
	for (const run of runs) stop(run);
	const found = runs.filter((run) => takeOver(run, 0, FILE) !== undefined);
	expect(found).toEqual(runs.slice(1));
});

describe('of large stopped runs', () => {
	const sized = (chars: number): LedgerEntry => ({ ...ENTRY, warnings: ['w'.repeat(chars)] });
	const found = (run: NodeRun) => takeOver(run, 0, FILE) !== undefined;

	test('the oldest are let go until all fit, and no other', () => {
		const runs = Array.from({ length: 6 }, newRun);
		for (const run of runs) stop(run, sized(MAX_STOPPED_CHARS / 4));
		expect(runs.map(found)).toEqual([false, false, false, true, true, true]);
	});

	test('one that does not fit alone is not kept, and pushes the others out', () => {
		const [small, large, next] = [newRun(), newRun(), newRun()];
		stop(small);
		stop(large, sized(MAX_STOPPED_CHARS));
		stop(next);
		expect([small, large, next].map(found)).toEqual([false, false, true]);
	});

	test('a loop counts each of its rounds once, and keeps nothing of the rounds before', () => {
		const context = {};
		const abort = new AbortController();
		const rounds = Array.from({ length: 12 }, (_, runIndex) => ({ ...newRun(), runIndex }));
		for (const run of rounds) {
			const ledger = new PostLedger(context, run.runIndex);
			ledger.write(0, sized(MAX_STOPPED_CHARS / 10));
			rememberWhenStopped(run, ledger, abort.signal);
		}
		abort.abort();
		expect(rounds.filter(found)).toEqual(rounds.slice(3));
	});
});
