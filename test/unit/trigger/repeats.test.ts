import { randomUUID } from 'crypto';

import {
	eventKey,
	Repeats,
	repeatsOf,
	REMEMBERED_EVENTS,
	SAVED_EVENTS,
} from '../../../nodes/TikTokTrigger/repeats';

const EVENT = {
	client_key: 'key',
	event: 'e',
	create_time: 1,
	user_openid: 'ada',
	content_text: '{}',
	content: {},
};

describe('eventKey', () => {
	test('is the same for the same event, whenever it is signed', () => {
		expect(eventKey({ ...EVENT })).toBe(eventKey(EVENT));
		expect(eventKey(EVENT)).toMatch(/^[\w-]{16}$/);
	});

	test.each([
		{ event: 'f' },
		{ create_time: 2 },
		{ user_openid: null },
		{ user_openid: 'bob' },
		{ content_text: '{ }' },
	])('is another with %j', (other) => {
		expect(eventKey({ ...EVENT, ...other })).not.toBe(eventKey(EVENT));
	});
});

describe('Repeats', () => {
	test('takes each of 10,000 events once, a tenth of which are repeats', () => {
		const repeats = new Repeats();
		const numbers = Array.from({ length: 10_000 }, (_, at) => (at % 10 === 9 ? at - 9 : at));
		const taken = numbers.filter((number) => repeats.take(`event-${number}`));
		expect(taken).toEqual([...new Set(numbers)]);
		expect(taken).toHaveLength(9_000);
	});

	test('forgets the oldest first, and keeps to its bounds', () => {
		const repeats = new Repeats(1_000);
		for (let at = 0; at <= 1_000; at += 1) repeats.take(`event-${at}`);
		expect(repeats.take('event-1')).toBe(false);
		expect(repeats.take('event-0')).toBe(true);
		expect(repeats.take('event-1')).toBe(true);
		expect(repeats.saved).toHaveLength(SAVED_EVENTS);
		expect(repeats.saved.at(-1)).toBe('event-1');
		expect(REMEMBERED_EVENTS).toBeGreaterThan(SAVED_EVENTS);
	});
});

describe('repeatsOf', () => {
	test('a new process knows what the old one has saved', () => {
		const repeats = repeatsOf(randomUUID(), ['a', 7, 'b']);
		expect(['a', 'b', 'c'].map((key) => repeats.take(key))).toEqual([false, false, true]);
		expect(repeats.saved).toEqual(['a', 'b', 'c']);
	});

	test('in one process its own memory counts, not a save that another request has overtaken', () => {
		const trigger = randomUUID();
		repeatsOf(trigger, undefined).take('a');
		expect(repeatsOf(trigger, []).take('a')).toBe(false);
		expect(repeatsOf(randomUUID(), []).take('a')).toBe(true);
	});

	test.each([undefined, null, 'a', { 0: 'a' }])('takes a save of %j for none', (saved) => {
		expect(repeatsOf(randomUUID(), saved).saved).toEqual([]);
	});

	test('reads no more than it would save', () => {
		const saved = Array.from({ length: SAVED_EVENTS + 5 }, (_, at) => String(at));
		expect(repeatsOf(randomUUID(), saved).saved).toEqual(saved.slice(5));
	});
});
