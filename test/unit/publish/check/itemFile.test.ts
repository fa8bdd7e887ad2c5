/* eslint-disable @n8n/community-nodes/no-restricted-imports -- n8n hands out Node's own streams */
import { Readable } from 'node:stream';

import type { IBinaryData, INodeExecutionData } from 'n8n-workflow';

import { FakeTikTok } from '../../support/fakeTikTok';
import { CLIP, itemWith, parameters, Stage } from '../../support/postStage';
import type { ContextParts } from '../../support/fakeContext';

const BASE64 = CLIP.toString('base64');
const DATA_URI = `data:video/mp4;base64,${BASE64}`;

function itemOf(binary: object): INodeExecutionData {
	const data = { mimeType: 'video/mp4', ...binary } as unknown as IBinaryData;
	return { json: {}, binary: { data } };
}

/** A file in n8n's storage. */
function stored(content: Buffer | string): ContextParts {
	return {
		items: [itemOf({ id: 'database:1', data: 'database' })],
		helpers: {
			getBinaryMetadata: async () => ({ fileSize: content.length }),
			getBinaryStream: async () => Readable.from([Buffer.from(content)]),
		},
	};
}

async function refusal(parts: ContextParts) {
	const stage = new Stage(new FakeTikTok(), parts);
	const error = await stage.post().catch((thrown: unknown) => thrown);
	expect(stage.tikTok.calls).toEqual([]);
	const shown = error as { message: string; description: string; context: { details: object } };
	const { message, description, context } = shown;
	return { message: `${message} ${description}`, details: context.details };
}

describe('PB-68: text in the place of a video is named for what it is', () => {
	test.each<[string, ContextParts, string, string]>([
		['a data: URI', { items: [itemOf({ data: DATA_URI })] }, 'is a data: URI', 'Remove the start'],
		[
			'a data: URI behind a line break',
			{ items: [itemOf({ data: `\n${DATA_URI}` })] },
			'is a data: URI',
			'Remove the start',
		],
		[
			'base64 twice',
			{ items: [itemOf({ data: Buffer.from(BASE64).toString('base64') })] },
			'contains a video as base64 text',
			'Move Base64 String to File',
		],
		['base64 as a file', stored(BASE64), 'contains a video as base64 text', 'Extract From Text'],
		['base64 in lines', stored(BASE64.replace(/.{76}/g, '$&\n')), 'as base64 text', 'Extract From'],
		['base64 in quotes', stored(JSON.stringify(BASE64)), 'as base64 text', 'Extract From Text'],
		['a data: URI as a file', stored(DATA_URI), 'contains a data: URI as text', 'the comma, and'],
		[
			'a data: URI that n8n has decoded',
			stored(Buffer.from(DATA_URI, 'base64')),
			'was decoded together with its prefix',
			'Remove the start',
		],
		[
			'a text',
			{ items: [itemOf({ data: 'https://example.com/clip.mp4?x=1' })] },
			'is a text that is not base64',
			"'Video Source'",
		],
		['only punctuation', { items: [itemOf({ data: '?!' })] }, 'is a text that is not', 'check the'],
	])('%s', async (_, parts, found, remedy) => {
		const { message, details } = await refusal(parts);
		expect(details).toMatchObject({ code: 'file_encoded', may_appear: false });
		expect(message).toContain(`The file in 'Input Data Field Name' `);
		expect(message).toContain(found);
		expect(message).toContain(remedy);
		expect(message).not.toMatch(/ffmpeg|AAAA|example\.com/);
	});

	test.each<[string, ContextParts, string]>([
		['an empty text', { items: [itemOf({ data: '' })] }, 'file_empty'],
		['an empty file', stored(''), 'file_empty'],
		['a picture', stored('\x89PNG\r\n\x1a\n'), 'file_format'],
		['a page', stored('<!doctype html><title>Sign in</title>'), 'file_format'],
		['words of letters only', stored('data without anything more'), 'file_format'],
	])('%s keeps its own words', async (_, parts, code) => {
		expect((await refusal(parts)).details).toMatchObject({ code });
	});
});

describe('PB-69: binary data that has lost its id', () => {
	test.each([
		[{ data: 'filesystem-v2' }],
		[{ data: 'filesystem' }],
		[{ data: 'database', id: '' }],
		[{ data: 's3', id: undefined }],
		[{ data: 'azure', id: null }],
		[{ data: 'filesystem-v2:workflows/1/executions/2/binary_data/3' }],
		[{}],
		[{ data: 42 }],
	])('%j is told to be passed on whole', async (binary) => {
		const { message, details } = await refusal({ items: [itemOf(binary)] });
		expect(details).toMatchObject({ code: 'file_id_lost' });
		expect(message).toContain('including its id');
	});

	test('a text in place of the object, too', async () => {
		const item = { json: {}, binary: { data: BASE64 as unknown as IBinaryData } };
		expect((await refusal({ items: [item] })).details).toMatchObject({ code: 'file_id_lost' });
	});
});

describe('the workflow setting combined, which keeps files in the json', () => {
	const workflowSettings = { binaryMode: 'combined' as const };
	const { binary } = itemWith();
	const inJson = { json: { _files: binary } } as unknown as INodeExecutionData;

	test.each([
		['in the json', inJson],
		['beside the json, as in memory mode', itemWith()],
	])('a file %s is found by its plain name', async (_, item) => {
		const tikTok = new FakeTikTok();
		const stage = new Stage(tikTok, {
			items: [item],
			workflowSettings,
			// n8n looks for the name in the json only.
			helpers: { assertBinaryData: () => throwNotFound() },
		});
		await stage.post();
		expect(tikTok.host.puts[0].bytes.equals(CLIP)).toBe(true);
	});

	test('other names are listed', async () => {
		const { message } = await refusal({
			items: [{ ...inJson, ...{ binary: { more: itemWith().binary?.data as IBinaryData } } }],
			workflowSettings,
			parameters: [parameters({ binaryPropertyName: 'video' })],
		});
		expect(message).toContain('Files of this item: data, more.');
	});

	test('without the setting, the json is only json', async () => {
		const { message, details } = await refusal({ items: [inJson] });
		expect(details).toMatchObject({ code: 'file_missing' });
		expect(message).toContain('The item has no file.');
	});
});

function throwNotFound(): never {
	throw new Error('not found');
}
