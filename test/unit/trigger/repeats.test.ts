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
		const taken = numbers.filter((number) => repeats.take(key(number)));
		expect(taken).toEqual([...new Set(numbers)]);
		expect(taken).toHaveLength(9_000);
	});

	test('forgets the oldest first, and keeps to its bounds', () => {
		const repeats = new Repeats(1_000);
		for (let at = 0; at <= 1_000; at += 1) repeats.take(key(at));
		expect(repeats.take(key(1))).toBe(false);
		expect(repeats.take(key(0))).toBe(true);
		expect(repeats.take(key(1))).toBe(true);
		const saved = keysOf(repeats);
		expect(saved).toHaveLength(SAVED_EVENTS);
		expect(saved.slice(-3)).toEqual([1_000, 0, 1].map(key));
		expect(REMEMBERED_EVENTS).toBeGreaterThan(SAVED_EVENTS);
	});
});

describe('repeatsOf', () => {
	test('a new process knows what the old one has saved', () => {
		const before = new Repeats();
		before.take(key(1));
		before.take(key(2));
		const repeats = repeatsOf(randomUUID(), JSON.parse(JSON.stringify(before.saved)));
		expect([1, 2, 3].map((number) => repeats.take(key(number)))).toEqual([false, false, true]);
		expect(keysOf(repeats)).toEqual([1, 2, 3].map(key));
	});

	test('what was handed over to be saved goes on with the events that follow', () => {
		const repeats = new Repeats();
		repeats.take(key(1));
		const { saved } = repeats;
		repeats.take(key(2));
		expect(saved.keys).toBe(`${key(1)} ${key(2)} `);
	});

	test('in one process its own memory counts, not a save that another request has overtaken', () => {
		const trigger = randomUUID();
		const nothing = { keys: '' };
		repeatsOf(trigger, undefined).take(key(1));
		expect(repeatsOf(trigger, nothing).take(key(1))).toBe(false);
		expect(repeatsOf(randomUUID(), nothing).take(key(1))).toBe(true);
	});

	test.each([undefined, null, 'a', [key(1)], { keys: [key(1)] }, { keys: 'short 7' }])(
		'takes a save of %j for none',
		(saved) => {
			expect(keysOf(repeatsOf(randomUUID(), saved))).toEqual([]);
		},
	);

	test('reads no more than it would save', () => {
		const keys = Array.from({ length: SAVED_EVENTS + 5 }, (_, at) => key(at));
		const repeats = repeatsOf(randomUUID(), { keys: keys.join(' ') });
		expect(keysOf(repeats)).toEqual(keys.slice(5));
	});
});

/** A text as long as a real key. */
function key(number: number): string {
	return `key-${String(number).padStart(12, '0')}`;
}

function keysOf({ saved }: Repeats): string[] {
	return saved.keys.split(' ').filter((text) => text !== '');
}
