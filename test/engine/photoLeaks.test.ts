import './debugLog';

import { leaks } from '../leaks/find';
import type { AppInput } from '../sandbox/types';
import { keptText } from './keptText';
import { requestsTo } from './postSetup';
import { PHOTOS, Serving } from './servedPhotos';

describe('no address at which n8n serves a photo is shown, saved or logged', () => {
	let serving: Serving;

	beforeAll(async () => {
		serving = await Serving.start('filesystem', 'photo-leaks.example.test');
	});
	afterAll(async () => await serving.close());

	test.each([
		['accepts', []],
		['refuses', [{ kind: 'status', status: 400, body: {} }]],
		['blocks', [{ kind: 'status', status: 503, body: 'busy' }]],
	] as const)('when TikTok %s the post', async (_what, [action]) => {
		const faults = [{ on: 'content_init', times: 'always', do: action }] as const;
		const items = [await serving.item({ photo: PHOTOS[0] })];
		const spec = action === undefined ? {} : { faults: [...faults] };
		const { result, stage } = await serving.run(items, {}, spec as AppInput);
		expect(result.status).toBe(action === undefined ? 'success' : 'error');
		const [init] = await requestsTo(stage, 'content_init');
		const { source_info: source } = init.body as { source_info: { photo_images: string[] } };
		expect(source.photo_images).toHaveLength(1);
		const token = String(new URL(source.photo_images[0]).searchParams.get('token'));
		const [, claims, signature] = token.split('.');
		expect(leaks(keptText(result), [claims, signature])).toEqual([]);
	});
});
