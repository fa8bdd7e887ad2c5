import { hintsFor, type EndedItem } from '../../../../nodes/TikTok/publish/result/runHints';

function item(itemIndex: number, more: Partial<EndedItem> = {}): EndedItem {
	return { itemIndex, json: {}, retries: 0, ...more };
}

function messagesFor(...items: EndedItem[]): string[] {
	return hintsFor(items).map(({ message }) => message);
}

describe('hintsFor', () => {
	test('a run without trouble needs none', () => {
		expect(messagesFor()).toEqual([]);
		const fine = [item(0, { retries: 0, json: { warnings: [] } }), item(1, { json: {} }), item(2)];
		expect(messagesFor(...fine)).toEqual([]);
	});

	test('retries of all items are counted together', () => {
		expect(messagesFor(item(0, { retries: 1 }))[0]).toContain('(once)');
		const two = [item(0, { retries: 1 }), item(1), item(2, { retries: 2 })];
		expect(messagesFor(...two)[0]).toContain('(3 times)');
	});

	test('items with warnings are named', () => {
		const warned = { json: { warnings: ['Mind this.'] } };
		const [message] = messagesFor(item(0), item(1, warned), item(2), item(3, warned));
		expect(message).toContain("'warnings' of item 1, 3:");
	});

	test('a draft in the inbox: what comes next, and that five may wait', () => {
		const delivered = { json: { status: 'SEND_TO_USER_INBOX', warnings: [] } };
		const hints = hintsFor([item(0, delivered), item(1, delivered)]);
		expect(hints).toEqual([
			{
				type: 'info',
				location: 'outputPane',
				message: expect.stringMatching(/notification in the inbox.*Five drafts may wait/) as string,
			},
		]);
	});

	test('both are warnings in the output pane', () => {
		const hints = hintsFor([item(0, { retries: 1, json: { warnings: ['x'] } })]);
		expect(hints).toHaveLength(2);
		for (const hint of hints) {
			expect(hint).toMatchObject({ type: 'warning', location: 'outputPane' });
		}
	});
});
