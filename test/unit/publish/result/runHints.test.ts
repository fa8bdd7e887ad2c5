import {
	checkHintsFor,
	hintsFor,
	type EndedItem,
} from '../../../../nodes/TikTok/publish/result/runHints';

function item(itemIndex: number, more: Partial<EndedItem> = {}): EndedItem {
	return { itemIndex, json: {}, retries: 0, ...more };
}

/** A post with that status and privacy level. */
function post(status: string, privacy_level: string | null = null, more: object = {}) {
	return item(0, { json: { status, is_final: true, privacy_level, warnings: [], ...more } });
}

function messagesFor(items: EndedItem[], itemCount?: number): string[] {
	return hintsFor(items, itemCount).map(({ message }) => message);
}

const ONLY_ME = post('PUBLISH_COMPLETE', 'SELF_ONLY');
const PUBLIC = post('PUBLISH_COMPLETE', 'PUBLIC_TO_EVERYONE');
const DRAFT = post('SEND_TO_USER_INBOX');
const REFUSED = post('FAILED', 'SELF_ONLY');
const UNFINISHED = post('PROCESSING_UPLOAD', 'SELF_ONLY', { is_final: false });

describe('hintsFor', () => {
	test('what is no post needs none', () => {
		expect(messagesFor([])).toEqual([]);
		const fine = [item(0, { json: { warnings: [] } }), item(1, { json: {} }), item(2)];
		expect(messagesFor(fine)).toEqual([]);
	});

	test.each([
		[
			'Only Me',
			ONLY_ME,
			/published the post, visible only to you.*lock.*never gives an ID or a link/,
		],
		['public', PUBLIC, /published the post for everyone\. It can take a few minutes/],
		['friends', post('PUBLISH_COMPLETE', 'MUTUAL_FOLLOW_FRIENDS'), /published the post\. Look in/],
		['a draft that its owner has posted', post('PUBLISH_COMPLETE'), /published the post\. Look in/],
		['draft', DRAFT, /delivered the draft.*notification in the inbox.*five drafts may wait/],
		['unfinished', UNFINISHED, /still processing the post\. Do not post again/],
		['of unknown status', post('UNKNOWN', null, { is_final: false }), /still processing the post/],
	])('%s: one sentence says what happened, the next where to look', (_, one, words) => {
		expect(hintsFor([one])).toEqual([
			{
				type: 'info',
				location: 'outputPane',
				message: expect.stringMatching(words) as string,
			},
		]);
	});

	test('a post that TikTok refused, as an item, is a warning', () => {
		expect(hintsFor([REFUSED])).toEqual([
			{
				type: 'warning',
				location: 'outputPane',
				message: expect.stringMatching(
					/did not publish the post.*'fail_reason' and 'remedy'/,
				) as string,
			},
		]);
	});

	test('several items that ended alike are counted in one hint', () => {
		const [all, ...more] = messagesFor([ONLY_ME, ONLY_ME, ONLY_ME]);
		expect(all).toMatch(/^TikTok has published 3 posts, visible only to you/);
		expect(more).toEqual([]);
	});

	test('several items that ended differently have a hint for each kind, with its share', () => {
		const messages = messagesFor([PUBLIC, ONLY_ME, DRAFT, ONLY_ME], 5);
		expect(messages.map((text) => text.slice(0, 55))).toEqual([
			expect.stringMatching(/^TikTok has published 2 of 5 posts, visible only/) as string,
			expect.stringMatching(/^TikTok has published 1 of 5 posts for everyone/) as string,
			expect.stringMatching(/^TikTok has delivered 1 of 5 drafts/) as string,
			expect.stringMatching(/^The node could not post 1 of 5 items\./) as string,
		]);
	});

	test('an item that failed is named by what decides whether to post it again', () => {
		expect(hintsFor([], 1)).toEqual([
			{
				type: 'warning',
				location: 'outputPane',
				message: expect.stringMatching(
					/could not post the item\..*'details\.may_appear'/,
				) as string,
			},
		]);
	});

	test('retries of all items are counted together', () => {
		expect(messagesFor([item(0, { retries: 1 })])[0]).toContain('(once)');
		const two = [item(0, { retries: 1 }), item(1), item(2, { retries: 2 })];
		expect(messagesFor(two)[0]).toContain('(3 times)');
	});

	test('items with warnings are named, one that is alone is not', () => {
		const warned = { json: { warnings: ['Mind this.'] } };
		const [message] = messagesFor([item(0), item(1, warned), item(2), item(3, warned)]);
		expect(message).toContain("'warnings' of item 1, 3:");
		expect(messagesFor([item(0, warned)])[0]).toContain("'warnings':");
	});

	test('retries and warnings are warnings in the output pane', () => {
		const hints = hintsFor([item(0, { retries: 1, json: { warnings: ['x'] } })]);
		expect(hints).toHaveLength(2);
		for (const hint of hints) {
			expect(hint).toMatchObject({ type: 'warning', location: 'outputPane' });
		}
	});
});

describe('checkHintsFor', () => {
	const checked = (ok: boolean, warnings: string[] = []) => item(0, { json: { ok, warnings } });

	test.each([
		['nothing', [], []],
		['a good video', [checked(true)], [['info', /found no problem in the video\. TikTok may/]]],
		['good videos', [checked(true), checked(true)], [['info', /no problem in 2 videos\./]]],
		['a bad video', [checked(false)], [['warning', /found problems in the video\. Select Table/]]],
		[
			'a bad one of two, with a warning',
			[checked(true, ['x']), checked(false)],
			[
				['warning', /Nothing was posted\. The node found problems in 1 of 2 videos\./],
				['warning', /^Read the field 'warnings'/],
			],
		],
	])('%s', (_name, items, hints) => {
		expect(checkHintsFor(items)).toEqual(
			hints.map(([type, words]) => ({
				type,
				location: 'outputPane',
				message: expect.stringMatching(words),
			})),
		);
	});
});
