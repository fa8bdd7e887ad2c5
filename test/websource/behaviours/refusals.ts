import type { Answer } from '../scriptedServer';
import type { Behaviour } from './behaviour';

const xml = (status: number, code: string, message: string, more = ''): readonly Answer[] => [
	{
		status,
		headers: { 'content-type': 'application/xml' },
		body: {
			text: `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${message}</Message>${more}</Error>`,
		},
	},
];

const S3 = (date: string) =>
	`{self}/clip.mp4?X-Amz-Date=${date}T000000Z&X-Amz-Expires=3600&X-Amz-Signature=0123456789abcdef`;
const NEVER = 4_102_444_800;
const POLICY = (seconds: number) =>
	Buffer.from(
		`{"Statement":[{"Condition":{"DateLessThan":{"AWS:EpochTime":${seconds}}}}]}`,
	).toString('base64');

const EXPIRED = { code: 'url_expired', says: /The signed link in 'Video URL' has expired/ };

/** HTTP statuses that refuse the file. */
export const REFUSALS: Behaviour[] = [
	{
		name: 'HTTP 401',
		answers: [{ status: 401, headers: { 'www-authenticate': 'Basic realm="x"' } }],
		refused: { code: 'url_sign_in', says: /needs a sign-in \(HTTP 401\).*option Headers/ },
		gets: 1,
	},
	{
		name: 'HTTP 403',
		answers: [{ status: 403 }],
		refused: { code: 'url_forbidden', says: /\(HTTP 403\).*User-Agent.*option Headers/ },
		gets: 1,
	},
	{
		name: 'HTTP 403 with a title',
		answers: [
			{
				status: 403,
				body: { text: '<html><title>Just a moment...</title></html>' },
				headers: { 'content-type': 'text/html' },
			},
		],
		refused: { code: 'url_forbidden', says: /\(HTTP 403\): "Just a moment\.\.\."/ },
		gets: 1,
	},
	{
		name: 'HTTP 404',
		answers: [{ status: 404 }],
		refused: { code: 'url_not_found', says: /There is no file at the address.*\(HTTP 404\)/ },
		gets: 1,
	},
	{
		name: 'HTTP 410',
		answers: [{ status: 410 }],
		refused: { code: 'url_not_found', says: /no file any more.*\(HTTP 410\)/ },
		gets: 1,
	},
	{
		name: 'HTTP 418',
		answers: [{ status: 418 }],
		refused: { code: 'url_refused', says: /answered with HTTP 418 instead of the file/ },
		gets: 1,
	},
	{
		name: 'HTTP 204',
		answers: [{ status: 204 }],
		refused: { code: 'url_refused', says: /answered with HTTP 204 instead of the file/ },
		gets: 1,
	},
	{
		name: 'PB-76: a link of S3 after its time',
		answers: xml(403, 'AccessDenied', 'Request has expired', '<Expires>2026-01-01</Expires>'),
		urls: [S3('20200101')],
		refused: { ...EXPIRED, not: /0123456789abcdef/ },
		gets: 1,
	},
	{
		name: 'PB-76: a link of R2 after its time',
		answers: xml(403, 'ExpiredRequest', 'Request has expired'),
		urls: [S3('20991231')],
		refused: EXPIRED,
		gets: 1,
	},
	{
		name: 'PB-76: a link of S3 whose session has ended',
		answers: xml(400, 'ExpiredToken', 'The provided token has expired.'),
		urls: [S3('20991231')],
		refused: EXPIRED,
		gets: 1,
	},
	{
		name: 'PB-76: a link of GCS after its time',
		answers: xml(
			400,
			'ExpiredToken',
			'Invalid argument.',
			'<Details>Request signature expired at: 2026-01-01T00:00:00+00:00</Details>',
		),
		urls: ['{self}/clip.mp4?X-Goog-Date=20991231T000000Z&X-Goog-Expires=60'],
		refused: EXPIRED,
		gets: 1,
	},
	{
		name: 'PB-76: a link of Azure after its time',
		answers: xml(
			403,
			'AuthenticationFailed',
			'Server failed to authenticate the request.',
			'<AuthenticationErrorDetail>Signature not valid in the specified time frame: Start [x] - Expiry [y]</AuthenticationErrorDetail>',
		),
		urls: ['{self}/clip.mp4?se=2099-12-31T00:00:00Z&sig=0123456789abcdef'],
		refused: EXPIRED,
		gets: 1,
	},
	{
		name: 'PB-76: a link of CloudFront after its time',
		answers: xml(403, 'AccessDenied', 'Access denied'),
		urls: ['{self}/clip.mp4?Expires=1577836800&Signature=0123456789abcdef&Key-Pair-Id=K1'],
		refused: EXPIRED,
		gets: 1,
	},
	{
		name: 'PB-76: a link of CloudFront with a policy, after its time',
		answers: xml(403, 'AccessDenied', 'Access denied'),
		urls: [`{self}/clip.mp4?Policy=${POLICY(1_577_836_800)}&Signature=0123&Key-Pair-Id=K1`],
		refused: EXPIRED,
		gets: 1,
	},
	{
		name: 'a signed link that is refused within its time',
		answers: xml(403, 'AccessDenied', 'Access denied'),
		urls: [`{self}/clip.mp4?Policy=${POLICY(NEVER)}&Signature=0123456789abcdef&Key-Pair-Id=K1`],
		refused: { code: 'url_forbidden', says: /\(HTTP 403\): "Access denied"/ },
		gets: 1,
	},
];

