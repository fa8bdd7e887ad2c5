import type { Behaviour } from './behaviour';

/** Where n8n holds in memory what it stores, the node stores small files only. */
export const HELD_COPIES: Behaviour[] = [
	{
		name: 'PB-71: no Content-Length, a small file',
		answers: [{ body: 'front', length: 'none' }],
		arrives: 'front',
		gets: 1,
	},
	{
		name: 'PB-73: gzip with its packed length',
		answers: [{ body: 'front', packing: 'gzip' }],
		arrives: 'front',
		gets: 2,
	},
	{
		name: 'PB-71: no Content-Length, a large file',
		answers: [{ body: 'huge', length: 'none' }],
		refused: {
			code: 'url_size_unknown',
			says: /can store at most 64 MiB.*N8N_DEFAULT_BINARY_DATA_MODE=filesystem/,
		},
		gets: 1,
	},
	{
		name: 'a large file with its header behind, without ranges',
		answers: [{ body: 'huge, behind', ranges: 'denied' }],
		arrives: 'huge, behind',
		warns: /found no readable header in the file/,
		gets: 1,
	},
	{
		name: 'a large file with its header behind',
		answers: [{ body: 'huge, behind' }],
		arrives: 'huge, behind',
		gets: 2,
	},
];
