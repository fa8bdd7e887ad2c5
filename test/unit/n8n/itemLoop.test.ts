import type { IDataObject } from 'n8n-workflow';

import { CancelledError } from '../../../nodes/TikTok/shared/clock';
import { FaultError } from '../../../nodes/TikTok/errors/fault';
import { ItemRun, type ItemSlot } from '../../../nodes/TikTok/n8n/itemLoop';
import { fakeContext } from '../support/fakeContext';
import { someFault } from '../support/replies';

const BINARY = { data: { data: 'AAAA', mimeType: 'video/mp4' } };

function runOf(continueOnFail: boolean) {
	const items = [0, 1, 2].map((n) => ({ json: { n }, binary: BINARY }));
	const slots = items.map((_, itemIndex): ItemSlot => ({ itemIndex }));
	return new ItemRun(fakeContext({ items, continueOnFail }), slots);
}

/** Finishes every item but those that fail. */
function work(failing: number[], error: unknown = new FaultError(someFault('x'))) {
	return async (slot: ItemSlot): Promise<void> => {
		slot.publishId = `id-${slot.itemIndex}`;
		if (failing.includes(slot.itemIndex)) throw error;
		slot.json = { done: slot.itemIndex };
		await Promise.resolve();
	};
}

describe('ItemRun', () => {
	test('PB-63: each item has one output in its place, paired', async () => {
		const run = runOf(false);
		await run.each(run.open(), work([]));
		expect(run.output()).toEqual([
			[0, 1, 2].map((n) => ({ json: { done: n }, pairedItem: { item: n } })),
		]);
		expect(run.open()).toEqual([]);
	});

	test('an item that has yielded nothing has an empty output', () => {
		expect(runOf(false).output()[0][1]).toEqual({ json: {}, pairedItem: { item: 1 } });
	});

	test('PB-63: a failed item ends alone when the node goes on', async () => {
		const run = runOf(true);
		await run.each(run.open(), work([1]));
		const [output] = run.output();
		expect(output[0].json).toEqual({ done: 0 });
		expect(output[1]).toEqual({
			json: {
				error: 'It was x (x). Do something. The publish_id of this post is id-1. [item 1]',
				details: { code: 'x', log_id: null, publish_id: 'id-1', remedy: 'Do something.' },
			},
			binary: BINARY,
			pairedItem: { item: 1 },
		});
		expect(output[2].json).toEqual({ done: 2 });
	});

	test('a failed item takes no part in later steps, a finished one neither', async () => {
		const run = runOf(true);
		await run.each(run.open(), async (slot) => {
			if (slot.itemIndex === 0) await work([0])(slot);
			if (slot.itemIndex === 1) await work([])(slot);
		});
		expect(run.open().map(({ itemIndex }) => itemIndex)).toEqual([2]);
	});

	test('a failed item stops the node otherwise, and names the posts that are hidden by that', async () => {
		const run = runOf(false);
		await expect(run.each(run.open(), work([1]))).rejects.toMatchObject({
			message: expect.stringContaining(
				'Begun by this node before it stopped: id-0 (item 0). [item 1]',
			) as string,
			context: { itemIndex: 1 },
		});
		expect(run.open().map(({ itemIndex }) => itemIndex)).toEqual([2]);
	});

	test('a surprise is a failed item like any other', async () => {
		const run = runOf(true);
		await run.each(run.open(), work([1], new TypeError('x is not a function')));
		const details = run.output()[0][1].json.details as IDataObject;
		expect(details.code).toBe('unexpected');
	});

	test.each([true, false])(
		'a stop ends the node, whether it goes on (%p) or not',
		async (goesOn) => {
			const run = runOf(goesOn);
			await expect(run.each(run.open(), work([1], new CancelledError()))).rejects.toMatchObject({
				message: expect.stringContaining('The execution was stopped.') as string,
				context: { details: { code: 'execution_stopped', publish_id: 'id-1' } },
			});
		},
	);
});

describe('what belongs to no single item', () => {
	test('is done once, and not at all when no item is open', async () => {
		const run = runOf(false);
		let times = 0;
		const count = async () => await Promise.resolve(void (times += 1));
		await run.together(count);
		await run.each(run.open(), work([]));
		await run.together(count);
		expect(times).toBe(1);
	});

	test('fails as the first open item', async () => {
		const run = runOf(false);
		run.slots[0].json = {};
		const fail = async () => await Promise.reject(new FaultError(someFault('x')));
		await expect(run.together(fail)).rejects.toMatchObject({ context: { itemIndex: 1 } });
	});
});
