import { randomUUID } from 'crypto';

import {
	eventKey,
	forgetEvents,
	isFirstDelivery,
	MAX_RECENT_EVENTS,
	recentEventsOf,
	type RecentEvents,
} from '../../../nodes/TikTokTrigger/duplicates';

const EVENT = {
	client_key: 'key',
	event: 'e',
	create_time: 1,
	user_openid: 'ada',
	content_text: '{}',
	content: {},
};

describe('eventKey', () => {
	test('is the same for the same event, whenever TikTok signed it', () => {
		expect(eventKey({ ...EVENT })).toBe(eventKey(EVENT));
		expect(eventKey(EVENT)).toMatch(/^[\w-]{8}$/);
	});

	test.each([
		{ event: 'f' },
		{ create_time: 2 },
		{ user_openid: null },
		{ user_openid: 'bob' },
		{ content_text: '{ }' },
	])('differs with %j', (other) => {
		expect(eventKey({ ...EVENT, ...other })).not.toBe(eventKey(EVENT));
	});

	test('100,000 events have 100,000 keys', () => {
		const keys = Array.from({ length: 100_000 }, (_, at) =>
			eventKey({ ...EVENT, create_time: at }),
		);
		expect(new Set(keys).size).toBe(100_000);
	});
});

describe('isFirstDelivery', () => {
	test('accepts each of 10,000 events once, a tenth of which are duplicates', () => {
		const recent = recentEventsOf(randomUUID(), undefined);
		const numbers = Array.from({ length: 10_000 }, (_, at) => (at % 10 === 9 ? at - 9 : at));
		const first = numbers.filter((number) => isFirstDelivery(recent, key(number)));
		expect(first).toEqual([...new Set(numbers)]);
		expect(first).toHaveLength(9_000);
	});

	test('forgets the oldest event first, and keeps to its bound', () => {
		const recent = recentEventsOf(randomUUID(), undefined);
		for (let at = 0; at <= MAX_RECENT_EVENTS; at += 1) isFirstDelivery(recent, key(at));
		expect(isFirstDelivery(recent, key(1))).toBe(false);
		expect(isFirstDelivery(recent, key(0))).toBe(true);
		expect(isFirstDelivery(recent, key(1))).toBe(true);
		expect(keysOf(recent)).toHaveLength(MAX_RECENT_EVENTS);
		expect(keysOf(recent).slice(-3)).toEqual([MAX_RECENT_EVENTS, 0, 1].map(key));
	});

	test('does not find a key across the border of two others', () => {
		const recent = { keys: `${key(1)} ${key(2)} ` };
		expect(isFirstDelivery(recent, key(1).slice(4) + key(2).slice(0, 4))).toBe(true);
	});
});

describe('recentEventsOf', () => {
	test('a new process knows what the previous one saved', () => {
		const before = recentEventsOf(randomUUID(), undefined);
		isFirstDelivery(before, key(1));
		isFirstDelivery(before, key(2));
		const recent = recentEventsOf(randomUUID(), JSON.parse(JSON.stringify(before)));
		expect([1, 2, 3].map((number) => isFirstDelivery(recent, key(number)))).toEqual([
			false,
			false,
			true,
		]);
		expect(keysOf(recent)).toEqual([1, 2, 3].map(key));
	});

	test('the object that n8n saves later contains the events that followed', () => {
		const trigger = randomUUID();
		const staticData = { recentEvents: recentEventsOf(trigger, undefined) };
		isFirstDelivery(staticData.recentEvents, key(1));
		isFirstDelivery(recentEventsOf(trigger, undefined), key(2));
		expect(keysOf(staticData.recentEvents)).toEqual([1, 2].map(key));
	});

	test('within a process, memory takes precedence over an outdated save', () => {
		const trigger = randomUUID();
		const nothing = { keys: '' };
		isFirstDelivery(recentEventsOf(trigger, undefined), key(1));
		expect(isFirstDelivery(recentEventsOf(trigger, nothing), key(1))).toBe(false);
		expect(isFirstDelivery(recentEventsOf(randomUUID(), nothing), key(1))).toBe(true);
	});

	test('after deactivation only what n8n saved counts', () => {
		const trigger = randomUUID();
		const recent = recentEventsOf(trigger, undefined);
		isFirstDelivery(recent, key(1));
		forgetEvents(trigger);
		expect(keysOf(recentEventsOf(trigger, undefined))).toEqual([]);
		forgetEvents(trigger);
		expect(keysOf(recentEventsOf(trigger, { ...recent }))).toEqual([key(1)]);
	});

	test.each([undefined, null, 'a', [key(1)], { keys: [key(1)] }, { keys: 'short 7' }])(
		'reads no event from a save of %j',
		(saved) => {
			expect(keysOf(recentEventsOf(randomUUID(), saved))).toEqual([]);
		},
	);

	test('reads no more than it would save', () => {
		const keys = Array.from({ length: MAX_RECENT_EVENTS + 5 }, (_, at) => key(at));
		const recent = recentEventsOf(randomUUID(), { keys: keys.join(' ') });
		expect(keysOf(recent)).toEqual(keys.slice(5));
	});
});

/** A text as long as a real key. */
function key(number: number): string {
	return `k-${String(number).padStart(6, '0')}`;
}

function keysOf({ keys }: RecentEvents): string[] {
	return keys.split(' ').filter((text) => text !== '');
}
