import type { IBinaryData, INodeExecutionData } from 'n8n-workflow';

import { readBinary, type BinaryMode, type Engine } from './harness';
import { CLIP, directPost, paddedClip, requestsTo, setStage, sha256 } from './postSetup';

/** Its base64 ends with padding. */
const LARGE = paddedClip(3_000_001);

/** What a Code node can leave in an item without an id. */
const READABLE: Array<[string, (file: Buffer) => unknown]> = [
	['plain', (file) => file.toString('base64')],
	['in lines', (file) => file.toString('base64').replace(/.{76}/g, '$&\r\n')],
	[
		'between other characters',
		(file) => `  "${file.toString('base64').replace(/.{999}/g, '$&%;')}"`,
	],
	['in the alphabet for addresses', (file) => file.toString('base64url')],
	['without padding', (file) => file.toString('base64').replace(/=+$/, '')],
	['before more text', (file) => `${file.toString('base64')}\nQUJD`],
	['as a Buffer in JSON', (file) => file.toJSON()],
];

/** With the setting `combined`, n8n itself stores these before the node sees them. */
const UNREADABLE: Array<[string, unknown, string, string]> = [
	['PB-67: an empty text', '', 'file_empty', 'is empty'],
	[
		'PB-68: a data: URI',
		`data:video/mp4;base64,${CLIP.toString('base64')}`,
		'file_encoded',
		'data: URI',
	],
	['PB-68: an address', 'https://cdn.example.com/clip.mp4', 'file_encoded', 'is not base64'],
	['PB-69: the name of the storage', 'filesystem-v2', 'file_id_lost', 'has lost its id'],
];

/** The same in every mode: the bytes that n8n's own nodes read, or a refusal before the init. */
export function testsOfItemForms(engine: () => Engine, mode: BinaryMode): void {
	async function post(item: INodeExecutionData) {
		const stage = await setStage(engine());
		const result = await engine().run({
			nodes: [engine().node(directPost(), stage.credential)],
			items: [item],
		});
		const inits = await requestsTo(stage, 'init');
		const posts = await stage.client.posts(stage.app.client_key);
		return { result, inits, posts };
	}

	describe.each(READABLE)('PB-67: base64 %s', (_name, encode) => {
		test.each([
			['small', CLIP],
			['3 MB', LARGE],
		])('%s: the bytes that n8n reads, in one init', async (_size, file) => {
			const item = itemOf(encode(file));
			const read = await readBinary(item.binary?.data as IBinaryData);
			const { result, inits, posts } = await post(item);
			expect(result.summary).toBe('success');
			expect(inits).toHaveLength(1);
			expect(posts).toMatchObject([{ sha256: sha256(read), published: true }]);
			expect(sha256(read)).toBe(sha256(file));
		});
	});

	test.each(UNREADABLE)('%s is named before the init', async (_name, data, code, words) => {
		const { result, inits } = await post(itemOf(data));
		expect(inits).toEqual([]);
		const error = result.errorOf('TikTok');
		expect(error).toBeDefined();
		if (mode === 'combined' && words !== 'data: URI') return;
		const details = (error as { context?: { details?: object } }).context?.details;
		expect(details).toMatchObject({ code, may_appear: false });
		expect(error?.message).toContain(words);
	});

	test.each([
		['base64', CLIP.toString('base64')],
		['a data: URI', `data:video/mp4;base64,${CLIP.toString('base64')}`],
	])('PB-68: %s saved as a file is named before the init', async (_name, text) => {
		const data = await engine().storeFile(Buffer.from(text), { fileName: 'clip.mp4' });
		const { result, inits } = await post({ json: {}, binary: { data } });
		expect(inits).toEqual([]);
		expect(result.errorOf('TikTok')?.description).toMatch(/Move Base64 String to File/);
	});

	test('the plain name of a stored file works', async () => {
		const data = await engine().storeFile(LARGE, { fileName: 'clip.mp4' });
		const { result, posts } = await post({ json: {}, binary: { data } });
		expect(result.summary).toBe('success');
		expect(posts).toMatchObject([{ sha256: sha256(LARGE) }]);
	});
}

function itemOf(data: unknown): INodeExecutionData {
	return { json: {}, binary: { data: { data, mimeType: 'video/mp4' } as IBinaryData } };
}
