import { asDownload, shareServiceOf } from '../../../../nodes/TikTok/upload/source/web/shareLinks';
import { isExpired } from '../../../../nodes/TikTok/upload/source/web/signedLinks';
import { addressSecrets, webAddress } from '../../../../nodes/TikTok/upload/source/web/webAddress';

const NOW = Date.UTC(2026, 10, 27, 12);

describe('PB-70: share links', () => {
	test.each([
		[
			'https://www.dropbox.com/scl/fi/abc/clip.mp4?rlkey=k&dl=0',
			'https://www.dropbox.com/scl/fi/abc/clip.mp4?rlkey=k&dl=1',
		],
		['https://www.dropbox.com/s/abc/clip.mp4', 'https://www.dropbox.com/s/abc/clip.mp4?dl=1'],
		['https://dropbox.com/s/abc/clip.mp4?raw=1', 'https://dropbox.com/s/abc/clip.mp4?dl=1'],
	])('%s becomes a download', (from, to) => {
		expect(asDownload(new URL(from)).href).toBe(to);
		expect(webAddress(from).url).toBe(to);
	});

	test.each([
		'https://www.dropbox.com/scl/fo/abc/folder?dl=0',
		'https://dl.dropboxusercontent.com/s/abc/clip.mp4',
		'https://dropbox.com.example.com/s/abc/clip.mp4',
		'https://example.com/s/abc/clip.mp4?dl=0',
		'https://www.dropbox.com/x/s/abc/clip.mp4',
	])('%s stays as it is', (address) => {
		expect(asDownload(new URL(address)).href).toBe(address);
	});

	test.each([
		['https://drive.google.com/file/d/1a2b/view', 'Google Drive', /Google Drive node/],
		['https://docs.google.com/uc?export=download&id=1', 'Google Drive', /Google Drive node/],
		['https://drive.usercontent.google.com/download?id=1', 'Google Drive', /Google Drive node/],
		['https://photos.google.com/share/abc', 'Google Photos', /by hand/],
		['https://onedrive.live.com/?id=1', 'OneDrive', /Microsoft OneDrive node/],
		['https://1drv.com/v/abc', 'OneDrive', /Microsoft OneDrive node/],
		['https://app.box.com/s/abc', 'Box', /Box node/],
		['https://wetransfer.com/downloads/abc', 'WeTransfer', /by hand/],
		['https://www.facebook.com/watch?v=1', 'Facebook', /original file/],
		['https://fb.com/watch', 'Facebook', /original file/],
		['https://t.co/abc', 'X', /original file/],
		['https://photos.app.goo.gl/abc', 'Google Photos', /by hand/],
		['https://1drv.ms/v/s!abc', 'OneDrive', /Microsoft OneDrive node/],
		['https://shop-my.sharepoint.com/:v:/p/a', 'OneDrive', /Microsoft OneDrive node/],
		['https://www.dropbox.com/scl/fo/abc', 'Dropbox', /Dropbox node/],
		['https://we.tl/t-abc', 'WeTransfer', /by hand/],
		['https://www.youtube.com/watch?v=abc', 'YouTube', /original file/],
		['https://youtu.be/abc', 'YouTube', /original file/],
		['https://www.tiktok.com/@ada/video/1', 'TikTok', /original file/],
		['https://vm.tiktok.com/abc', 'TikTok', /original file/],
		['https://www.instagram.com/reel/abc', 'Instagram', /original file/],
		['https://x.com/ada/status/1', 'X', /original file/],
		['https://twitter.com/ada/status/1/video/1', 'X', /original file/],
		['https://fb.watch/abc', 'Facebook', /original file/],
		['https://www.icloud.com/iclouddrive/abc', 'iCloud', /by hand/],
		['https://vimeo.com/1', 'Vimeo', /original file/],
		['HTTPS://YOUTUBE.COM/shorts/abc', 'YouTube', /original file/],
	])('%s belongs to %s', (url, name, remedy) => {
		expect(shareServiceOf([url])).toMatchObject({ name });
		expect(shareServiceOf(['https://short.example/x', url])?.remedy).toMatch(remedy);
	});

	test.each([
		'https://example.com/',
		'https://notdrive.google.com.example.com/',
		'https://mytiktok.com/',
	])('%s belongs to none', (url) => {
		expect(shareServiceOf([url])).toBeUndefined();
	});
});

