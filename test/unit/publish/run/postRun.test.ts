import { startRun } from '../../../../nodes/TikTok/publish/run/postRun';
import { factsOf } from '../../../../nodes/TikTok/publish/result/postFacts';
import { PostLedger, type LedgerEntry } from '../../../../nodes/TikTok/publish/retry/ledger';
import { DEFAULT_RETRY_POLICY } from '../../../../nodes/TikTok/upload/session/retryPolicy';
import { fakeContext } from '../../support/fakeContext';
import { DIRECT } from '../../support/postStage';

describe('startRun', () => {
	test('by itself has the real time and the patience that TikTok allows', () => {
		const { signal } = new AbortController();
		const run = startRun(fakeContext({ signal, credentialId: 'c-7' }), DIRECT);
		expect(Math.abs(run.clock.now() - Date.now())).toBeLessThan(1_000);
		expect(run).toMatchObject({ policy: DEFAULT_RETRY_POLICY, signal, credentialId: 'c-7' });
	});

	test('has the ledger of its own run of a loop', () => {
		const nodeContext = {};
		const entry: LedgerEntry = {
			v: 1,
			state: 'init_sent',
			transfer: 'file',
			credential_id: '',
			file_name: null,
			size_bytes: 1,
			warnings: [],
			lost_publish_ids: [],
			facts: factsOf(null),
		};
		new PostLedger(nodeContext, 3).write(0, entry);
		expect(
			startRun(fakeContext({ nodeContext, runIndex: 3 }), DIRECT).ledger.entry(0),
		).toBeDefined();
		expect(
			startRun(fakeContext({ nodeContext, runIndex: 4 }), DIRECT).ledger.entry(0),
		).toBeUndefined();
	});
});

test('a line of the log holds everything in its text', () => {
	const logs: string[] = [];
	const console: string[] = [];
	const { log } = startRun(fakeContext({ logs, console }), DIRECT);
	log.uploadLost(2, 'v_pub_file~v2-1.1');
	expect(logs).toEqual([
		'warn TikTok: the upload host lost the upload (publish_id v_pub_file~v2-1.1, execution execution-1, node "Post it", item 2)',
	]);
	expect(console).toEqual(logs.map((line) => line.replace('warn ', '')));
	log.accepted(2, 'v_pub_file~v2-1.1', 1, 2);
	expect([logs.length, console.length]).toEqual([2, 1]);
});
