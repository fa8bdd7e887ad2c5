import { creatorText } from '../../../../nodes/TikTok/resources/listSearch/creatorText';
import { readCreatorInfo } from '../../../../nodes/TikTok/api/creatorInfo';

const ADA = { creator_username: 'ada.films', creator_nickname: 'Ada Films' };

/** Beside "Ada Films (@ada.films)" n8n's editor showed 15 characters; this is seen beside longer names. */
const LONGEST_LIMIT = 17;

function textOf(more: object) {
	return creatorText(readCreatorInfo({ ...ADA, ...more }));
}

describe('creatorText', () => {
	test.each([
		[60, '1 min'],
		[600, '10 min'],
		[90, '1 min 30 s'],
		[181, '3 min 1 s'],
		[45, '45 s'],
		['600', '10 min'],
	])('%p: max. %s', (max_video_post_duration_sec, limit) => {
		expect(textOf({ max_video_post_duration_sec })).toBe(`Ada Films (@ada.films), max. ${limit}`);
	});

	test("its own words leave room for the names in the editor's field", () => {
		const names = textOf({}) ?? '';
		const full = textOf({ max_video_post_duration_sec: 599 }) ?? '';
		expect(full.length - names.length).toBeLessThanOrEqual(LONGEST_LIMIT);
	});

	test('has no longest video where photos are posted', () => {
		const creator = readCreatorInfo({ ...ADA, max_video_post_duration_sec: 600 });
		expect(creatorText(creator, true)).toBe('Ada Films (@ada.films)');
	});

	test('claims no limit that TikTok has not named', () => {
		expect(textOf({})).toBe('Ada Films (@ada.films)');
	});

	test('the username stands for a missing nickname', () => {
		expect(textOf({ creator_nickname: '' })).toBe('ada.films (@ada.films)');
	});

	test('without a username there is nothing to choose', () => {
		expect(textOf({ creator_username: undefined })).toBeNull();
	});
});