/** Links that give the file once, and items that are checked before their turn. */
export const ITEMS: Behaviour[] = [
	{
		name: 'PB-74: a link that works once, one item',
		answers: [{ body: 'front' }, { status: 404 }],
		arrives: 'front',
		gets: 1,
	},
	{
		name: 'PB-74: a link that works once, header behind',
		answers: [{ body: 'behind' }, { status: 404 }],
		arrives: 'behind',
		gets: 2,
	},
	{
		name: 'two items',
		answers: { '/a.mp4': [{ body: 'front' }], '/b.mp4': [{ body: 'front' }] },
		urls: ['{self}/a.mp4', '{self}/b.mp4'],
		arrives: 'front',
		gets: 3,
	},
	{
		name: 'two items, whole files called parts without saying which',
		answers: {
			'/a.mp4': [{ body: 'front', status: 206 }],
			'/b.mp4': [{ body: 'front', status: 206 }],
		},
		urls: ['{self}/a.mp4', '{self}/b.mp4'],
		arrives: 'front',
		gets: 3,
	},
	{
		name: 'two items, headers behind',
		answers: { '/a.mp4': [{ body: 'behind' }], '/b.mp4': [{ body: 'behind' }] },
		urls: ['{self}/a.mp4', '{self}/b.mp4'],
		arrives: 'behind',
		gets: 5,
	},
	{
		name: 'two items that have to be stored',
		answers: {
			'/a.mp4': [{ body: 'front', length: 'none' }],
			'/b.mp4': [{ body: 'front', length: 'none' }],
		},
		urls: ['{self}/a.mp4', '{self}/b.mp4'],
		arrives: 'front',
		gets: 2,
	},
	{
		name: 'PB-74, PB-76: the second item works only once',
		answers: { '/a.mp4': [{ body: 'front' }], '/b.mp4': [{ body: 'front' }, { status: 404 }] },
		urls: ['{self}/a.mp4', '{self}/b.mp4'],
		arrives: 'front',
		refusedItems: [1],
		refused: {
			code: 'url_used_up',
			says: /worked when the node checked it, but answered with HTTP 404 when its turn came/,
		},
		gets: 3,
	},
	{
		name: 'PB-74: the second item leads to a page the second time',
		answers: {
			'/a.mp4': [{ body: 'front' }],
			'/b.mp4': [
				{ body: 'front' },
				{ body: { text: '<html></html>' }, headers: { 'content-type': 'text/html' } },
			],
		},
		urls: ['{self}/a.mp4', '{self}/b.mp4'],
		arrives: 'front',
		refusedItems: [1],
		refused: { code: 'url_used_up', says: /but led to a web page when its turn came/ },
		gets: 3,
	},
	{
		name: 'the first item is refused, the second is posted',
		answers: { '/a.mp4': [{ status: 404 }], '/b.mp4': [{ body: 'front' }] },
		urls: ['{self}/a.mp4', '{self}/b.mp4'],
		arrives: 'front',
		refusedItems: [0],
		refused: { code: 'url_not_found', says: /There is no file/ },
		gets: 3,
	},
];
