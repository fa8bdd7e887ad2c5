import { PHOTO_INIT, STATUS_FETCH } from '../../../nodes/TikTok/api/endpoints';
import type { LedgerEntry } from '../../../nodes/TikTok/publish/retry/ledger';
import { PostLedger } from '../../../nodes/TikTok/publish/retry/ledger';
import { FakeClock } from '../support/fakeClock';
import type { ContextParts } from '../support/fakeContext';
import { freshCredentialId } from '../support/fakeContext';
import { FakeTikTok } from '../support/fakeTikTok';
import { refusalText } from '../support/replies';
import { CLIP, itemWith, paddedClip, parameters, PHOTOS, Stage } from '../support/postStage';

let workflows = 0;

/**
 * One workflow whose execution is stopped, and what is run after it. Every execution has a node
 * context of its own, because n8n saves none of a stopped one.
 */
class StoppedWorkflow {
	readonly tikTok = new FakeTikTok();

	readonly shared: ContextParts = {
		credentialId: freshCredentialId(),
		workflowId: `workflow-stopped-${(workflows += 1)}`,
	};

	/** Posts, and is stopped afterwards, as in a later node. */
	async postThenStop(parts: ContextParts = {}): Promise<Stage> {
		const stop = new AbortController();
		const stage = this.stage({ signal: stop.signal, executionId: '231', ...parts });
		await stage.post();
		stop.abort();
		this.tikTok.calls.length = 0;
		return stage;
	}

	/** Is stopped with its only item as far as `entry` says. */
	stopAt(entry: Partial<LedgerEntry>): void {
		const stop = new AbortController();
		const stage = this.stage({ signal: stop.signal, executionId: '231' });
		stage.run().ledger.write(0, {
			v: 1,
			state: 'started',
			transfer: 'file',
			credential_id: String(this.shared.credentialId),
			file_name: 'clip.mp4',
			size_bytes: Buffer.from(String(itemWith().binary?.data.data), 'base64').length,
			facts: { privacy_level: 'SELF_ONLY', creator: null, video: null, max_sec: null },
			warnings: [],
			lost_publish_ids: [],
			publish_id: 'v_pub_file~v2-1.77',
			...entry,
		});
		stop.abort();
	}

	retry(parts: ContextParts = {}): Stage {
		return this.stage({ mode: 'retry', executionId: '232', ...parts });
	}

	stage(parts: ContextParts, clock?: FakeClock): Stage {
		return new Stage(this.tikTok, { ...this.shared, ...parts }, clock);
	}
}

const TAKEN_OVER = /^Execution 231, which was stopped, had already started a post of this item/;

