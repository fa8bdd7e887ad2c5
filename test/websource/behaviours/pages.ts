import type { Behaviour } from './behaviour';

const HTML = { 'content-type': 'text/html; charset=utf-8' };
const JSON_TYPE = { 'content-type': 'application/json' };
const XML = { 'content-type': 'application/xml' };

const page = (title: string) => ({
	text: `<!DOCTYPE html><html><head><title>${title}</title></head><body>${'x'.repeat(5_000)}</body></html>`,
});

/** A page, a message or another file instead of a video. */
export const PAGES: Behaviour[] = [
	{
		name: 'PB-70: a web page',
		answers: [{ body: page('My clips'), headers: HTML }],
		refused: { code: 'url_page', says: /leads to a web page, titled "My clips"/ },
		gets: 1,
	},
	{
		name: 'PB-70: a web page without a length',
		answers: [{ body: page('My clips'), headers: HTML, length: 'none' }],
		refused: { code: 'url_page', says: /leads to a web page, titled "My clips"/ },
		gets: 1,
	},
	{
		name: 'PB-70: a web page that is declared as a video',
		answers: [{ body: page('Sign in &amp; watch'), headers: { 'content-type': 'video/mp4' } }],
		refused: { code: 'url_page', says: /titled "Sign in & watch"/ },
		gets: 1,
	},
	{
		name: 'PB-70: a packed web page',
		answers: [{ body: page('My clips'), headers: HTML, packing: 'gzip', length: 'none' }],
		refused: { code: 'url_page', says: /leads to a web page, titled "My clips"/ },
		gets: 1,
	},
	{
		name: 'PB-70: a page without a title',
		answers: [{ body: { text: '<html><body>Hello</body></html>' }, headers: HTML }],
		refused: { code: 'url_page', says: /leads to a web page, and not to a video file/ },
		gets: 1,
	},
	{
		name: 'PB-70: a page by its type alone',
		answers: [{ body: { text: '<div id=app></div><script src=a.js></script>' }, headers: HTML }],
		refused: { code: 'url_page', says: /leads to a web page/ },
		gets: 1,
	},
	{
		name: 'a title that repeats the address',
		answers: [{ body: page('See {self}/clip.mp4?token=s3cret-of-the-link now'), headers: HTML }],
		urls: ['{self}/clip.mp4?token=s3cret-of-the-link'],
		refused: { code: 'url_page', says: /titled "See/, not: /s3cret/ },
		gets: 1,
	},
	{
		name: 'a message in JSON',
		answers: [
			{ body: { text: '{"error":{"code":404,"message":"No such clip"}}' }, headers: JSON_TYPE },
		],
		refused: {
			code: 'url_message',
			says: /answered with a message in JSON instead of the file: "No such clip"/,
		},
		gets: 1,
	},
	{
		name: 'a message in JSON without a type',
		answers: [{ body: { text: ' {"detail": "Token s3cret-of-the-link expired"}' } }],
		urls: ['{self}/clip.mp4?token=s3cret-of-the-link'],
		refused: { code: 'url_message', says: /: "Token \(hidden\) expired"/, not: /s3cret/ },
		gets: 1,
	},
	{
		name: 'a message in XML',
		answers: [
			{
				body: { text: '<?xml version="1.0"?><Error><Message>Gone</Message></Error>' },
				headers: XML,
			},
		],
		refused: { code: 'url_message', says: /a message in XML instead of the file: "Gone"/ },
		gets: 1,
	},
	{
		name: 'a PDF',
		answers: [{ body: 'pdf' }],
		refused: { code: 'file_format', says: /\(found: PDF\)/ },
		gets: 1,
	},
	{
		name: 'a PDF without a length',
		answers: [{ body: 'pdf', length: 'none' }],
		refused: { code: 'file_format', says: /\(found: PDF\)/ },
		gets: 1,
	},
	{
		name: 'a picture',
		answers: [{ body: 'png' }],
		refused: { code: 'file_format', says: /\(found: PNG picture\)/ },
		gets: 1,
	},
	{
		name: 'plain text',
		answers: [{ body: { text: 'Not here.' }, headers: { 'content-type': 'text/plain' } }],
		refused: { code: 'file_format', says: /\(found: text\)/ },
		gets: 1,
	},
];
