import type { IDataObject } from 'n8n-workflow';

import { answerFrom, answerWith, ask, type Check } from '../../../nodes/TikTok/n8n/routedRequest';
import { STATUS_FETCH, VIDEO_LIST } from '../../../nodes/TikTok/api/endpoints';
import { inputFault } from '../../../nodes/TikTok/errors/fault';
import { fakeRoutedContext, routedRequest } from '../support/fakeContext';
import { okText, refusalText } from '../support/replies';

const BINARY = { data: { data: 'AAAA', mimeType: 'video/mp4' } };

interface Options {
	continueOnFail?: boolean;
	signal?: AbortSignal;
	check?: Check;
	url?: string;
	body?: IDataObject;
}

async function routed(text: string, options: Options = {}) {
	const { body = { publish_id: 'x' }, url = STATUS_FETCH.path } = options;
	let requests = 0;
	const context = fakeRoutedContext({
		...options,
		itemIndex: 4,
		item: { json: {}, binary: BINARY },
		helpers: {
			httpRequestWithAuthentication: async () => {
				requests += 1;
				if (options.signal?.aborted) throw new Error('canceled');
				return await Promise.resolve({ statusCode: 200, headers: {}, body: text });
			},
		},
	});
	const shape = (data: IDataObject, sent: IDataObject) => ({ ...data, of: sent.publish_id });
	const items = answerWith(shape, options.check).call(context, routedRequest({ path: url }, body));
	return { items: await items, requests: () => requests };
}

describe('answerWith', () => {
	test('shapes the answer into one item, paired with its own', async () => {
		const { items } = await routed(okText({ status: 'FAILED' }));
		expect(items).toEqual([{ json: { status: 'FAILED', of: 'x' }, pairedItem: { item: 4 } }]);
	});

	test('a refusal stops the node with an error that names the item', async () => {
		await expect(routed(refusalText('invalid_publish_id'))).rejects.toMatchObject({
			message: expect.stringMatching(
				/does not know this publish_id \(invalid_publish_id\)\..*\[item 4\]$/,
			) as string,
			context: { itemIndex: 4, details: { code: 'invalid_publish_id' } },
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

	test('bad input is refused before anything is sent', async () => {
		const check: Check = (body) =>
			body.publish_id === '' ? inputFault("'Publish ID' is empty", 'Enter it.') : undefined;
		const refused = await routed(okText(), {
			check,
			continueOnFail: true,
			body: { publish_id: '' },
		});
		expect(refused.items[0].json.details).toMatchObject({ code: 'invalid_input' });
		expect(refused.requests()).toBe(0);
		expect((await routed(okText(), { check })).requests()).toBe(1);
	});

	test('a stopped execution ends the node even when it goes on after failures', async () => {
		const abort = new AbortController();
		abort.abort();
		const call = routed(okText(), { continueOnFail: true, signal: abort.signal });
		await expect(call).rejects.toMatchObject({
			context: { details: { code: 'execution_stopped' } },
		});
	});

	test('a request without body or with an unknown address is our own mistake, told as one', async () => {
		await expect(routed(okText(), { url: '/v2/other/' })).rejects.toMatchObject({
			context: { details: { code: 'unexpected' } },
		});
	});
});

describe('answerFrom', () => {
	test('yields as many items as the operation has, all paired with the one they came from', async () => {
		const asked: unknown[] = [];
		const context = fakeRoutedContext({
			itemIndex: 2,
			helpers: {
				httpRequestWithAuthentication: async (_, { qs }) => {
					asked.push(qs);
					return await Promise.resolve({ statusCode: 200, headers: {}, body: okText({ n: 1 }) });
				},
			},
		});
		const twice = answerFrom(async ({ client, endpoint, body }) => [
			await ask(client, endpoint, body, { fields: 'id' }),
			{ ...(await ask(client, endpoint, body)), second: true },
		]);
		expect(await twice.call(context, routedRequest(VIDEO_LIST))).toEqual([
			{ json: { n: 1 }, pairedItem: { item: 2 } },
			{ json: { n: 1, second: true }, pairedItem: { item: 2 } },
		]);
		expect(asked).toEqual([{ fields: 'id' }, undefined]);
	});
});
