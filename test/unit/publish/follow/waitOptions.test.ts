import {
	readOnFailedPost,
	readOnUnfinished,
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
		[undefined, 'raiseError'],
		['', 'raiseError'],
		['raiseError', 'raiseError'],
		['returnItem', 'returnItem'],
	])('%j means %s', (onFailedPost, choice) => {
		expect(readOnFailedPost(item({ onFailedPost }))).toBe(choice);
	});

	test('anything else is refused', () => {
		expect(() => readOnFailedPost(item({ onFailedPost: 'ignore' }))).toThrow('On Failed Post');
	});
});

describe('PB-86: a post that is not done in time', () => {
	test.each([
		[undefined, 'returnItem'],
		['', 'returnItem'],
		['raiseError', 'raiseError'],
		['returnItem', 'returnItem'],
	])('%j means %s', (onUnfinished, choice) => {
		expect(readOnUnfinished(item({ onUnfinished }))).toBe(choice);
	});

	test('anything else is refused', () => {
		expect(() => readOnUnfinished(item({ onUnfinished: 'wait' }))).toThrow(
			"'If TikTok Is Not Done in Time' needs raiseError or returnItem",
		);
	});
});
