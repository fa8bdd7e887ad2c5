import { PHOTOS, Serving } from './servedPhotos';

describe('photos from files with binary data mode memory', () => {
	let serving: Serving;

	beforeAll(async () => {
		serving = await Serving.start('memory', 'photos-memory.example.test');
	});
	afterAll(async () => await serving.close());

	test('n8n cannot serve them: refused before the init, with what to do', async () => {
		const { result, inits } = await serving.run([await serving.item({ data: PHOTOS[0] })]);
		expect(inits).toBe(0);
		expect(serving.files.asked).toEqual([]);
		expect(result.errorText).toMatch(
			/n8n keeps files in memory.*N8N_DEFAULT_BINARY_DATA_MODE.*'Photo Source'/,
		);
		expect(result.errorOf('TikTok')).toMatchObject({
			context: { details: { code: 'photos_not_served', may_appear: false } },
		});
	});
});
