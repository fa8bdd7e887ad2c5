import { checkPullUrl } from '../../../../nodes/TikTok/publish/check/pullUrl';

describe('checkPullUrl', () => {
	test.each([
		['https://cdn.example.com/clip.mp4', 'https://cdn.example.com/clip.mp4'],
		['HTTPS://CDN.example.com/a b.mp4?x=1', 'https://cdn.example.com/a%20b.mp4?x=1'],
	])('%s may be fetched', (address, url) => {
		expect(checkPullUrl(address, 'Video URL')).toBe(url);
	});

	test.each([
		['', 'does not begin with https'],
		['clip.mp4', 'does not begin with https'],
		['http://cdn.example.com/clip.mp4', 'does not begin with https'],
		['ftp://cdn.example.com/clip.mp4', 'does not begin with https'],
		['https://localhost/clip.mp4', 'does not name a public host'],
		['https://93.184.216.34/clip.mp4', 'does not name a public host'],
		['https://0x7f.1/clip.mp4', 'does not name a public host'],
		['https://[2606:2800:220:1::1]/clip.mp4', 'does not name a public host'],
		['https://user@cdn.example.com/clip.mp4', 'user name or password'],
		['https://:pass@cdn.example.com/clip.mp4', 'user name or password'],
	])('%j: %s', (address, words) => {
		expect(() => checkPullUrl(address, 'Video URL')).toThrow(words);
		expect(() => checkPullUrl(address, 'Photo URLs')).toThrow("'Photo URLs'");
	});
});