describe('Retry of an execution that was stopped, which n8n gives an empty ledger', () => {
	test('what was posted is not posted again, and its result is the same but for a warning', async () => {
		const workflow = new StoppedWorkflow();
		const before = await workflow.postThenStop();
		const done = new PostLedger(before.nodeContext, 0).entry(0) as LedgerEntry;
		const [{ json }] = await workflow.retry().post();
		expect(workflow.tikTok.calls).toEqual([]);
		expect(json).toEqual({
			...done.result,
			warnings: [expect.stringMatching(TAKEN_OVER)],
		});
	});

	test('what may appear is followed, never begun anew', async () => {
		const workflow = new StoppedWorkflow();
		workflow.stopAt({ state: 'last_put_begun', uploaded_at: '2025-12-31T00:00:00.000Z' });
		const [{ json }] = await workflow.retry().post();
		expect(workflow.tikTok.calls).toEqual(['fetch']);
		expect(json).toMatchObject({ publish_id: 'v_pub_file~v2-1.77', status: 'PUBLISH_COMPLETE' });
		expect(json.warnings).toEqual([expect.stringMatching(TAKEN_OVER)]);
	});

	test('a file whose last byte never left is posted, and the old publish_id named', async () => {
		const workflow = new StoppedWorkflow();
		workflow.stopAt({ state: 'started', lost_publish_ids: ['v_pub_file~v2-1.76'] });
		const [{ json }] = await workflow.retry().post();
		expect(workflow.tikTok.calls.filter((call) => call === 'init')).toHaveLength(1);
		expect(json.warnings).toEqual([
			expect.stringMatching(TAKEN_OVER),
			expect.stringContaining('publish_id v_pub_file~v2-1.76, v_pub_file~v2-1.77'),
		]);
	});

	test('under another credential nobody is asked and nothing posted', async () => {
		const workflow = new StoppedWorkflow();
		workflow.stopAt({ state: 'last_put_begun' });
		const retry = workflow.retry({ credentialId: freshCredentialId() });
		await expect(retry.post()).rejects.toThrow(/with another TikTok credential/);
		expect(workflow.tikTok.calls).toEqual([]);
	});

	test('under another credential the result of the stopped execution is not shown', async () => {
		const workflow = new StoppedWorkflow();
		await workflow.postThenStop();
		const retry = workflow.retry({ credentialId: freshCredentialId() });
		await expect(retry.post()).rejects.toMatchObject({
			context: { details: { code: 'other_credential', publish_id: null, may_appear: true } },
		});
		expect(workflow.tikTok.calls).toEqual([]);
		expect(JSON.stringify(retry.nodeContext)).not.toContain('v_pub_file');
	});

	test('under another credential what can no longer appear is a new post', async () => {
		const workflow = new StoppedWorkflow();
		workflow.stopAt({ state: 'started' });
		const [{ json }] = await workflow.retry({ credentialId: freshCredentialId() }).post();
		expect(workflow.tikTok.count('init')).toBe(1);
		expect(json.warnings).toEqual([]);
	});

	describe('photos, which TikTok fetches', () => {
		const ONE = 'https://shop.example/1/one.jpg';

		function photosAt(...photoUrls: string[]): ContextParts {
			const fields = { photoUrls: photoUrls.join('\n'), title: 'A test' };
			return { parameters: [parameters(fields)], items: [{ json: {} }] };
		}

		/** Begins a post and is stopped while TikTok answers `path`. */
		async function stoppedAt(path: string, photos: ContextParts): Promise<StoppedWorkflow> {
			const workflow = new StoppedWorkflow();
			const stop = new AbortController();
			const { tikTok } = workflow;
			tikTok.meanwhile = (called) => {
				if (called !== path) return;
				stop.abort();
				throw new Error('canceled');
			};
			const stage = workflow.stage({ signal: stop.signal, executionId: '231', ...photos });
			await expect(stage.post(PHOTOS)).rejects.toThrow();
			expect(stop.signal.aborted).toBe(true);
			tikTok.meanwhile = undefined;
			tikTok.calls.length = 0;
			return workflow;
		}

		test('whose init got no answer are not begun anew', async () => {
			const workflow = await stoppedAt(PHOTO_INIT.path, photosAt(ONE));
			await expect(workflow.retry(photosAt(ONE)).post(PHOTOS)).rejects.toThrow(/may appear/);
			expect(workflow.tikTok.calls).toEqual([]);
		});

		test('that still waited for their turn were not begun: a Retry posts them', async () => {
			const workflow = new StoppedWorkflow();
			const stop = new AbortController();
			// TikTok takes six inits a minute; the seventh waits.
			const seven = {
				parameters: [...Array(7).keys()].map((n) =>
					parameters({ photoUrls: `https://shop.example/${n}.jpg`, title: 'A test' }),
				),
				items: Array.from({ length: 7 }, () => ({ json: {} })),
			};
			const clock = new FakeClock(undefined, stop.signal);
			const stage = workflow.stage({ signal: stop.signal, executionId: '231', ...seven }, clock);
			clock.onSleep = (ms) => {
				if (ms > 0) stop.abort();
			};
			await expect(stage.post(PHOTOS)).rejects.toThrow('stopped');
			expect(workflow.tikTok.count('init')).toBe(6);
			workflow.tikTok.calls.length = 0;
			const items = await workflow.retry(seven).post(PHOTOS);
			expect(workflow.tikTok.count('init')).toBe(1);
			expect(items[6].json).toMatchObject({ status: 'PUBLISH_COMPLETE', warnings: [] });
			expect(items[5].json.warnings).toEqual([expect.stringMatching(TAKEN_OVER)]);
		});

		test('that TikTok turned away for a minute were not begun: a Retry posts them', async () => {
			const workflow = new StoppedWorkflow();
			const stop = new AbortController();
			const clock = new FakeClock(undefined, stop.signal);
			const parts = { signal: stop.signal, executionId: '231', ...photosAt(ONE) };
			const stage = workflow.stage(parts, clock);
			const text = refusalText('rate_limit_exceeded');
			workflow.tikTok.plan(PHOTO_INIT.path, { text, status: 429 });
			clock.onSleep = (ms) => {
				if (ms > 0) stop.abort();
			};
			await expect(stage.post(PHOTOS)).rejects.toThrow('stopped');
			expect(workflow.tikTok.count('init')).toBe(1);
			const [{ json }] = await workflow.retry(photosAt(ONE)).post(PHOTOS);
			expect(workflow.tikTok.count('init')).toBe(2);
			expect(json).toMatchObject({ status: 'PUBLISH_COMPLETE', warnings: [] });
		});

		test('that were begun are followed, and keep what was known of their post', async () => {
			const workflow = await stoppedAt(STATUS_FETCH.path, photosAt(ONE));
			const [{ json }] = await workflow.retry(photosAt(ONE)).post(PHOTOS);
			expect(workflow.tikTok.count('init')).toBe(0);
			expect(json).toMatchObject({
				privacy_level: 'PUBLIC_TO_EVERYONE',
				creator: { username: 'my.shop' },
				photo_count: 1,
				warnings: [expect.stringMatching(TAKEN_OVER)],
			});
		});

		test('that were begun with a warning keep it', async () => {
			const options = { privacyFallback: 'onlyMe' };
			const photos: ContextParts = {
				parameters: [
					parameters(
						{ photoUrls: ONE, title: 'A test', privacyLevel: 'FOLLOWER_OF_CREATOR' },
						options,
					),
				],
				items: [{ json: {} }],
			};
			const workflow = await stoppedAt(STATUS_FETCH.path, photos);
			const [{ json }] = await workflow.retry(photos).post(PHOTOS);
			expect(json.warnings).toEqual([
				expect.stringContaining('uses Only Me'),
				expect.stringMatching(TAKEN_OVER),
			]);
		});

		test('with a new signature behind their address are the same', async () => {
			const workflow = await stoppedAt(STATUS_FETCH.path, photosAt(`${ONE}?signature=a`));
			await workflow.retry(photosAt(`${ONE}?signature=b`)).post(PHOTOS);
			expect(workflow.tikTok.count('init')).toBe(0);
		});

		test.each([
			['of the same name in another folder', ['https://shop.example/2/one.jpg']],
			['of the same name on another host', ['https://other.example/1/one.jpg']],
			['of which there is one more', [ONE, 'https://shop.example/1/two.jpg']],
		])('%s are another post', async (_name, addresses) => {
			const workflow = await stoppedAt(STATUS_FETCH.path, photosAt(ONE));
			await workflow.retry(photosAt(...addresses)).post(PHOTOS);
			expect(workflow.tikTok.count('init')).toBe(1);
		});

		test('leave no address behind in what n8n saves', async () => {
			const workflow = new StoppedWorkflow();
			const stage = workflow.stage(photosAt(`${ONE}?signature=a`));
			await stage.post(PHOTOS);
			expect(JSON.stringify(stage.nodeContext)).not.toMatch(/signature|shop\.example/);
		});
	});

	test('a Retry that is stopped, too, is remembered in its turn', async () => {
		const workflow = new StoppedWorkflow();
		await workflow.postThenStop();
		const stop = new AbortController();
		await workflow.retry({ signal: stop.signal }).post();
		stop.abort();
		await workflow.retry().post();
		expect(workflow.tikTok.calls).toEqual([]);
	});

	describe('when n8n no longer has the file', () => {
		test('what may appear is followed', async () => {
			const workflow = new StoppedWorkflow();
			workflow.stopAt({ state: 'last_put_begun', uploaded_at: '2025-12-31T00:00:00.000Z' });
			const [{ json }] = await workflow.retry(withoutFile()).post();
			expect(workflow.tikTok.calls).toEqual(['fetch']);
			expect(json).toMatchObject({ publish_id: 'v_pub_file~v2-1.77', status: 'PUBLISH_COMPLETE' });
			expect(json.warnings).toEqual([expect.stringMatching(TAKEN_OVER)]);
		});

		test('what was posted has the result that it had', async () => {
			const workflow = new StoppedWorkflow();
			await workflow.postThenStop();
			const [{ json }] = await workflow.retry(withoutFile()).post();
			expect(workflow.tikTok.calls).toEqual([]);
			expect(json.status).toBe('PUBLISH_COMPLETE');
		});

		test('what would have to be sent again is an error that names the lost post', async () => {
			const workflow = new StoppedWorkflow();
			workflow.stopAt({ state: 'started' });
			const [{ json }] = await workflow.retry({ ...withoutFile(), continueOnFail: true }).post();
			expect(workflow.tikTok.calls).toEqual([]);
			expect(json.error).toContain('File not found');
			expect(json.error).toContain('v_pub_file~v2-1.77');
		});

		const strangers: Array<[name: string, parts: ContextParts]> = [
			['a new execution', { ...withoutFile(), mode: 'trigger' }],
			['a file of another size', withoutFile(1)],
			['a file of unknown size', withoutFile(null)],
		];

		test.each(strangers)('%s takes nothing over', async (_name, parts) => {
			const workflow = new StoppedWorkflow();
			await workflow.postThenStop();
			await expect(workflow.retry(parts).post()).rejects.toThrow(/File not found/);
			expect(workflow.tikTok.calls).toEqual([]);
		});
	});

	const others: Array<[name: string, parts: ContextParts]> = [
		['a new execution', { mode: 'trigger' }],
		['another workflow', { workflowId: 'workflow-other' }],
		['another run of the node in a loop', { runIndex: 1 }],
		['another file name', { items: [withName('other.mp4')] }],
		['another file size', { items: [itemWith(paddedClip(100_000))] }],
	];

	test.each(others)('%s is another post', async (_name, parts) => {
		const workflow = new StoppedWorkflow();
		await workflow.postThenStop();
		const [{ json }] = await workflow.retry(parts).post();
		expect(workflow.tikTok.calls.filter((call) => call === 'init')).toHaveLength(1);
		expect(json.warnings).toEqual([]);
	});

	test('what ended without a stop is not remembered: a Retry of another execution posts', async () => {
		const workflow = new StoppedWorkflow();
		await workflow.stage({ signal: new AbortController().signal }).post();
		workflow.tikTok.calls.length = 0;
		await workflow.retry().post();
		expect(workflow.tikTok.calls.filter((call) => call === 'init')).toHaveLength(1);
	});

	test('an entry is taken over once: the Retry of another execution with this file posts', async () => {
		const workflow = new StoppedWorkflow();
		await workflow.postThenStop();
		await workflow.retry().post();
		await workflow.retry().post();
		expect(workflow.tikTok.calls.filter((call) => call === 'init')).toHaveLength(1);
	});
});

function withName(fileName: string) {
	const item = itemWith();
	if (item.binary !== undefined) item.binary.data.fileName = fileName;
	return item;
}

/** The item as n8n kept it, whose file is gone from n8n's store. */
function withoutFile(bytes: number | null = CLIP.length): ContextParts {
	const item = itemWith();
	item.binary = {
		data: {
			data: 'filesystem-v2',
			id: 'filesystem-v2:workflows/w/executions/temp/binary_data/gone',
			mimeType: 'video/mp4',
			fileName: 'clip.mp4',
			...(bytes === null ? {} : { bytes }),
		},
	};
	const getBinaryMetadata = async () => {
		throw new Error('File not found');
	};
	return { items: [item], helpers: { getBinaryMetadata } };
}
