import type { IDataObject } from 'n8n-workflow';

import {
	eventKey,
	isFirstDelivery,
	MAX_RECENT_EVENTS,
} from '../../../nodes/TikTokTrigger/duplicates';
import type { TriggerMemory } from '../../../nodes/TikTokTrigger/triggerMemory';

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
		const keys = Array.from({ length: 100_000 }, (_, at) => eventKey(numbered(at)));
		expect(new Set(keys).size).toBe(100_000);
	});
});

describe('isFirstDelivery', () => {
	test('accepts each of 10,000 events once, a tenth of which are duplicates', () => {
		const { isFirst } = aTrigger();
		const numbers = Array.from({ length: 10_000 }, (_, at) => (at % 10 === 9 ? at - 9 : at));
		const first = numbers.filter(isFirst);
		expect(first).toEqual([...new Set(numbers)]);
		expect(first).toHaveLength(9_000);
	});

	test('forgets the oldest event first, and keeps to its bound', () => {
		const { isFirst, staticData } = aTrigger();
		for (let at = 0; at <= MAX_RECENT_EVENTS; at += 1) isFirst(at);
		expect([1, 0, 1].map(isFirst)).toEqual([false, true, true]);
		expect(keysOf(staticData)).toHaveLength(MAX_RECENT_EVENTS);
		expect(keysOf(staticData).slice(-3)).toEqual([MAX_RECENT_EVENTS, 0, 1].map(keyOf));
	});

	test('does not find a key across the border of two others', () => {
		const { isFirst, staticData } = aTrigger();
		const key = keyOf(1);
		staticData.recentEvents = { keys: `xxxx${key.slice(0, 4)} ${key.slice(4)}xxxx ` };
		expect(isFirst(1)).toBe(true);
	});

	test('a new process knows what the previous one saved', () => {
		const before = aTrigger();
		[1, 2].map(before.isFirst);
		const { isFirst, staticData } = aTrigger(JSON.parse(JSON.stringify(before.staticData)));
		expect([1, 2, 3].map(isFirst)).toEqual([false, false, true]);
		expect(keysOf(staticData)).toEqual([1, 2, 3].map(keyOf));
	});

	test('the object that n8n saves later contains the events that followed', () => {
		const { isFirst, memory, staticData } = aTrigger();
		isFirst(1);
		isFirstDelivery(numbered(2), memory, {});
		expect(keysOf(staticData)).toEqual([1, 2].map(keyOf));
	});

	test('within a process, memory takes precedence over an outdated save', () => {
		const { isFirst, memory } = aTrigger();
		isFirst(1);
		expect(isFirstDelivery(numbered(1), memory, { recentEvents: { keys: '' } })).toBe(false);
	});

	test.each([
		undefined,
		null,
		'a',
		[keyOf(1)],
		{ keys: [keyOf(1)] },
		{ keys: `short ${keyOf(1)}7` },
	])('reads no event from a save of %j', (recentEvents) => {
		expect(aTrigger({ recentEvents } as IDataObject).isFirst(1)).toBe(true);
	});

	test('reads no more than it would save', () => {
		const keys = Array.from({ length: MAX_RECENT_EVENTS + 5 }, (_, at) => keyOf(at));
		const { isFirst } = aTrigger({ recentEvents: { keys: keys.join(' ') } });
		expect([5, 4].map(isFirst)).toEqual([false, true]);
	});
});

function aTrigger(staticData: IDataObject = {}) {
	const memory: TriggerMemory = { unloggedRejections: 0, rejectionLoggedAt: 0, appReadAt: 0 };
	const isFirst = (number: number) => isFirstDelivery(numbered(number), memory, staticData);
	return { isFirst, memory, staticData };
}

function numbered(create_time: number) {
	return { ...EVENT, create_time };
}

function keyOf(number: number): string {
	return eventKey(numbered(number));
}

function keysOf({ recentEvents }: IDataObject): string[] {
	return String((recentEvents as IDataObject).keys)
		.split(' ')
		.filter((text) => text !== '');
}
