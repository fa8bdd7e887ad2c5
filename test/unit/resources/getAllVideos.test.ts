import type { IDataObject } from 'n8n-workflow';

import { operation } from '../../../nodes/TikTok/resources/video/getAll';
import { answerOf } from '../support/answerOf';
import { fakeRoutedContext } from '../support/fakeContext';
import { NEITHER_TEXT_NOR_NUMBER } from '../support/hostileValues';
import { okText } from '../support/replies';

/** Return All of an account whose pages are these. */
async function listed(...pages: IDataObject[]) {
	const bodies: unknown[] = [];
	const context = fakeRoutedContext({
		parameters: [{ returnAll: true }],
		helpers: {
			httpRequestWithAuthentication: async (_, { body }) => {
				bodies.push(body);
				const page = okText(pages[bodies.length - 1]);
				return await Promise.resolve({ statusCode: 200, headers: {}, body: page });
			},
		},
	});
	return { items: await answerOf(operation, context), bodies };
}

describe('Video > Get Many', () => {
	test.each(['1700000000000', 1_700_000_000_000])('goes on at the cursor %j', async (cursor) => {
		const first = { videos: [{ id: '1' }], has_more: true, cursor };
		const { items, bodies } = await listed(first, { videos: [{ id: '2' }], has_more: false });
		expect(items.map(({ json }) => json.id)).toEqual(['1', '2']);
		expect(bodies).toEqual(['{"max_count":20}', '{"max_count":20,"cursor":1700000000000}']);
	});

	test('ends where the places that the pages name go round in a circle', async () => {
		const page = (id: string, cursor: number) => ({ videos: [{ id }], has_more: true, cursor });
		const { bodies } = await listed(page('1', 7), page('2', 8), page('3', 7), page('4', 8));
		expect(bodies).toHaveLength(3);
	});

	test.each([...NEITHER_TEXT_NOR_NUMBER, 'next', null, true])(
		'ends at the cursor %j, which names no place',
		async (cursor) => {
			const { items, bodies } = await listed({ videos: [{ id: '1' }], has_more: true, cursor });
			expect(items).toHaveLength(1);
			expect(bodies).toHaveLength(1);
		},
	);
});
