import { openSigned, startEngine, type BinaryMode, type Engine } from './harness';
import { testsOfItemForms } from './itemForms';
import { check, directPost, itemWith, paddedClip, requestsTo, setStage, sha256 } from './postSetup';

/** The same post in every binary data mode: the same PUTs, and byte for byte the same file. */
export function testsOfPostingIn(mode: BinaryMode): void {
	describe(`PB-09, PB-10: posting with binary data mode ${mode}`, () => {
		let engine: Engine;

		beforeAll(async () => {
			engine = await startEngine({ binaryMode: mode });
		});
		afterAll(async () => await engine.close());

		test.each([
			['in one PUT', 1_000_001, 1],
			['in three chunks', 16_000_003, 3],
		])('%s', async (_name, bytes, chunks) => {
			const stage = await setStage(engine);
			const content = paddedClip(bytes);
			const field = mode === 'combined' ? { binaryPropertyName: '={{ $json._files.data }}' } : {};
			const parameters = directPost({ ...field, options: chunks === 1 ? {} : { chunkSizeMib: 5 } });
			const result = await engine.run({
				nodes: [engine.node(parameters, stage.credential)],
				items: [await itemWith(engine, content)],
			});

			expect(result.summary).toBe('success');
			const [post] = await stage.client.posts(stage.app.client_key);
			expect(post).toMatchObject({ sha256: sha256(content), published: true });
			expect(await requestsTo(stage, 'put')).toHaveLength(chunks);
		});

		test('a chunk whose answer is lost is sent again from the right offset', async () => {
			const stage = await setStage(engine, {
				faults: [{ on: 'put', chunk: 1, do: { kind: 'status', status: 503 } }],
			});
			const content = paddedClip(16_000_003);
			const field = mode === 'combined' ? { binaryPropertyName: '={{ $json._files.data }}' } : {};
			const result = await engine.run({
				nodes: [
					engine.node(directPost({ ...field, options: { chunkSizeMib: 5 } }), stage.credential),
				],
				items: [await itemWith(engine, content)],
			});

			expect(result.summary).toBe('success');
			const [post] = await stage.client.posts(stage.app.client_key);
			expect(post.sha256).toBe(sha256(content));
		});

		test('Video > Check: the preview is the file, where n8n can serve it', async () => {
			const stage = await setStage(engine);
			const content = paddedClip(1_000_001);
			const field = mode === 'combined' ? { binaryPropertyName: '={{ $json._files.data }}' } : {};
			// A form stores its file before the execution has an id.
			const spec = { fileName: 'clip.bin', mimeType: 'text/plain', executionId: 'temp' };
			const item = await itemWith(engine, content, {}, spec);
			const result = await engine.run({
				nodes: [
					engine.node(
						check(directPost({ ...field, options: { previewUrl: true } })),
						stage.credential,
					),
				],
				items: [item],
			});

			const { json } = result.items('TikTok')[0];
			expect(json).toMatchObject({ ok: true, video: { size_bytes: content.length } });
			if (mode === 'memory') {
				expect(json).not.toHaveProperty('preview_url');
				expect(json.warnings).toContainEqual(expect.stringContaining('there is no preview'));
				return;
			}
			expect(json.preview_url).toMatch(/^https:\/\/n8n\.test\/rest\/binary-data\/signed\?token=/);
			const { id, content: served, mimeType } = await openSigned(String(json.preview_url));
			expect(sha256(served)).toBe(sha256(content));
			const { data } = item.binary ?? {};
			if (mode === 'database') expect(id).toBe(data?.id);
			else expect([id.includes('/temp/'), mimeType]).toEqual([false, 'video/mp4']);
		});

		testsOfItemForms(() => engine, mode);
	});
}
