import type { IDataObject } from 'n8n-workflow';

import { CancelledError } from '../../../nodes/TikTok/shared/clock';
import { FaultError } from '../../../nodes/TikTok/errors/fault';
import { ItemLoop, type Ended, type Unread } from '../../../nodes/TikTok/n8n/itemLoop';
import { fakeContext } from '../support/fakeContext';
import { someFault } from '../support/replies';

const BINARY = { data: { data: 'AAAA', mimeType: 'video/mp4' } };

type Stage = Unread | { readonly at: 'checked'; readonly n: number };

/** Three items, each of whose posts is called `id-N`; only the post of the second may appear. */
function loopOf(continueOnFail: boolean) {
	const items = [0, 1, 2].map((n) => ({ json: { n }, binary: BINARY }));
	return new ItemLoop<Stage>(fakeContext({ items, continueOnFail }), (stage, itemIndex) => ({
		publishId: stage.at === 'unread' ? undefined : `id-${itemIndex}`,
		mayAppear: itemIndex === 1,
	}));
}

function check(_: Unread, n: number): Stage {
	return { at: 'checked', n };
}

/** Ends every item but those that fail. */
function endAll(failing: number[], error: unknown = new FaultError(someFault('x'))) {
	return (_: Stage, itemIndex: number): Ended => {
		if (failing.includes(itemIndex)) throw error;
		return { at: 'ended', json: { done: itemIndex }, retries: 0 };
	};
}

describe('ItemLoop', () => {
	test('PB-63: each item has one output in its place, paired', async () => {
		const loop = loopOf(false);
		await loop.each('unread', check);
		await loop.each('checked', endAll([]));
		expect(loop.output()).toEqual([
			[0, 1, 2].map((n) => ({ json: { done: n }, pairedItem: { item: n } })),
		]);
		expect(loop.ended().map(({ itemIndex }) => itemIndex)).toEqual([0, 1, 2]);
	});

	test('items that are one have one output, in the place of the first, paired with all', async () => {
		const items = [0, 1, 2].map((n) => ({ json: { n }, binary: BINARY }));
		const all = [{ item: 0 }, { item: 1 }, { item: 2 }];
		const place = () => ({ mayAppear: false });
		const loop = new ItemLoop<Stage>(fakeContext({ items }), place, true);
		await loop.each('unread', endAll([1, 2]));
		expect(loop.output()).toEqual([[{ json: { done: 0 }, pairedItem: all }]]);
		expect(loop.ended().map(({ itemIndex }) => itemIndex)).toEqual([0]);

		const parts = { items, continueOnFail: true };
		const failing = new ItemLoop<Stage>(fakeContext(parts), place, true);
		await failing.each('unread', endAll([0]));
		const json = expect.objectContaining({ error: 'It was x (x). Do something.' }) as object;
		expect(failing.output()).toEqual([[{ json, binary: BINARY, pairedItem: all }]]);
	});

	test('an item leaves out what is empty when its person wants that, and only then', async () => {
		const loop = loopOf(false);
		await loop.each('unread', (_, itemIndex) => ({
			at: 'ended',
			json: { done: itemIndex, post_id: null },
			retries: 0,
			simplify: itemIndex === 1,
		}));
		expect(loop.output()[0].map(({ json }) => Object.keys(json).length)).toEqual([2, 1, 2]);
		expect(loop.ended()[1].json).toEqual({ done: 1, post_id: null });
	});

	test('an item that has yielded nothing has an empty output', () => {
		expect(loopOf(false).output()[0][1]).toEqual({ json: {}, pairedItem: { item: 1 } });
	});

	test('PB-63: a failed item ends alone when the node goes on', async () => {
		const loop = loopOf(true);
		await loop.each('unread', check);
		await loop.each('checked', endAll([1]));
		const [output] = loop.output();
		expect(output[0].json).toEqual({ done: 0 });
		expect(output[1]).toEqual({
			json: {
				error: 'It was x (x), publish_id id-1. Do something. [item 1]',
				details: {
					code: 'x',
					log_id: null,
					publish_id: 'id-1',
					remedy: 'Do something.',
					may_appear: true,
				},
			},
			binary: BINARY,
			pairedItem: { item: 1 },
		});
		expect(output[2].json).toEqual({ done: 2 });
	});

	test('a failed item takes no part in later steps, an ended one neither', async () => {
		const loop = loopOf(true);
		await loop.each('unread', (stage, index) =>
			index === 2 ? check(stage, index) : endAll([0])(stage, index),
		);
		const seen: number[] = [];
		await loop.each('checked', (stage, index) => {
			seen.push(index);
			return stage;
		});
		expect(seen).toEqual([2]);
	});

	test('a failed item stops the node otherwise, and names the posts that are hidden by that', async () => {
		const loop = loopOf(false);
		await loop.each('unread', check);
		const seen: number[] = [];
		const end = endAll([1]);
		const work = (stage: Stage, index: number) => {
			seen.push(index);
			return end(stage, index);
		};
		await expect(loop.each('checked', work)).rejects.toMatchObject({
			message: 'It was x (x), publish_id id-1. [item 1]',
			description: expect.stringContaining('id-0 (item 0), id-2 (item 2).') as string,
			context: { itemIndex: 1, details: { may_appear: true } },
		});
		expect(seen).toEqual([0, 1]);
	});

	test('an item that was never looked at has no post to name', async () => {
		const loop = loopOf(false);
		await expect(loop.each('unread', endAll([0]))).rejects.toMatchObject({
			message: 'It was x (x). [item 0]',
			description: 'Do something. Code: x',
		});
	});

	test('a surprise is a failed item like any other', async () => {
		const loop = loopOf(true);
		await loop.each('unread', endAll([1], new TypeError('x is not a function')));
		const details = loop.output()[0][1].json.details as IDataObject;
		expect(details.code).toBe('unexpected');
	});

	test.each([true, false])(
		'a stop ends the node, whether it goes on (%p) or not',
		async (goesOn) => {
			const loop = loopOf(goesOn);
			await loop.each('unread', check);
			await expect(loop.each('checked', endAll([1], new CancelledError()))).rejects.toMatchObject({
				message: expect.stringContaining('The execution was stopped') as string,
				context: { details: { code: 'execution_stopped', publish_id: 'id-1' } },
			});
		},
	);
});