describe('PB-76: the end of a signed link', () => {
	const policy = (seconds: number) => {
		const json = `{"Statement":[{"Resource":"*","Condition":{"DateLessThan":{"AWS:EpochTime": ${seconds}}}}]}`;
		const base64 = Buffer.from(json).toString('base64');
		return base64.replaceAll('+', '-').replaceAll('=', '_').replaceAll('/', '~');
	};
	const before = NOW / 1_000 - 60;
	const after = NOW / 1_000 + 60;

	test.each([
		['S3, R2', 'X-Amz-Date=20261127T100000Z&X-Amz-Expires=3600', true],
		['S3, R2', 'X-Amz-Date=20261127T113000Z&X-Amz-Expires=3600', false],
		['GCS', 'X-Goog-Date=20261127T100000Z&X-Goog-Expires=60', true],
		['GCS', 'x-goog-date=20261127T115930Z&x-goog-expires=60', false],
		['S3 and CloudFront, older', `Expires=${before}&Signature=x`, true],
		['S3 and CloudFront, older', `Expires=${after}&Signature=x`, false],
		['Azure', 'se=2026-11-27T11:00:00Z&sig=x', true],
		['Azure', 'se=2026-11-27T13:00:00Z&sig=x', false],
		['CloudFront with a policy', `Policy=${policy(before)}&Signature=x`, true],
		['CloudFront with a policy', `Policy=${policy(after)}&Signature=x`, false],
		['no signed link', 'expires=soon&se=yesterday', false],
		['a duration', 'expires=3600', false],
		['a broken date', 'X-Amz-Date=yesterday&X-Amz-Expires=60', false],
		['a broken policy', 'Policy=%00%00', false],
		['the very second', `Expires=${NOW / 1_000}&Signature=x`, true],
		['no time at all', 'X-Amz-Date=20261127T100000Z&X-Amz-Expires=0', true],
		['a time without its start', 'X-Amz-Expires=60', false],
		['a start without its time', 'X-Amz-Date=20261127T100000Z', false],
		['a time that is negative', 'X-Amz-Date=20261127T100000Z&X-Amz-Expires=-60', false],
		['a date with more behind it', 'X-Amz-Date=20261127T100000Zx&X-Amz-Expires=60', false],
		['a date with more before it', 'X-Amz-Date=120261127T100000Z&X-Amz-Expires=60', false],
	])('%s: %s', (_, query, is) => {
		expect(isExpired([`https://cdn.example.com/clip.mp4?${query}`], '', NOW)).toBe(is);
	});

	test.each([
		['Request has expired', true],
		['<Code>ExpiredToken</Code>', true],
		['Signature not valid in the specified time frame: Start [x]', true],
		['Access Denied', false],
	])('the server says %s', (text, is) => {
		expect(isExpired(['https://cdn.example.com/clip.mp4'], text, NOW)).toBe(is);
	});
});

describe('an address', () => {
	test('gives its user name and password as a header, unless there is one', () => {
		const text = 'https://ada:p%40ss@example.com/clip.mp4#t=1';
		expect(webAddress(text)).toEqual({
			url: 'https://example.com/clip.mp4',
			headers: { Authorization: `Basic ${Buffer.from('ada:p@ss').toString('base64')}` },
		});
		expect(webAddress(text, { authorization: 'Bearer x' }).headers).toEqual({
			authorization: 'Bearer x',
		});
		expect(webAddress('https://a%ff:x@example.com/').headers.Authorization).toBe(
			`Basic ${Buffer.from('a%ff:x').toString('base64')}`,
		);
	});

	test('may give only one of the two', () => {
		expect(webAddress('https://ada@example.com/').headers).toEqual({
			Authorization: `Basic ${Buffer.from('ada:').toString('base64')}`,
		});
		expect(webAddress('https://:key@example.com/').headers).toEqual({
			Authorization: `Basic ${Buffer.from(':key').toString('base64')}`,
		});
		expect(webAddress('http://ada@example.com/', { 'X-Key': 'k' }).headers).toMatchObject({
			'X-Key': 'k',
			Authorization: expect.any(String) as string,
		});
	});

	test('has secrets of six characters or more', () => {
		const secretsIn = (path: string) =>
			addressSecrets([`https://example.com/${path}`], {}).slice(1);
		expect(secretsIn('a1b2c3/word/x1-more/UPPER-1/averyverylongword')).toEqual([
			'a1b2c3',
			'x1-more',
			'UPPER-1',
			'averyverylongword',
		]);
		expect(secretsIn('a1b2c/word-1')).toEqual(['word-1']);
	});

	test('names what no message may repeat', () => {
		const url = 'https://example.com/videos/3f9aa0c1/my-clip.mp4?token=s3cret-token&v=1';
		expect(addressSecrets([url], { Authorization: 'Bearer abc' })).toEqual([
			url,
			'token=s3cret-token&v=1',
			'3f9aa0c1',
			's3cret-token',
			'Bearer abc',
		]);
	});
});
