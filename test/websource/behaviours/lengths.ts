import type { Behaviour } from './behaviour';

/** No length, or one that the boxes contradict: stored first. */
export const LENGTHS: Behaviour[] = [
	{
		name: 'PB-71: no Content-Length (chunked)',
		answers: [{ body: 'front', length: 'none' }],
		arrives: 'front',
		gets: 1,
	},
	{
		name: 'PB-71: no Content-Length, header behind',
		answers: [{ body: 'behind', length: 'none', ranges: 'ignored' }],
		arrives: 'behind',
		gets: 1,
	},
	{
		name: 'PB-71: the end of the connection is the end of the file',
		answers: [{ body: 'front', length: 'closed' }],
		arrives: 'front',
		gets: 1,
	},
	{
		name: 'PB-71: no Content-Length, small',
		answers: [{ body: 'front, small', length: 'none' }],
		arrives: 'front, small',
		gets: 1,
	},
	{
		name: 'PB-73: gzip with its packed length',
		answers: [{ body: 'front', packing: 'gzip' }],
		arrives: 'front',
		gets: 2,
	},
	{
		name: 'PB-73: br with its packed length',
		answers: [{ body: 'front', packing: 'br' }],
		arrives: 'front',
		gets: 2,
	},
	{
		name: 'PB-73: deflate with its packed length',
		answers: [{ body: 'front', packing: 'deflate' }],
		arrives: 'front',
		gets: 2,
	},
	{
		name: 'PB-73: gzip, header behind',
		answers: [{ body: 'behind', packing: 'gzip' }],
		arrives: 'behind',
		gets: 2,
	},
	{
		name: 'PB-73: gzip that makes the file larger',
		answers: [{ body: 'front, random', packing: 'gzip' }],
		arrives: 'front, random',
		gets: 2,
	},
	{
		name: 'PB-73: gzip of a small file',
		answers: [{ body: 'behind, small', packing: 'gzip' }],
		arrives: 'behind, small',
		gets: 1,
	},
	{
		name: 'PB-73: gzip, chunked',
		answers: [{ body: 'front', packing: 'gzip', length: 'none' }],
		arrives: 'front',
		gets: 1,
	},
	{
		name: 'PB-73: an encoding that n8n cannot undo',
		answers: [{ body: 'front', headers: { 'content-encoding': 'x-own' } }],
		refused: { code: 'url_compressed', says: /compressed \(x-own\)/ },
		gets: 1,
	},
	{
		name: 'PB-72: an empty file',
		answers: [{ body: 'empty' }],
		refused: { code: 'file_empty', says: /'Video URL' is empty/ },
		gets: 1,
	},
	{
		name: 'PB-72: an empty file without a length',
		answers: [{ body: 'empty', length: 'none' }],
		refused: { code: 'file_empty', says: /'Video URL' is empty/ },
		gets: 1,
	},
	{
		name: 'PB-82: a cut file, header behind',
		answers: [{ body: 'behind, cut' }],
		refused: { code: 'file_cut', says: /is incomplete: it ends after/ },
		gets: 2,
	},
	{
		name: 'PB-82: a cut file, header in front',
		answers: [{ body: 'front, cut' }],
		refused: { code: 'file_cut', says: /is cut off: its last frames start after/ },
		gets: 2,
	},
	{
		name: 'PB-82: a cut file without a length',
		answers: [{ body: 'front, cut', length: 'none' }],
		refused: { code: 'file_cut', says: /is cut off/ },
		gets: 1,
	},
];
