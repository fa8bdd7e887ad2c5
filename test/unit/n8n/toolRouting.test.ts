import type {
	IContextObject,
	IExecuteFunctions,
	IExecutePaginationFunctions,
	INodeExecutionData,
} from 'n8n-workflow';

import { VIDEO_INIT } from '../../../nodes/TikTok/api/endpoints';
import type { ProgrammaticOperation } from '../../../nodes/TikTok/n8n/operation';
import { toolRequest } from '../../../nodes/TikTok/n8n/toolRouting';
import { fakeRoutedContext } from '../support/fakeContext';

const ITEM: INodeExecutionData = { json: { n: 'two' } };
const FILE = { data: 'AAAA', mimeType: 'video/mp4' };

/** n8n's context of the third item, where every function has no item index. */
function singleContext(
	nodeContext: IContextObject = {},
	$runIndex = 0,
	item = ITEM,
): IExecutePaginationFunctions {
	const parameter = (name: string, fallback?: unknown, options?: object) =>
		name === 'caption' ? 'Hello' : { fallback, options };
	return Object.assign(
		Object.create(fakeRoutedContext({ itemIndex: 2, item })) as IExecutePaginationFunctions,
		{
			getContext: (type: string) => (nodeContext[type] ??= {}) as IContextObject,
			getNodeParameter: parameter,
			getWorkflowDataProxy: () => ({ $runIndex }),
			helpers: { assertBinaryData: (field: unknown) => ({ ...FILE, fileName: field }), other: 7 },
		},
	);
}

type Work = ProgrammaticOperation['run'];

/** Runs an operation as n8n's declarative runner does. */
async function run(work: Work, context = singleContext()) {
	const option = { name: 'Work', value: 'work', action: 'Work', description: 'Work' };
	const operation = { option, endpoint: VIDEO_INIT, fields: [], run: work };
	return await toolRequest(operation, []).call(context);
}

/** What the operation sees of its context. */
async function seen<Value>(look: (context: IExecuteFunctions) => Value): Promise<Value> {
	let value: Value | undefined;
	await run(async (context) => {
		value = look(context);
		return await Promise.resolve([[]]);
	});
	return value as Value;
}

describe('the routing of a programmatic operation', () => {
	test('yields all items of the operation, paired with the one item of the run', async () => {
		const results = await run(
			async () => await Promise.resolve([[{ json: { a: 1 } }, { json: { b: 2 }, pairedItem: 0 }]]),
		);
		expect(results).toEqual([
			{ json: { a: 1 }, pairedItem: { item: 2 } },
			{ json: { b: 2 }, pairedItem: { item: 2 } },
		]);
	});
});

describe('the operation', () => {
	test('has one item, the one of the run', async () => {
		expect(await seen((context) => context.getInputData())).toEqual([ITEM]);
	});

	test('reads parameters and files of that item, whatever index it asks for', async () => {
		expect(await seen((context) => context.getNodeParameter('caption', 0))).toBe('Hello');
		const asked = await seen((context) =>
			context.getNodeParameter('other', 0, 'none', { extractValue: true }),
		);
		expect(asked).toEqual({ fallback: 'none', options: { extractValue: true } });
		const file = await seen((context) => context.helpers.assertBinaryData(0, 'clip'));
		expect(file).toEqual({ ...FILE, fileName: 'clip' });
	});

	test('has everything else of the context as it is', async () => {
		expect(await seen((context) => context.helpers)).toHaveProperty('other', 7);
		expect(await seen((context) => context.getNode().name)).toBe('Post it');
	});

	test('keeps what it notes of the item apart from other items', async () => {
		const nodeContext: IContextObject = {};
		const note: Work = async (context) => {
			const notes = context.getContext('node');
			notes.rounds = Number(notes.rounds ?? 0) + 1;
			return await Promise.resolve([[]]);
		};
		await run(note, singleContext(nodeContext));
		await run(note, singleContext(nodeContext));
		expect(nodeContext).toMatchObject({ node: { 'item 2': { rounds: 2 } } });
	});
});

describe('the run index, by which the ledger of a post is found', () => {
	const runIndexes: number[] = [];
	const note: Work = async (context) => {
		runIndexes.push(Number(context.getWorkflowDataProxy(0).$runIndex));
		return await Promise.resolve([[]]);
	};
	const fail: Work = async (context, resources) => {
		await note(context, resources);
		throw new Error('no answer');
	};

	beforeEach(() => void runIndexes.splice(0));

	test('of a further try is that of the first, until one ends well', async () => {
		const memory: IContextObject = {};
		await expect(run(fail, singleContext(memory, 3))).rejects.toThrow('no answer');
		await expect(run(fail, singleContext(memory, 4))).rejects.toThrow('no answer');
		await run(note, singleContext(memory, 5));
		await run(note, singleContext(memory, 6));
		expect(runIndexes).toEqual([3, 3, 3, 6]);
		expect(memory).toEqual({ node: { 'item 2': { toolCalls: [] } } });
	});

	test('of a call with other arguments is its own', async () => {
		const memory: IContextObject = {};
		await expect(run(fail, singleContext(memory, 0))).rejects.toThrow('no answer');
		await run(note, singleContext(memory, 1, { json: { n: 'other' } }));
		expect(runIndexes).toEqual([0, 1]);
	});

	test('of two calls at the same time is one of each', async () => {
		const memory: IContextObject = {};
		await Promise.all([run(note, singleContext(memory, 0)), run(note, singleContext(memory, 1))]);
		expect(runIndexes).toEqual([0, 1]);
	});
});
