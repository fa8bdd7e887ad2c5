import fc from 'fast-check';

import { isNestedDeeperThan } from '../../../nodes/TikTokTrigger/nesting';
import {
	isPing,
	MAX_BODY_BYTES,
	MAX_NESTING,
	MAX_PING_BYTES,
	readWebhookEvent,
} from '../../../nodes/TikTokTrigger/webhookEvent';

const EVENT = {
	client_key: 'key',
	event: 'post.publish.publicly_available',
	create_time: 1_780_000_000,
	user_openid: 'ada',
	content: '{"publish_id":"p1","post_id":7678907398077074696}',
};

const read = (body: unknown) => readWebhookEvent(Buffer.from(JSON.stringify(body)));

describe('readWebhookEvent', () => {
	test('reads an event, ids exact', () => {
		expect(read(EVENT)).toEqual({
			...EVENT,
			content_text: EVENT.content,
			content: { publish_id: 'p1', post_id: '7678907398077074696' },
		});
	});

	test('an event may lack account and content, and its content need not be JSON', () => {
		const rest = { ...EVENT, user_openid: undefined, content: undefined };
		expect(read(rest)).toMatchObject({ user_openid: null, content: {} });
		expect(read({ ...rest, user_openid: null })).toMatchObject({ user_openid: null });
		expect(read({ ...rest, content: 'soon' })).toMatchObject({ content: 'soon' });
		expect(read({ ...rest, content: '[1]' })).toMatchObject({ content: [1] });
	});

	test.each([
		{ client_key: undefined },
		{ client_key: '' },
		{ client_key: 1 },
		{ event: undefined },
		{ event: '' },
		{ event: ['e'] },
		{ create_time: undefined },
		{ create_time: '1780000000' },
		{ create_time: 1.5 },
		{ create_time: -1 },
		{ create_time: 8_640_000_000_000_001 },
		{ user_openid: 1 },
		{ user_openid: {} },
		{ content: null },
		{ content: {} },
		{ content: 1 },
	])('takes nothing with %p', (wrong) => {
		expect(read({ ...EVENT, ...wrong })).toBeUndefined();
	});

	test.each([
		[99_999_999_999, 99_999_999_999],
		[100_000_000_000, 100_000_000],
		[1_752_894_700_622, 1_752_894_700],
		[8_640_000_000_000_000, 8_640_000_000_000],
	])('reads the create_time %d as %d seconds', (create_time, seconds) => {
		expect(read({ ...EVENT, create_time })).toMatchObject({ create_time: seconds });
	});

	test.each(['', ' ', '[]', '{', 'null', '1', '"e"', '[{}]'])('takes no %j', (text) => {
		expect(readWebhookEvent(Buffer.from(text))).toBeUndefined();
	});

	test('takes a body of the largest size, and none above', () => {
		const empty = JSON.stringify({ ...EVENT, content: '' }).length;
		const content = 'x'.repeat(MAX_BODY_BYTES - empty);
		expect(read({ ...EVENT, content })).toMatchObject({ content });
		expect(read({ ...EVENT, content: `${content}x` })).toBeUndefined();
	});

	test('takes content of so many levels, and none with more', () => {
		const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
		expect(read({ ...EVENT, content: nested(MAX_NESTING) })).toBeDefined();
		expect(read({ ...EVENT, content: nested(MAX_NESTING + 1) })).toBeUndefined();
		expect(readWebhookEvent(Buffer.from(nested(1_000_000)))).toBeUndefined();
	});

	test('never throws, and takes nothing that only looks like JSON', () => {
		fc.assert(
			fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
				expect(readWebhookEvent(Buffer.from(text))).toBeUndefined();
			}),
		);
	});
});

describe('isPing', () => {
	const ping = (more: object = {}) =>
		Buffer.from(JSON.stringify({ ...EVENT, event: 'tiktok.ping', ...more }));

	test('recognises the recorded ping', () => {
		const recorded = {
			client_key: 'awkey',
			event: 'tiktok.ping',
			create_time: 1_752_894_700_622,
			user_openid: '',
			content: '{"reason":"testing Webhook"}',
		};
		expect(isPing(Buffer.from(JSON.stringify(recorded)))).toBe(true);
	});

	test('takes no other event, also when it names the ping', () => {
		expect(isPing(ping({ event: 'post.publish.complete' }))).toBe(false);
		expect(isPing(ping({ event: 'tiktok.pings' }))).toBe(false);
		expect(isPing(ping({ event: 'e', content: '"tiktok.ping"' }))).toBe(false);
		expect(isPing(Buffer.from('tiktok.ping'))).toBe(false);
	});

	test('takes a ping of at most 1,000 bytes', () => {
		const sized = (bytes: number) => Buffer.from(ping().toString().padEnd(bytes));
		expect(MAX_PING_BYTES).toBe(1_000);
		expect(isPing(sized(1_000))).toBe(true);
		expect(isPing(sized(1_001))).toBe(false);
	});
});

describe('isNestedDeeperThan', () => {
	test('counts as the parsed value does', () => {
		const depthOf = (value: unknown): number =>
			typeof value === 'object' && value !== null
				? 1 + Math.max(0, ...Object.values(value).map(depthOf))
				: 0;
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				const depth = depthOf(value);
				const text = JSON.stringify(value);
				expect(isNestedDeeperThan(text, depth)).toBe(false);
				if (depth > 0) expect(isNestedDeeperThan(text, depth - 1)).toBe(true);
			}),
		);
	});

	test('steps over brackets in strings', () => {
		expect(isNestedDeeperThan('["[[[", "\\"[["]', 1)).toBe(false);
		expect(isNestedDeeperThan('[[],[]]', 2)).toBe(false);
	});
});
