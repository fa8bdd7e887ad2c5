import { videosIn } from '../../../nodes/TikTok/resources/video/videoObject';
import { NEITHER_TEXT_NOR_NUMBER } from '../support/hostileValues';

describe('videosIn', () => {
	test.each(['7678907398077074696', 17])('the id %j is text', (id) => {
		expect(videosIn({ videos: [{ id, title: 'A' }] })).toEqual([{ id: String(id), title: 'A' }]);
	});

	test.each([...NEITHER_TEXT_NOR_NUMBER, 7_678_907_398_077_074_000])(
		'the id %j stays as it came',
		(id) => {
			expect(videosIn({ videos: [{ id }] })).toEqual([{ id }]);
		},
	);

	test('a video without an id gets none', () => {
		expect(videosIn({ videos: [{ title: 'A' }] })).toEqual([{ title: 'A' }]);
	});

	test.each([undefined, null, 7, 'videos', {}, [null, 7, ['x']]])('%j holds none', (videos) => {
		expect(videosIn({ videos })).toEqual([]);
	});
});
