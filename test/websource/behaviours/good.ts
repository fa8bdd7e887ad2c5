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
	{
		name: 'a part for the whole file',
		answers: [
			{ body: 'front', status: 206, headers: { 'content-range': 'bytes 0-12059381/12059382' } },
		],
		arrives: 'front',
		gets: 1,
	},
];
