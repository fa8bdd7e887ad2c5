import { hintsFor } from '../../../../nodes/TikTok/publish/result/runHints';
import type { PostSlot } from '../../../../nodes/TikTok/publish/run/postSlot';

function slot(itemIndex: number, more: Partial<PostSlot> = {}): PostSlot {
	return { itemIndex, entry: undefined, next: 'post', warnings: [], lostPublishIds: [], ...more };
}

function messagesFor(...slots: PostSlot[]): string[] {
	return hintsFor(slots).map(({ message }) => message);
}

describe('hintsFor', () => {
	test('a run without trouble needs none', () => {
		expect(messagesFor()).toEqual([]);
		const fine = [slot(0, { repeats: 0, json: { warnings: [] } }), slot(1, { json: {} }), slot(2)];
		expect(messagesFor(...fine)).toEqual([]);
	});

	test('repeats of all items are counted together', () => {
		expect(messagesFor(slot(0, { repeats: 1 }))[0]).toContain('(once)');
		const two = [slot(0, { repeats: 1 }), slot(1), slot(2, { repeats: 2 })];
		expect(messagesFor(...two)[0]).toContain('(3 times)');
	});

	test('items with warnings are named', () => {
		const warned = { json: { warnings: ['Mind this.'] } };
		const [message] = messagesFor(slot(0), slot(1, warned), slot(2), slot(3, warned));
		expect(message).toContain("'warnings' of item 1, 3:");
	});

	test('a draft in the inbox: what comes next, and that five may wait', () => {
		const delivered = { json: { status: 'SEND_TO_USER_INBOX', warnings: [] } };
		const hints = hintsFor([slot(0, delivered), slot(1, delivered)]);
		expect(hints).toEqual([
			{
				type: 'info',
				location: 'outputPane',
				message: expect.stringMatching(/notification in the inbox.*Five drafts may wait/) as string,
			},
		]);
	});

	test('both are warnings in the output pane', () => {
		const hints = hintsFor([slot(0, { repeats: 1, json: { warnings: ['x'] } })]);
		expect(hints).toHaveLength(2);
		for (const hint of hints) {
			expect(hint).toMatchObject({ type: 'warning', location: 'outputPane' });
		}
	});
});
