import {
	notAFileFault,
	refusalFault,
} from '../../../../nodes/TikTok/upload/source/web/insteadOfFile';
import { webAddress } from '../../../../nodes/TikTok/upload/source/web/webAddress';
import { brokenFaultRules } from '../../support/faultRules';

const NOW = Date.UTC(2026, 10, 27, 12);
const ADDRESS = 'https://cdn.example.com/clip.mp4?token=s3cret-token';

function instead(text: string, { status = 200, type = 'video/mp4', url = ADDRESS } = {}) {
	const address = webAddress(url, { Authorization: 'Bearer s3cret-header' });
	return { address, answer: { status, headers: { 'content-type': type }, url }, text };
}

describe('a page or a message instead of a file', () => {
	test.each([
		['<html><head><title>\n Hello </title>', 'url_page', ', titled "Hello"'],
		['<!DOCTYPE HTML><TITLE lang="de">Hallo</TITLE>', 'url_page', ', titled "Hallo"'],
		['<html><title>İ Hello</title>', 'url_page', ', titled "İ Hello"'],
		['<html><title>unclosed', 'url_page', 'leads to a web page, and not'],
		['<html><title></title>', 'url_page', 'leads to a web page, and not'],
		['\n{"message":"Hello"}', 'url_message', 'JSON instead of the file: "Hello"'],
		['{"errors":[{"code":7,"detail":"Hello"}]}', 'url_message', ': "Hello"'],
		['{"error_description":"Hello","error":"x"}', 'url_message', ': "Hello"'],
		['{"error":"Hello"}', 'url_message', ': "Hello"'],
		['[{"message":"Hello"}]', 'url_message', ': "Hello"'],
		['{"a":1}', 'url_message', /in JSON instead of the file$/],
		['{"broken"', 'url_message', /in JSON instead of the file$/],
		[
			'<?xml version="1.0"?><Error><Code>NoKey</Code></Error>',
			'url_message',
			'XML instead of the file: "NoKey"',
		],
		['<Error><Message>Hello</Message></Error>', 'url_message', ': "Hello"'],
		['<accesserror><message>Hello</message></accesserror>', 'url_message', ': "Hello"'],
		['<Error><Detail>Hello</Detail></Error>', 'url_message', /in XML instead of the file$/],
		['<html><code>Hello</code>', 'url_page', 'leads to a web page, and not'],
		['<html><title', 'url_page', 'leads to a web page, and not'],
		['</title><html>', 'url_page', 'leads to a web page, and not'],
		[
			'<html><title>A &quot;B&quot; &#39;C&#39; &amp; D</title>',
			'url_page',
			JSON.stringify('A "B" \'C\' & D'),
		],
		['<html><title>See HTTP://a.example/?b=c now</title>', 'url_page', 'titled "See … now"'],
		['{"title":"Hello"}', 'url_message', ': "Hello"'],
		['{"code":"Hello"}', 'url_message', ': "Hello"'],
		['{"error":[{"errors":[{"message":"Hello"}]}]}', 'url_message', ': "Hello"'],
		['{"error":{"error":{"error":{"error":{"message":"Hello"}}}}}', 'url_message', ': "Hello"'],
		[
			'{"error":{"error":{"error":{"error":{"error":{"message":"Hello"}}}}}}',
			'url_message',
			/of the file$/,
		],
		[
			'<html><title>Bearer s3cret-header and s3cret-token</title>',
			'url_page',
			/titled "[^s]*\(hidden\)/,
		],
		[`<html><title>See ${ADDRESS}</title>`, 'url_page', /titled "See \(hidden\)"/],
	])('%j', (text, code, words) => {
		const fault = notAFileFault(instead(text));
		expect(fault).toMatchObject({ kind: 'input', code });
		expect(fault?.message).toMatch(words);
		expect(`${fault?.message} ${fault?.remedy}`).not.toMatch(/s3cret/);
		expect(fault && brokenFaultRules(fault)).toEqual([]);
	});

	test.each([
		['text/html; charset=utf-8', 'url_page'],
		['application/json', 'url_message'],
		['application/problem+json', 'url_message'],
		['application/xml', 'url_message'],
		['application/xhtml+xml', 'url_page'],
		['TEXT/HTML', 'url_page'],
	])('by its type alone: %s', (type, code) => {
		expect(notAFileFault(instead('what', { type }))).toMatchObject({ code });
	});

	test('anything else is judged by what it is', () => {
		expect(notAFileFault(instead('what'))).toBeUndefined();
		expect(notAFileFault(instead('x <error>'))).toBeUndefined();
		expect(notAFileFault(instead('<video>'))).toBeUndefined();
		expect(notAFileFault(instead(`${'x'.repeat(1_000)}<html>`))).toBeUndefined();
		expect(notAFileFault(instead('what', { type: 'x/text/html' }))).toBeUndefined();
	});

	test('PB-70: a page of a service names it and its remedy', () => {
		const url = 'https://drive.google.com/file/d/1a2b/view';
		const fault = notAFileFault(instead('<html><title>clip.mp4 - Google Drive</title>', { url }));
		expect(fault).toMatchObject({
			message:
				'The address in \'Video URL\' leads to a page of Google Drive, titled "clip.mp4 - Google Drive", and not to a video file',
			remedy: expect.stringContaining('Google Drive node') as string,
		});
	});
});

describe('a refusal', () => {
	test.each([
		[400, 'url_refused'],
		[401, 'url_sign_in'],
		[403, 'url_forbidden'],
		[404, 'url_not_found'],
		[407, 'url_sign_in'],
		[410, 'url_not_found'],
		[416, 'url_refused'],
		[429, 'url_busy'],
		[500, 'url_busy'],
		[503, 'url_busy'],
	])('with HTTP %i says what to do', (status, code) => {
		const fault = refusalFault(instead('{"message":"No s3cret-token"}', { status }), NOW);
		expect(fault).toMatchObject({
			code,
			message: expect.stringContaining('No (hidden)') as string,
		});
		expect(fault.message).toContain(`HTTP ${status}`);
		expect(brokenFaultRules(fault)).toEqual([]);
	});

	test('with HTTP 401 names the token of the person, not the link', () => {
		const fault = refusalFault(instead('{"message":"Token expired"}', { status: 401 }), NOW);
		expect(fault.code).toBe('url_sign_in');
	});

	test('of a service names the service', () => {
		const url = 'https://1drv.ms/v/s!abc';
		expect(refusalFault(instead('', { status: 403, url }), NOW).message).toContain(
			'a page of OneDrive (HTTP 403)',
		);
	});

	test('PB-76: of a page that mentions something expired is no signed link', () => {
		const page = '<html><title>Your session has expired</title>';
		expect(refusalFault(instead(page, { status: 403 }), NOW).code).toBe('url_forbidden');
		const fault = refusalFault(instead('<Error><Code>ExpiredToken</Code>', { status: 400 }), NOW);
		expect(fault.code).toBe('url_expired');
		expect(brokenFaultRules(fault)).toEqual([]);
	});
});
