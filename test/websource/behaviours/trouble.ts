import type { Behaviour } from './behaviour';

/** Connections that end early, and servers that are busy. */
export const TROUBLE: Behaviour[] = [
	{
		name: 'a server that drops a waiting reader',
		answers: [{ body: 'front', dropsWaiting: 200 }, { body: 'front' }],
		arrives: 'front',
		gets: 2,
	},
	{
		name: 'a server that drops a waiting reader, without ranges',
		answers: [
			{ body: 'front', dropsWaiting: 200, ranges: 'ignored' },
			{ body: 'front', ranges: 'ignored' },
		],
		arrives: 'front',
		gets: 2,
	},
	{
		name: 'a download that is cut twice',
		answers: [
			{ body: 'front', cutAfter: 2_000_000 },
			{ body: 'front', cutAfter: 7_000_000 },
			{ body: 'front' },
		],
		arrives: 'front',
		gets: 3,
	},
	{
		name: 'a header that is cut',
		answers: [{ body: 'front', cutAfter: 1_000 }, { body: 'front' }],
		arrives: 'front',
		gets: 2,
	},
	{
		name: 'a copy that is cut',
		answers: [
			{ body: 'behind', cutAfter: 2_000_000, ranges: 'denied' },
			{ body: 'behind', ranges: 'denied' },
		],
		arrives: 'behind',
		gets: 2,
	},
	{
		name: 'PB-77: HTTP 503 and then the file',
		answers: [{ status: 503 }, { body: 'front' }],
		arrives: 'front',
		gets: 2,
	},
	{
		name: 'PB-77: HTTP 429 with Retry-After',
		answers: [{ status: 429, headers: { 'retry-after': '2' } }, { body: 'front' }],
		arrives: 'front',
		gets: 2,
	},
	{
		name: 'PB-77: HTTP 408 and then the file',
		answers: [{ status: 408 }, { body: 'front' }],
		arrives: 'front',
		gets: 2,
	},
	{
		name: 'PB-77: a connection that is closed, and then the file',
		answers: [{ refuses: true }, { body: 'front' }],
		arrives: 'front',
		gets: 2,
	},
	{
		name: 'PB-77: a pause that is too long',
		answers: [{ status: 429, headers: { 'retry-after': '3600' } }],
		refused: { code: 'url_busy', says: /HTTP 429.*a pause of 3600 seconds/ },
		gets: 1,
	},
	{
		name: 'a file that changes while it is read',
		answers: [
			{ body: 'front', cutAfter: 1_000, headers: { etag: '"one"' } },
			{ body: 'front', headers: { etag: '"two"' } },
		],
		refused: { code: 'url_changed', says: /changed while the node read it/ },
		gets: 2,
	},
];
