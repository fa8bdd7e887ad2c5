/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run in Node, not inside n8n */
import http from 'node:http';
import type { AddressInfo } from 'node:net';

import type { IBinaryData, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { jpeg, png } from '../sandbox/source-testing';
import type { FaultInput } from '../sandbox/types';
import { CLIP, fixture, requestsTo, sha256 } from './postSetup';
import { ended, fetched, PHOTOS, Serving } from './servedPhotos';

const MB = 1_000_000;
const HEIC = Buffer.concat([Buffer.from('0000001c', 'hex'), Buffer.from('ftypheic0000mif1heic')]);

/** A JPEG of that many bytes, with its end. */
const sized = (bytes: number) => ended(jpeg(1_000, 1_000, bytes - 2));

type Answer = (request: http.IncomingMessage, response: http.ServerResponse) => void;

describe('photos from files', () => {
	let serving: Serving;

	beforeAll(async () => {
		serving = await Serving.start('filesystem', 'photo-refusals.example.test');
	});
	afterEach(() => {
		serving.engine.webhookUrl = `https://${serving.host}`;
	});
	afterAll(async () => await serving.close());

	/** Runs with these files, and expects a refusal before anything is asked of TikTok. */
	async function refusal(
		files: Readonly<Record<string, Buffer>>,
		parameters: INodeParameters = {},
		port?: number,
	) {
		const items = [await serving.item(files)];
		const { result, stage } = await serving.run(items, parameters, {}, port);
		expect(await stage.client.requests(stage.app.client_key)).toEqual([]);
		const error = result.errorOf('TikTok');
		expect(error).toMatchObject({ context: { details: { may_appear: false } } });
		return result.errorText;
	}

	test.each<[string, Buffer, RegExp]>([
		['a PNG', png(100, 100), /"b\.jpg" \(b\).*60 bytes.*PNG picture.*Edit Image node.*Format jpeg/],
		['a HEIC', HEIC, /HEIC picture.*Most Compatible.*Edit Image node/],
		['a GIF', fixture('gif.gif'), /found: GIF\).*Edit Image node/],
		['a page', Buffer.from('<!doctype html><title>Sign in</title>'), /HTML page.*sign-in/],
		['a video', CLIP, /it is a video.*resource 'Video'/],
		['a PDF', fixture('pdf.pdf'), /PDF.*a JPEG or WebP file/],
		['nothing', Buffer.alloc(0), /"b\.jpg" \(b\).*is empty \(0 bytes\)/],
		['21 MB', sized(21 * MB), /has 21000000 bytes.*20 MB.*Edit Image node/],
		['base64', Buffer.from(PHOTOS[0].toString('base64')), /contains a photo as base64 text/],
		['a large video', Buffer.concat([CLIP, Buffer.alloc(21 * MB)]), /it is a video/],
	])('%s is refused before any request, by its name', async (_name, content, message) => {
		const text = await refusal({ a: PHOTOS[0], b: content });
		expect(text).toMatch(message);
		expect(text).toContain("'Input Data Field Names'");
	});

	test.each<[string, INodeParameters, RegExp]>([
		['no such name', { photoFields: 'a, c' }, /is "c".*no file there.*Files of this item: a\./],
		['no name', { photoFields: ' ' }, /'Input Data Field Names' is empty/],
		[
			'an expression without a value',
			{ photoFields: '={{ undefined }}' },
			/is empty|needs the names/,
		],
		['36 names', { photoFields: Array(36).fill('a').join() }, /names 36 files.*1 to 35/],
		['a cover that does not exist', { coverIndex: 1 }, /'Cover Index' is 1/],
		['another source', { photoSource: 'ftp' }, /'Photo Source' needs binary or urls/],
	])('%s is refused before any request', async (_name, parameters, message) => {
		expect(await refusal({ a: PHOTOS[0] }, parameters)).toMatch(message);
	});

	test('an item without an image names what it has', async () => {
		const pdf = await serving.item({ report: fixture('pdf.pdf') }, 'application/pdf');
		pdf.binary = { report: { ...(pdf.binary?.report as IBinaryData), fileName: 'report.pdf' } };
		const { result, inits } = await serving.run([pdf]);
		expect(inits).toBe(0);
		expect(result.errorText).toMatch(/no image, only report \(application\/pdf\)/);
		const none = await serving.run([{ json: {} }]);
		expect(none.result.errorText).toMatch(/the item has no file/);
	});

	test('* takes images only, also one whose type and name say nothing', async () => {
		const item = await serving.item({ a: PHOTOS[0], text: Buffer.from('x'), vague: PHOTOS[1] });
		const binary = item.binary as Record<string, IBinaryData>;
		binary.text = { ...binary.text, mimeType: 'text/csv', fileName: 'list.csv' };
		binary.vague = { ...binary.vague, mimeType: 'application/octet-stream', fileName: 'download' };
		const { posts } = await serving.run([item]);
		expect(posts.map(fetched)).toEqual([[sha256(PHOTOS[0]), sha256(PHOTOS[1])]]);
	});

	test.each([
		['a form', { formMode: 'production', submittedAt: 'now' }, [1, 0]],
		[
			'a webhook',
			{ webhookUrl: 'https://n8n.test/webhook/a', executionMode: 'production' },
			[1, 0],
		],
		['any other node', { name: 'x' }, [0, 1]],
	])('* for files from %s: in the order that the person can know', async (_name, json, order) => {
		const item = await serving.item({ photo_10: PHOTOS[0], photo_9: PHOTOS[1] });
		const { posts } = await serving.run([{ ...item, json }]);
		expect(posts.map(fetched)).toEqual([order.map((at) => sha256(PHOTOS[at]))]);
	});

	test('an expression may return the files of another node, or a list of names', async () => {
		const items = [await serving.item({ a: PHOTOS[0], b: PHOTOS[1] })];
		const files = { photoFields: "={{ [$('Start').item.binary.b, 'a'] }}" };
		const { posts } = await serving.run(items, files);
		expect(posts.map(fetched)).toEqual([[sha256(PHOTOS[1]), sha256(PHOTOS[0])]]);
	});

	test('base64 that a Code node has left is stored and served', async () => {
		const data = { data: PHOTOS[0].toString('base64'), mimeType: 'image/png', fileName: 'a.png' };
		const { posts, stage } = await serving.run([{ json: {}, binary: { data } }]);
		expect(posts.map(fetched)).toEqual([[sha256(PHOTOS[0])]]);
		expect(await requestsTo(stage, 'content_init')).toHaveLength(1);
	});

	test.each<[string, Buffer, RegExp]>([
		[
			'too many pixels',
			ended(jpeg(4_000, 3_000)),
			/Larger than 1080p: "a\.jpg" \(a\) \(4000 × 3000 pixels\)\..*Edit Image node/,
		],
		['a missing end', jpeg(800, 600), /Probably cut off.*: "a\.jpg" \(a\)\.$/],
		['20.5 MB', sized(20.5 * MB), /Close to the limit of 20 MB: "a\.jpg" \(a\) \(20500000 bytes\)/],
	])('%s: a warning, because TikTok may take it', async (_name, content, message) => {
		const { result, inits } = await serving.run([await serving.item({ a: content })], {
			options: { onFailedPost: 'returnItem' },
		});
		expect(inits).toBe(1);
		expect(result.items('TikTok')[0].json.warnings).toEqual([expect.stringMatching(message)]);
	});

	test.each([
		['http://photos.example.test', /http:\/\/photos\.example\.test.*https.*WEBHOOK_URL/],
		['http://localhost:5678', /http:\/\/localhost:5678.*https/],
		['https://localhost', /does not name a public host/],
		['https://192.168.1.5', /does not name a public host.*never from IP addresses/],
	])('an instance at %s cannot serve them: refused before any request', async (url, message) => {
		serving.engine.webhookUrl = url;
		expect(await refusal({ a: PHOTOS[0] })).toMatch(message);
	});

	const OTHERS: Array<[string, Answer, RegExp]> = [
		['404', (_, response) => response.writeHead(404).end(), /HTTP 404.*shared folder/],
		['400', (_, response) => response.writeHead(400).end('invalid'), /HTTP 400.*encryption key/],
		['401', (_, response) => response.writeHead(401).end(), /HTTP 401.*without a sign-in/],
		[
			'a redirect',
			(_, response) => response.writeHead(302, { location: 'https://login.example/' }).end(),
			/HTTP 302.*without a sign-in or redirect/,
		],
		['502', (_, response) => response.writeHead(502).end('Bad gateway'), /HTTP 502/],
		[
			'a page',
			(_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'),
			/other content \(text\/html\)/,
		],
		['other bytes', (_, response) => response.end(PHOTOS[1]), /other content/],
		['more bytes', (_, response) => response.end(Buffer.concat([PHOTOS[0], PHOTOS[0]])), /other/],
		['fewer bytes', (_, response) => response.end(PHOTOS[0].subarray(0, 100)), /other content/],
	];

	test.each(OTHERS)(
		'an address that answers with %s: refused before any request, without the address',
		async (_name, answer, message) => {
			const server = await listening(answer);
			const text = await refusal({ a: PHOTOS[0] }, {}, server.port);
			await server.close();
			expect(text).toMatch(message);
			expect(text).toContain(`https://${serving.host}/rest/binary-data/signed`);
			expect(text).not.toContain('token');
		},
	);

	test('an address without an answer is a warning, because a firewall may stop n8n alone', async () => {
		const server = await listening((_, response) => response.destroy());
		const { result, inits } = await serving.run(
			[await serving.item({ a: PHOTOS[0] })],
			{ options: { onFailedPost: 'returnItem' } },
			{},
			server.port,
		);
		await server.close();
		expect(inits).toBe(1);
		const { status, fail_reason: reason, remedy, warnings } = result.items('TikTok')[0].json;
		expect([status, reason]).toEqual(['FAILED', 'photo_pull_failed']);
		expect(remedy).toMatch(/the internet reaches https:.*\/rest\/binary-data\/signed/);
		expect(warnings).toEqual([expect.stringMatching(/could not open.*: the connection/)]);
	});

	test('a host that is not verified is named, with how to verify it', async () => {
		const { result, inits } = await serving.run(
			[await serving.item({ a: PHOTOS[0] })],
			{},
			{ verified_urls: [] },
		);
		expect(inits).toBe(1);
		expect(result.errorText).toMatch(
			/photo-refusals\.example\.test.*is not verified.*DNS record.*tunnel/,
		);
	});

	test('a post that fails does not end the run before TikTok has the photos of the post before it', async () => {
		const faults: FaultInput[] = [
			{ on: 'content_init', nth: 2, do: { kind: 'status', status: 400, body: REFUSED } },
		];
		const items: INodeExecutionData[] = [
			await serving.item({ a: PHOTOS[0] }),
			await serving.item({ a: PHOTOS[1] }),
		];
		const { result, posts } = await serving.run(
			items,
			{ waitUntilPublished: false },
			{ faults, switches: { pull_delay_ms: 2_000 } },
		);
		expect(result.errorText).toContain(posts[0].publish_id);
		expect(posts.map(fetched)).toEqual([[sha256(PHOTOS[0])]]);
	});

	test('Retry On Fail follows the post that the first try has started', async () => {
		const faults: FaultInput[] = [{ on: 'content_init', do: { kind: 'reset', when: 'after' } }];
		const { result, inits } = await serving.run(
			[await serving.item({ a: PHOTOS[0] })],
			{},
			{ faults },
			undefined,
			{ retryOnFail: true, maxTries: 2, waitBetweenTries: 1 },
		);
		expect(inits).toBe(1);
		expect(result.errorOf('TikTok')).toMatchObject({ context: { details: { may_appear: true } } });
	});
});

const REFUSED = { error: { code: 'spam_risk_too_many_posts', message: '', log_id: 'x' } };

async function listening(answer: Answer) {
	const server = http.createServer(answer);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		port: (server.address() as AddressInfo).port,
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
