import {
	readEnding,
	readPauses,
	readWaitSettings,
} from '../../../../nodes/TikTok/publish/follow/waitOptions';
import { ItemParameters } from '../../../../nodes/TikTok/n8n/itemParameters';
import { fakeContext } from '../../support/fakeContext';

function item(options: object, more: object = {}): ItemParameters {
	return new ItemParameters(fakeContext({ parameters: [{ ...more, options }] }), 0);
}

describe('pauses', () => {
	test('three seconds and ten minutes where nothing is entered', () => {
		expect(readPauses(item({}))).toEqual({ firstPauseMs: 3_000, maxWaitMs: 600_000 });
	});

	test('seconds and minutes become milliseconds', () => {
		const pauses = readPauses(item({ firstCheckSec: 0, maxWaitMinutes: 1_440 }));
		expect(pauses).toEqual({ firstPauseMs: 0, maxWaitMs: 86_400_000 });
	});

	test.each([
		[{ firstCheckSec: 301 }, 'First Status Check'],
		[{ firstCheckSec: -1 }, 'First Status Check'],
		[{ maxWaitMinutes: 1_441 }, 'Maximum Wait'],
		[{ maxWaitMinutes: NaN }, 'Maximum Wait'],
	])('%p is refused', (options, label) => {
		expect(() => readPauses(item(options))).toThrow(label);
	});
});

test.each([true, false])('whether to wait: %p', (waitUntilPublished) => {
	expect(readWaitSettings(item({}, { waitUntilPublished })).wait).toBe(waitUntilPublished);
});

describe('a failed post', () => {
	test.each([
		[undefined, false],
		['', false],
		['raiseError', false],
		['returnItem', true],
	])('is an item with %j: %p', (onFailedPost, returnFailedPost) => {
		expect(readEnding(item({ onFailedPost }))).toMatchObject({ returnFailedPost });
	});

	test('anything else is refused', () => {
		expect(() => readEnding(item({ onFailedPost: 'ignore' }))).toThrow('On Failed Post');
	});
});

describe('PB-86: a post that is not done in time', () => {
	test.each([
		[undefined, false],
		['', false],
		['raiseError', true],
		['returnItem', false],
	])('is an error with %j: %p', (onUnfinished, raiseUnfinished) => {
		expect(readEnding(item({ onUnfinished }))).toMatchObject({ raiseUnfinished });
	});

	test('anything else is refused', () => {
		expect(() => readEnding(item({ onUnfinished: 'wait' }))).toThrow(
			"'If TikTok Is Not Done in Time' needs raiseError or returnItem",
		);
	});
});
