import { creatorText } from '../../../nodes/TikTok/listSearch/creatorText';
import { readCreatorInfo } from '../../../nodes/TikTok/publish/creatorInfo';

const ADA = { creator_username: 'ada.films', creator_nickname: 'Ada Films' };

function textOf(more: object) {
	return creatorText(readCreatorInfo({ ...ADA, ...more }));
}

describe('creatorText', () => {
	test.each([
		[60, '1 minute'],
		[600, '10 minutes'],
		[90, '1 minute 30 seconds'],
		[181, '3 minutes 1 second'],
		[45, '45 seconds'],
		['600', '10 minutes'],
	])('%p: videos up to %s', (max_video_post_duration_sec, limit) => {
		expect(textOf({ max_video_post_duration_sec })).toBe(
			`Ada Films (@ada.films), videos up to ${limit}`,
		);
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
