import {
	isMediaName,
	mediaName,
	nameAtEnd,
} from '../../../../nodes/TikTok/upload/source/web/mediaName';

test.each([
	['clip.mp4', true],
	['Mein Video.MOV', true],
	['photo.jpg', true],
	['photo.jpeg', true],
	[`${'x'.repeat(100)}.mp4`, true],
	[`${'x'.repeat(101)}.mp4`, false],
	['clip.mp4.exe', false],
	['clip', false],
	['.mp4', false],
	['a/clip.mp4', false],
	['token=secret;clip.mp4', false],
])('%j is the name of a media file: %s', (text, is) => {
	expect(isMediaName(text)).toBe(is);
	expect(mediaName(text)).toBe(is ? text : null);
});

test('the name at the end of an address', () => {
	expect(nameAtEnd('https://a.example/b/clip.mp4?x=1')).toBe('clip.mp4');
	expect(nameAtEnd('https://a.example/clip.mp4/s3cret')).toBeNull();
	expect(nameAtEnd('https://a.example/')).toBeNull();
	expect(mediaName()).toBeNull();
});