describe('a step of all items together', () => {
	test('is done once, for those at the stage alone, and not at all for none', async () => {
		const loop = loopOf(false);
		const given: number[] = [];
		const note = async (stages: Stage[]) => {
			given.push(stages.length);
			return await Promise.resolve(stages);
		};
		await loop.together('checked', note);
		await loop.each('unread', (stage, index) =>
			index === 0 ? endAll([])(stage, index) : check(stage, index),
		);
		await loop.together('checked', note);
		expect(given).toEqual([2]);
	});

	test('leads each item to the stage in its own place', async () => {
		const loop = loopOf(false);
		await loop.each('unread', check);
		await loop.together('checked', async (stages) =>
			stages.map(({ n }) => ({ at: 'checked', n: n * 10 })),
		);
		const seen: number[] = [];
		await loop.each('checked', (stage) => {
			seen.push(stage.n);
			return stage;
		});
		expect(seen).toEqual([0, 10, 20]);
	});

	test('fails for each of them when the node goes on, and for no other item', async () => {
		const loop = loopOf(true);
		await loop.each('unread', (stage, index) =>
			index === 0 ? endAll([])(stage, index) : check(stage, index),
		);
		const fail = async () => await Promise.reject(new FaultError(someFault('x')));
		await loop.together('checked', fail);
		expect(loop.output()[0].map(({ json }) => json)).toEqual([
			{ done: 0 },
			...[1, 2].map((n) => ({
				error: expect.stringContaining(`id-${n}`) as string,
				details: expect.objectContaining({ code: 'x', may_appear: n === 1 }) as object,
			})),
		]);
	});

	test('fails as the first of them', async () => {
		const loop = loopOf(false);
		await loop.each('unread', (stage, index) =>
			index === 0 ? endAll([])(stage, index) : check(stage, index),
		);
		const fail = async () => await Promise.reject(new FaultError(someFault('x')));
		await expect(loop.together('checked', fail)).rejects.toMatchObject({
			context: { itemIndex: 1 },
		});
	});
});
