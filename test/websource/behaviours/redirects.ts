import type { INodeParameters } from 'n8n-workflow';

import type { Answer } from '../scriptedServer';
import type { Behaviour } from './behaviour';

const header = (name: string, value: string): INodeParameters => ({
	headers: { header: [{ name, value }] },
});
const moved = (location: string, status = 302): readonly Answer[] => [
	{ status, headers: { location } },
];
const FRONT: readonly Answer[] = [{ body: 'front' }];
const LONG_WAY = Object.fromEntries(
	Array.from({ length: 30 }, (_, n) => [`/hop${n}`, moved(`/hop${n + 1}`)]),
);

/** Redirects, and the headers of the person. */
export const REDIRECTS: Behaviour[] = [
	...[301, 302, 303, 307, 308].map((status) => ({
		name: `a redirect with HTTP ${status}`,
		answers: { '/go': moved('/clip.mp4', status), '/clip.mp4': FRONT },
		urls: ['{self}/go'],
		arrives: 'front' as const,
		gets: 1,
	})),
	{
		name: 'a redirect with a body that nobody reads',
		answers: {
			'/go': [{ status: 302, headers: { location: '/clip.mp4' }, body: 'front' }],
			'/clip.mp4': FRONT,
		},
		urls: ['{self}/go'],
		arrives: 'front',
		gets: 1,
	},
	{
		name: 'a redirect to another origin',
		answers: { '/go': moved('{other}/clip.mp4') },
		other: { '/clip.mp4': FRONT },
		urls: ['{self}/go'],
		arrives: 'front',
		gets: 0,
		otherGets: 1,
	},
	{
		name: 'a redirect in a loop',
		answers: { '/go': moved('/on'), '/on': moved('/go') },
		urls: ['{self}/go'],
		refused: { code: 'url_redirects', says: /redirects in a loop/ },
		gets: 0,
	},
	{
		name: 'too many redirects',
		answers: LONG_WAY,
		urls: ['{self}/hop0'],
		refused: { code: 'url_redirects', says: /redirects more than 20 times/ },
		gets: 0,
	},
	{
		name: 'a redirect to no web address',
		answers: { '/go': moved('ftp://example.com/clip.mp4') },
		urls: ['{self}/go'],
		refused: { code: 'url_redirects', says: /something that is not a web address/ },
		gets: 0,
	},
	{
		name: 'a redirect without an address',
		answers: [{ status: 302 }],
		refused: { code: 'url_refused', says: /HTTP 302/ },
		gets: 0,
	},
	{
		name: 'a redirect to a page',
		answers: {
			'/go': moved('/login'),
			'/login': [
				{
					body: { text: '<html><title>Log in</title></html>' },
					headers: { 'content-type': 'text/html' },
				},
			],
		},
		urls: ['{self}/go'],
		refused: { code: 'url_page', says: /titled "Log in"/ },
		gets: 1,
	},
	{
		name: 'PB-75: a User-Agent that the server wants',
		answers: [{ body: 'front', needs: { name: 'User-Agent', value: 'Mozilla/5.0' } }],
		options: header('User-Agent', 'Mozilla/5.0'),
		arrives: 'front',
		gets: 1,
	},
	{
		name: 'PB-75: a server that refuses the User-Agent of n8n',
		answers: [{ body: 'front', needs: { name: 'User-Agent', value: 'Mozilla/5.0' } }],
		refused: { code: 'url_forbidden', says: /the server refuses the User-Agent of n8n/ },
		gets: 1,
	},
	{
		name: 'a token, also for the rest of the header',
		answers: [{ body: 'behind', needs: { name: 'Authorization', value: 'Bearer s3cret-token' } }],
		options: header('Authorization', 'Bearer s3cret-token'),
		arrives: 'behind',
		gets: 2,
	},
	{
		name: 'a token within the origin',
		answers: { '/go': moved('/clip.mp4'), '/clip.mp4': FRONT },
		urls: ['{self}/go'],
		options: header('Authorization', 'Bearer s3cret-token'),
		arrives: 'front',
		gets: 1,
		sent: { authorization: 'Bearer s3cret-token' },
	},
	{
		name: 'a token does not go to another origin',
		answers: { '/go': moved('{other}/clip.mp4') },
		other: { '/clip.mp4': [{ body: 'behind' }] },
		urls: ['{self}/go'],
		options: header('Authorization', 'Bearer s3cret-token'),
		arrives: 'behind',
		gets: 0,
		otherGets: 2,
		otherSent: { authorization: null },
	},
	{
		name: 'a header of any name does not go to another origin, and comes back with it',
		answers: { '/go': moved('{other}/on'), '/clip.mp4': FRONT },
		other: { '/on': moved('{other}/clip.mp4') },
		urls: ['{self}/go'],
		options: header('X-Api-Key', 's3cret-token'),
		arrives: 'front',
		gets: 1,
		sent: { 'x-api-key': 's3cret-token' },
		otherSent: { 'x-api-key': null },
	},
	{
		name: 'a user name and password in the address',
		answers: [{ body: 'front', needs: { name: 'Authorization', value: 'Basic YWRhOnMzY3JldA==' } }],
		urls: ['{self with ada:s3cret}/clip.mp4'],
		arrives: 'front',
		gets: 1,
	},
	{
		name: 'a password in the address does not go to another origin',
		answers: { '/go': moved('{other}/clip.mp4') },
		other: { '/clip.mp4': FRONT },
		urls: ['{self with ada:s3cret}/go'],
		arrives: 'front',
		gets: 0,
		otherGets: 1,
		otherSent: { authorization: null },
	},
	...['Range', 'accept-encoding', 'Host', 'Content-Length', 'Connection', 'If-Range'].map(
		(name) => ({
			name: `the header ${name}, which the node needs`,
			answers: FRONT,
			options: header(name, 'x'),
			refused: { code: 'headers_invalid', says: new RegExp(`'Headers' contains ${name}, which`) },
			gets: 0,
		}),
	),
	{
		name: 'a value with a line break',
		answers: FRONT,
		options: header('X-Key', 's3cret\r\nHost: evil'),
		refused: { code: 'headers_invalid', says: /a value for X-Key/, not: /s3cret/ },
		gets: 0,
	},
];
