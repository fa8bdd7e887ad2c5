import crypto, { createHmac } from 'node:crypto';

import fc from 'fast-check';

import {
	CLOCK_TOLERANCE_SEC,
	isSignedWith,
	isWithinWindow,
	readSignature,
} from '../../../nodes/TikTokTrigger/signature';

const S = 'ab'.repeat(32);
const NOW_SEC = 1_780_000_000;

describe('readSignature', () => {
	test.each([
		`t=1780000000,s=${S}`,
		`s=${S},t=1780000000`,
		`t=1780000000, s=${S}`,
		`t=1780000000,s=${S},v=2`,
	])('reads %s', (header) => {
		expect(readSignature(header)).toEqual({ t: '1780000000', s: S });
	});

	test.each([
		undefined,
		null,
		17,
		[`t=1,s=${S}`],
		'',
		't=1',
		`s=${S}`,
		`t=,s=${S}`,
		`t=-1,s=${S}`,
		`t=1.5,s=${S}`,
		`t=1e9,s=${S}`,
		`t=1234567890123,s=${S}`,
		`t=1,s=${S.toUpperCase()}`,
		`t=1,s=${S}0`,
		`t=1,s=${S.slice(1)}`,
		`t=1,s=${S},`,
		`t=1,s=${S}=`,
		`t=1,t=1,s=${S}`,
		`t=1,s=${S},s=${S}`,
		`T=1,S=${S}`,
	])('takes %j for none', (header) => {
		expect(readSignature(header)).toBeUndefined();
	});

	test('never throws', () => {
		fc.assert(
			fc.property(fc.string(), (header) => {
				const read = readSignature(header);
				expect(read === undefined || /^\d+$/.test(read.t)).toBe(true);
			}),
		);
	});
});

describe('isSignedWith', () => {
	const sign = (secret: string, t: string, body: Buffer) =>
		createHmac('sha256', secret).update(`${t}.`).update(body).digest('hex');

	test('holds for exactly the bytes, the time and the secret that were signed', () => {
		fc.assert(
			fc.property(
				fc.string({ minLength: 1 }),
				fc.nat(),
				fc.uint8Array({ minLength: 1 }),
				fc.nat(),
				(secret, time, bytes, at) => {
					const body = Buffer.from(bytes);
					const t = String(time);
					const s = sign(secret, t, body);
					expect(isSignedWith({ t, s }, secret, body)).toBe(true);
					expect(isSignedWith({ t: `${t}0`, s }, secret, body)).toBe(false);
					expect(isSignedWith({ t, s }, `${secret}x`, body)).toBe(false);
					const other = Buffer.from(body);
					other[at % other.length] ^= 1;
					expect(isSignedWith({ t, s }, secret, other)).toBe(false);
				},
			),
		);
	});

	test("compares with Node's timing-safe function, all 32 bytes", () => {
		const compare = jest.spyOn(crypto, 'timingSafeEqual');
		const body = Buffer.from('{}');
		const right = sign('secret', '1', body);
		const wrong = `${right.startsWith('0') ? '1' : '0'}${right.slice(1)}`;
		expect(isSignedWith({ t: '1', s: wrong }, 'secret', body)).toBe(false);
		expect(isSignedWith({ t: '1', s: right }, 'secret', body)).toBe(true);
		expect(compare.mock.calls.map((sides) => sides.map((side) => side.byteLength))).toEqual([
			[32, 32],
			[32, 32],
		]);
		compare.mockRestore();
	});
});

describe('isWithinWindow', () => {
	const within = (offsetSec: number, windowSec: number) =>
		isWithinWindow({ t: String(NOW_SEC + offsetSec), s: S }, NOW_SEC * 1_000 + 999, windowSec);

	test.each([60, 300, 259_200])('of %d seconds reaches from then to now', (windowSec) => {
		const edge = windowSec + CLOCK_TOLERANCE_SEC;
		expect([-edge, -1, 0].map((offset) => within(offset, windowSec))).toEqual([true, true, true]);
		expect(within(-edge - 1, windowSec)).toBe(false);
	});

	test('a signature from the future counts only within the clock tolerance', () => {
		expect(within(CLOCK_TOLERANCE_SEC, 259_200)).toBe(true);
		expect(within(CLOCK_TOLERANCE_SEC + 1, 259_200)).toBe(false);
	});
});
