import fc from 'fast-check';

import { BUFFER_BYTES } from '../../../../nodes/TikTok/shared/byteStream';
import { decodeBase64 } from '../../../../nodes/TikTok/upload/source/base64';
import { collect, numbered } from '../../support/pieces';

async function decoded(text: string): Promise<Buffer> {
	return Buffer.concat(await collect(decodeBase64(text)));
}

/** What n8n's own nodes read: `BinaryDataService.getAsBuffer` of n8n-core. */
function byN8n(text: string): Buffer {
	return Buffer.from(text, 'base64');
}

const FILE = numbered(3_000_001);
const TEXT = FILE.toString('base64');
const UNPADDED = TEXT.replace(/=+$/, '');

describe('PB-67: base64 as n8n decodes it', () => {
	const unit = fc.oneof(
		{ weight: 8, arbitrary: fc.constantFrom(...'ABMyz059+/-_') },
		{ weight: 1, arbitrary: fc.constantFrom(...'\n\r\t ,;:%ÁéŁ€\u200b') },
	);

	test('any text', async () => {
		const text = fc.array(unit).map((units) => units.join(''));
		const end = fc.constantFrom('', '=', '==', '= =', '=AAAA', '==\n');
		await fc.assert(
			fc.asyncProperty(text, end, async (start, more) => {
				expect(await decoded(start + more)).toEqual(byN8n(start + more));
			}),
			{ numRuns: 2_000 },
		);
	});

	test.each<[string, string, Buffer]>([
		['in lines', TEXT.replace(/.{76}/g, '$&\r\n'), FILE],
		['without padding', UNPADDED, FILE],
		['in the alphabet for addresses', TEXT.replaceAll('+', '-').replaceAll('/', '_'), FILE],
		['followed by more after its padding', `${TEXT}AAAA`, FILE],
		['with a byte order mark', `\ufeff${TEXT}`, FILE],
		['with a space at the end of a slice', spaceAt(BUFFER_BYTES - 1), FILE],
		['with a space at the start of a slice', spaceAt(BUFFER_BYTES), FILE],
		['that ends in its second slice', endAt(BUFFER_BYTES + 3), FILE.subarray(0, 589_826)],
		['empty', '', Buffer.alloc(0)],
		['only white space', ' \n'.repeat(BUFFER_BYTES), Buffer.alloc(0)],
	])('3 MB %s', async (_, text, file) => {
		const bytes = await decoded(text);
		expect(bytes.equals(file)).toBe(true);
		expect(bytes.equals(byN8n(text))).toBe(true);
	});

	test.each([
		['clean', TEXT],
		['in lines', TEXT.replace(/.{76}/g, '$&\n')],
	])('%s: one slice at a time is in memory', async (_, text) => {
		for (const { length } of await collect(decodeBase64(text))) {
			expect(length).toBeLessThanOrEqual(BUFFER_BYTES);
		}
	});
});

function spaceAt(index: number): string {
	return `${TEXT.slice(0, index)} ${TEXT.slice(index)}`;
}

function endAt(index: number): string {
	return `${TEXT.slice(0, index)}=${TEXT.slice(index)}`;
}
