import { createHash } from 'node:crypto';

import { harnessNode, startEngine, type BinaryMode, type Engine } from './harness';

const CONTENT = Buffer.alloc(300_000, 'clip');
const SHA256 = createHash('sha256').update(CONTENT).digest('hex');

async function* inPieces(): AsyncGenerator<Buffer> {
	for (let start = 0; start < CONTENT.length; start += 70_000) {
		yield CONTENT.subarray(start, start + 70_000);
	}
}

/** The same in every mode: a stored file arrives whole in a node, and moves on through others. */
export function testsOfBinaryMode(mode: BinaryMode, lengths: number[], stored: boolean): void {
	describe(`files with binary data mode ${mode}`, () => {
		let engine: Engine;

		beforeAll(async () => {
			engine = await startEngine({ binaryMode: mode });
		});
		afterAll(async () => await engine.close());

		test.each([
			['a Buffer', () => CONTENT],
			['a stream', inPieces],
		])('from %s', async (_from, content) => {
			const data = await engine.storeFile(content(), { fileName: 'clip.mp4' });
			const result = await engine.run({
				nodes: [
					harnessNode('passThrough', 'Between'),
					harnessNode('readFile', 'Read', field(mode)),
				],
				items: [{ json: { n: 1 }, binary: { data } }],
			});

			expect(result.summary).toBe('success');
			expect(result.items('Read')[0].json).toEqual({
				fileName: 'clip.mp4',
				bytes: CONTENT.length,
				stored,
				lengths,
				sha256: SHA256,
			});
		});
	});
}

/** In the combined layout a node's field may hold the file itself; an expression hands it over. */
function field(mode: BinaryMode) {
	if (mode !== 'combined') return {};
	return { parameters: { field: '={{ $json._files.data }}' } };
}
