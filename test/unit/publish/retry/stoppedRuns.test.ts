/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test that counts the listeners of a signal */
import { getEventListeners } from 'node:events';

import { PostLedger, type LedgerEntry } from '../../../../nodes/TikTok/publish/retry/ledger';
import {
	MAX_STOPPED_RUNS,
	rememberWhenStopped,
	takeOverStopped,
	type FileFacts,
	type NodeRun,
} from '../../../../nodes/TikTok/publish/retry/stoppedRuns';

const FILE: FileFacts = { transfer: 'file', file_name: 'clip.mp4', size_bytes: 1_000 };
const ENTRY: LedgerEntry = {
	...FILE,
	state: 'started',
	credential_id: 'credential-1',
	publish_id: 'v_pub_file~v2-1.1',
	warnings: [],
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
	if (entry !== undefined) ledger.begin(0, entry);
	rememberWhenStopped(run, ledger, abort.signal);
	abort.abort();
	return ledger;
}

describe('a run that was stopped', () => {
	test('is found by its node, with its execution and a copy of what it noted', () => {
		const run = newRun();
		const ledger = stop({ ...run, executionId: 'e-17' });
		const found = takeOverStopped(run, 0, FILE);
		expect(found).toEqual({ executionId: 'e-17', entry: ENTRY });
		found?.entry.warnings.push('of the Retry');
		expect(ledger.entry(0)?.warnings).toEqual([]);
	});

	test('is asked for each item by itself, and for each once', () => {
		const run = newRun();
		stop(run).begin(1, { ...ENTRY, publish_id: 'second' });
		expect(takeOverStopped(run, 0, FILE)?.entry.publish_id).toBe('v_pub_file~v2-1.1');
		expect(takeOverStopped(run, 0, FILE)).toBeUndefined();
		expect(takeOverStopped(run, 1, FILE)?.entry.publish_id).toBe('second');
		expect(takeOverStopped(run, 2, FILE)).toBeUndefined();
	});

	test('gives way to a newer one, and is found once that was taken over', () => {
		const run = newRun();
		stop({ ...run, executionId: 'older' });
		stop({ ...run, executionId: 'newer' });
		expect(takeOverStopped(run, 0, FILE)?.executionId).toBe('newer');
		expect(takeOverStopped(run, 0, FILE)?.executionId).toBe('older');
	});

	test.each<[string, Partial<NodeRun>]>([
		['workflow', { workflowId: 'another' }],
		['node', { nodeId: 'another' }],
		['round of a loop', { runIndex: 1 }],
	])('is no matter of another %s', (_, other) => {
		const run = newRun();
		stop(run);
		expect(takeOverStopped({ ...run, ...other }, 0, FILE)).toBeUndefined();
		expect(takeOverStopped(run, 0, FILE)).toBeDefined();
	});

	test.each<[string, Partial<FileFacts>]>([
		['kind of transfer', { transfer: 'pull' }],
		['name', { file_name: 'other.mp4' }],
		['size', { size_bytes: 1_001 }],
		['place', { places_hash: 'elsewhere' }],
	])('is no matter of a file of another %s', (_, other) => {
		const run = newRun();
		stop(run);
		expect(takeOverStopped(run, 0, { ...FILE, ...other })).toBeUndefined();
		expect(takeOverStopped(run, 0, FILE)).toBeDefined();
	});

	test('is one of many rounds of a loop, which all listen to the stop together', () => {
		const abort = new AbortController();
		const rounds = Array.from({ length: 20 }, (_, runIndex) => ({ ...newRun(), runIndex }));
		for (const run of rounds) {
			const ledger = new PostLedger({}, run.runIndex);
			ledger.begin(0, { ...ENTRY, publish_id: `post ${run.runIndex}` });
			rememberWhenStopped(run, ledger, abort.signal);
		}
		expect(getEventListeners(abort.signal, 'abort')).toHaveLength(1);
		abort.abort();
		const found = rounds.map((run) => takeOverStopped(run, 0, FILE)?.entry.publish_id);
		expect(found).toEqual(rounds.map(({ runIndex }) => `post ${runIndex}`));
	});

	test('that had begun nothing tells nothing', () => {
		const run = newRun();
		stop(run).forget(0);
		expect(takeOverStopped(run, 0, FILE)).toBeUndefined();
	});
});

describe('a run that goes on', () => {
	test('is not remembered, nor one that nobody can stop', () => {
		const run = newRun();
		const ledger = new PostLedger({}, 0);
		ledger.begin(0, ENTRY);
		rememberWhenStopped(run, ledger, new AbortController().signal);
		rememberWhenStopped(run, ledger, undefined);
		expect(takeOverStopped(run, 0, FILE)).toBeUndefined();
	});
});

test('of many stopped runs the oldest is let go, and no other', () => {
	const runs = Array.from({ length: MAX_STOPPED_RUNS + 1 }, newRun);
	for (const run of runs) stop(run);
	const found = runs.filter((run) => takeOverStopped(run, 0, FILE) !== undefined);
	expect(found).toEqual(runs.slice(1));
});
