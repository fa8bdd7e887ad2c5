import type { Behaviour } from './behaviour';

const HTML = { 'content-type': 'text/html; charset=utf-8' };

/** One plain GET, and one more where the header is behind. */
export const GOOD: Behaviour[] = [
	{ name: 'a header in front', answers: [{ body: 'front' }], arrives: 'front', gets: 1 },
	{
		name: 'a header in front, without ranges',
		answers: [{ body: 'front', ranges: 'ignored' }],
		arrives: 'front',
		gets: 1,
	},
	{ name: 'a header behind', answers: [{ body: 'behind' }], arrives: 'behind', gets: 2 },
	{
		name: 'a header behind, ranges not stated',
		answers: [{ body: 'behind', ranges: 'silent' }],
		arrives: 'behind',
		gets: 2,
	},
	{
		name: 'a header behind, ranges ignored',
		answers: [{ body: 'behind', ranges: 'ignored' }],
		arrives: 'behind',
		gets: 2,
	},
	{
		name: 'a header behind, ranges denied',
		answers: [{ body: 'behind', ranges: 'denied' }],
		arrives: 'behind',
		gets: 1,
	},
	{
		name: 'a header behind, ranges without a total (PB-72)',
		answers: [{ body: 'behind', ranges: 'without total' }],
		arrives: 'behind',
		gets: 2,
	},
	{
		name: 'a header behind, ranges with another total',
		answers: [{ body: 'behind', ranges: 'wrong total' }],
		arrives: 'behind',
		gets: 2,
	},
	{
		name: 'a small file with its header behind',
		answers: [{ body: 'behind, small' }],
		arrives: 'behind, small',
		gets: 1,
	},
	{ name: 'a small WebM file', answers: [{ body: 'webm' }], arrives: 'webm', gets: 1 },
	{
		name: 'a box behind the frames',
		answers: [{ body: 'front, box after' }],
		arrives: 'front, box after',
		gets: 2,
	},
	{
		name: 'a box behind the frames, without ranges',
		answers: [{ body: 'front, box after', ranges: 'ignored' }],
		arrives: 'front, box after',
		gets: 2,
	},
	{
		name: 'the type of a page, and a video',
		answers: [{ body: 'front', headers: HTML }],
		arrives: 'front',
		warns: /declared as text\/html/,
		gets: 1,
	},
	...['base64', 'aws-chunked', 'utf-8', 'UTF-8, aws-chunked', 'video/mp4'].map((value) => ({
		name: `Content-Encoding ${value}, which compresses nothing`,
		answers: [{ body: 'front' as const, headers: { 'content-encoding': value } }],
		arrives: 'front' as const,
		gets: 1,
	})),
	{
		name: 'HTTP 203 of a proxy',
		answers: [{ body: 'front', status: 203 }],
		arrives: 'front',
		gets: 1,
	},
	...[undefined, 'nonsense', 'bytes */*', 'bytes=0-12059381/12059382'].map(
		(value): Behaviour => ({
			name: `a part that nobody asked for, Content-Range ${value ?? 'missing'}`,
			answers: [
				{
					body: 'front' as const,
					status: 206,
					headers: value === undefined ? {} : { 'content-range': value },
				},
			],
			arrives: 'front' as const,
			gets: 1,
		}),
	),
	{
		name: 'a header behind, another ETag for each GET',
		answers: [
			{ body: 'behind', headers: { etag: '"1"' } },
			{ body: 'behind', headers: { etag: '"2"' } },
		],
		arrives: 'behind',
		gets: 2,
	},
	{
		name: 'a header behind, an ETag that is weak at times',
		answers: [
			{ body: 'behind', headers: { etag: 'W/"1"' } },
			{ body: 'behind', headers: { etag: '"1"' } },
		],
		arrives: 'behind',
		gets: 2,
	},
	{
		name: 'white space around the address',
		answers: [{ body: 'front' }],
		urls: [' {self}/clip.mp4\n'],
		arrives: 'front',
		gets: 1,
	},
	{
		name: 'a scheme in capitals',
		answers: [{ body: 'front' }],
		urls: ['{self in capitals}/clip.mp4'],
		arrives: 'front',
		gets: 1,
	},
	{
		name: 'a part for the whole file',
		answers: [
			{ body: 'front', status: 206, headers: { 'content-range': 'bytes 0-12059381/12059382' } },
		],
		arrives: 'front',
		gets: 1,
	},
];
