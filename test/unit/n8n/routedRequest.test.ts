import { STATUS_FETCH, VIDEO_LIST } from '../../../nodes/TikTok/api/endpoints';
import { FaultError, inputFault } from '../../../nodes/TikTok/errors/fault';
import type { RoutedItem } from '../../../nodes/TikTok/n8n/operation';
import { routedRequest } from '../../../nodes/TikTok/n8n/routedRequest';
import { fakeRoutedContext } from '../support/fakeContext';
import { okText, refusalText } from '../support/replies';

const BINARY = { data: { data: 'AAAA', mimeType: 'video/mp4' } };

const option = { name: 'Ask', value: 'ask', action: 'Ask', description: 'Ask' };

interface Options {
	continueOnFail?: boolean;
	signal?: AbortSignal;
	publishId?: string | null;
	itemCount?: number;
}

/** Runs an operation for the item 4, whose question TikTok answers with `text`. */
async function routed(text: string, options: Options = {}, answer = statusOf) {
	const { publishId = 'x' } = options;
	const bodies: unknown[] = [];
	const context = fakeRoutedContext({
		...options,
		itemIndex: 4,
		items: Array.from({ length: options.itemCount ?? 5 }, () => ({ json: {} })),
		item: { json: {}, binary: BINARY },
		parameters: [{ publishId }],
		helpers: {
			httpRequestWithAuthentication: async (_, { body }) => {
				bodies.push(body);
				if (options.signal?.aborted) throw new Error('canceled');
				return await Promise.resolve({ statusCode: 200, headers: {}, body: text });
			},
		},
	});
	const operation = { option, endpoint: STATUS_FETCH, fields: [], answer };
	return { items: await routedRequest(operation).call(context), bodies };
}

async function statusOf({ ask, parameters }: RoutedItem) {
	const publish_id = parameters.text('publishId', 'Publish ID');
	if (publish_id === '') throw new FaultError(inputFault("'Publish ID' is empty", 'Enter it.'));
	return [{ ...(await ask({ publish_id })), of: publish_id }];
}

describe('routedRequest', () => {
	test('sends what the operation asks, and pairs the answer with the item', async () => {
		const { items, bodies } = await routed(okText({ status: 'FAILED' }));
		expect(items).toEqual([{ json: { status: 'FAILED', of: 'x' }, pairedItem: { item: 4 } }]);
		expect(bodies).toEqual(['{"publish_id":"x"}']);
	});

	test('a refusal stops the node with an error that names the item', async () => {
		await expect(routed(refusalText('invalid_publish_id'))).rejects.toMatchObject({
			message: expect.stringMatching(
				/does not know this publish_id \(invalid_publish_id\)\. \[item 4\]$/,
			) as string,
			context: { itemIndex: 4, details: { code: 'invalid_publish_id' } },
		});
	});

	test('an item that is alone has no number', async () => {
		const call = routed(refusalText('invalid_publish_id'), { itemCount: 1 });
		await expect(call).rejects.toMatchObject({
			message: expect.stringMatching(/\(invalid_publish_id\)\.$/) as string,
		});
	});

	test('a node that goes on gets an item for the error branch, with the file of its input', async () => {
		const { items } = await routed(refusalText('invalid_publish_id'), { continueOnFail: true });
		expect(items).toMatchObject([
			{
				json: { details: { code: 'invalid_publish_id' } },
				binary: BINARY,
				pairedItem: { item: 4 },
			},
		]);
		expect(Object.keys(items[0].json)).toEqual(['error', 'details']);
	});

	test.each([
		['x', true],
		['', false],
		[' ', false],
		[null, false],
	])('a post named %j may appear: %s', async (publishId, may_appear) => {
		const options = { continueOnFail: true, publishId };
		const { items } = await routed(refusalText('invalid_publish_id'), options);
		expect(items[0].json.details).toMatchObject({ may_appear });
	});

	test('a post named by an expression without a value does not hide the error', async () => {
		const context = fakeRoutedContext({ continueOnFail: true });
		const failing = Object.create(context, {
			getNodeParameter: {
				value: () => {
					throw new Error('no such node');
				},
			},
		}) as typeof context;
		const operation = { option, endpoint: STATUS_FETCH, fields: [], answer: statusOf };
		const [{ json }] = await routedRequest(operation).call(failing);
		expect(json.error).toMatch(/^no such node\./);
		expect(json.details).toMatchObject({ code: 'unexpected', may_appear: false });
	});

	test('bad input is refused before anything is sent', async () => {
		const options = { continueOnFail: true, publishId: '' };
		const { items, bodies } = await routed(okText(), options);
		expect(items[0].json.details).toMatchObject({ code: 'invalid_input' });
		expect(bodies).toEqual([]);
	});

	test('a stopped execution ends the node even when it goes on after failures', async () => {
		const abort = new AbortController();
		abort.abort();
		const call = routed(okText(), { continueOnFail: true, signal: abort.signal });
		await expect(call).rejects.toMatchObject({
			context: { details: { code: 'execution_stopped' } },
		});
	});

	test('several calls and items are all paired with the one item, and queries are sent', async () => {
		const asked: unknown[] = [];
		const context = fakeRoutedContext({
			itemIndex: 2,
			helpers: {
				httpRequestWithAuthentication: async (_, { url, qs }) => {
					asked.push([url, qs]);
					return await Promise.resolve({ statusCode: 200, headers: {}, body: okText({ n: 1 }) });
				},
			},
		});
		const twice = routedRequest({
			option,
			endpoint: VIDEO_LIST,
			fields: [],
			answer: async ({ ask }) => [
				await ask({}, { fields: 'id' }),
				{ ...(await ask({})), second: true },
			],
		});
		expect(await twice.call(context)).toEqual([
			{ json: { n: 1 }, pairedItem: { item: 2 } },
			{ json: { n: 1, second: true }, pairedItem: { item: 2 } },
		]);
		const url = expect.stringMatching(/\/v2\/video\/list\/$/) as string;
		expect(asked).toEqual([
			[url, { fields: 'id' }],
			[url, undefined],
		]);
	});
});
