import type { IDataObject } from 'n8n-workflow';

import { readPages, type PageRequest } from '../../../nodes/TikTok/api/pages';

/** A list of numbers from 0; the cursor of a page is the first number after it. */
async function read(limit: number, total: number) {
	const requests: PageRequest[] = [];
	const askPage = async (request: PageRequest): Promise<IDataObject> => {
		requests.push(request);
		const { max_count, cursor = 0 } = request;
		const end = Math.min(total, cursor + max_count);
		const numbers = Array.from({ length: end - cursor }, (_, at) => cursor + at);
		return await Promise.resolve({ numbers, has_more: end < total, cursor: end });
	};
	const entries = await readPages(limit, askPage, ({ numbers }) => numbers as number[]);
	return { entries, requests };
}

test.each([
	[1, [{ max_count: 1 }]],
	[20, [{ max_count: 20 }]],
	[30, [{ max_count: 20 }, { max_count: 10, cursor: 20 }]],
	[Infinity, [{ max_count: 20 }, { max_count: 20, cursor: 20 }, { max_count: 20, cursor: 40 }]],
])('at most %d of 45 entries: asks for no more than it returns', async (limit, expected) => {
	const { entries, requests } = await read(limit, 45);
	expect(requests).toEqual(expected);
	expect(entries).toEqual(Array.from({ length: Math.min(limit, 45) }, (_, at) => at));
});

test('a page with more entries than asked for is cut to the limit', async () => {
	const numbers = [0, 1, 2];
	const askPage = async () => await Promise.resolve({ has_more: true, cursor: 3 });
	expect(await readPages(2, askPage, () => numbers)).toEqual([0, 1]);
});

test.each([undefined, 'true', 1, false])('has_more %j ends the list', async (has_more) => {
	let asked = 0;
	const askPage = async () => {
		asked += 1;
		return await Promise.resolve({ has_more, cursor: asked });
	};
	await readPages(Infinity, askPage, () => [1]);
	expect(asked).toBe(1);
});
