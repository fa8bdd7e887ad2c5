import * as endpoints from '../../../nodes/TikTok/api/endpoints';
import type { Endpoint } from '../../../nodes/TikTok/api/endpoints';

const {
	CANCEL,
	CREATOR_INFO,
	INBOX_PHOTO_INIT,
	INBOX_VIDEO_INIT,
	PHOTO_INIT,
	STATUS_FETCH,
	USER_INFO,
	VIDEO_INIT,
	VIDEO_LIST,
	VIDEO_QUERY,
} = endpoints;

/** TikTok's pages, written down a second time: path, calls per minute, scopes. */
const PAGES: Array<[Endpoint, string, number, string[]]> = [
	[CREATOR_INFO, 'post/publish/creator_info/query', 20, ['video.publish']],
	[VIDEO_INIT, 'post/publish/video/init', 6, ['video.publish']],
	[INBOX_VIDEO_INIT, 'post/publish/inbox/video/init', 6, ['video.upload']],
	[PHOTO_INIT, 'post/publish/content/init', 6, ['video.publish']],
	[INBOX_PHOTO_INIT, 'post/publish/content/init', 6, ['video.upload']],
	[STATUS_FETCH, 'post/publish/status/fetch', 30, ['video.publish', 'video.upload']],
	[CANCEL, 'post/publish/cancel', 30, ['video.publish', 'video.upload']],
	[USER_INFO, 'user/info', 600, ['user.info.basic']],
	[VIDEO_LIST, 'video/list', 600, ['video.list']],
	[VIDEO_QUERY, 'video/query', 600, ['video.list']],
];

test('every endpoint is in the list', () => {
	const all = Object.values(endpoints).filter((one) => typeof one === 'object');
	expect(new Set(PAGES.map(([endpoint]) => endpoint))).toEqual(new Set(all));
	expect(PAGES).toHaveLength(all.length);
});

test.each(PAGES)('%j is as on its page', (endpoint, path, callsPerMinute, scopes) => {
	expect(endpoint).toMatchObject({ path: `/v2/${path}/`, callsPerMinute, scopes });
});

test('every init begins a post, and nothing else does', () => {
	for (const [{ path, startsPost }] of PAGES) {
		expect([path, startsPost]).toEqual([path, path.endsWith('/init/')]);
	}
});

test('only the profile is a GET', () => {
	expect(PAGES.filter(([{ method }]) => method === 'GET').map(([one]) => one)).toEqual([USER_INFO]);
});
