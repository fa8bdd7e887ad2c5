import type { IContextObject } from 'n8n-workflow';

import { StoredCopies } from '../../../../nodes/TikTok/publish/retry/storedCopies';

const URL = 'https://cdn.example.com/clip.mp4?token=s3cret';
const COPY = { id: 'filesystem-v2:1', fileName: 'clip.mp4', mimeType: 'video/mp4', data: '' };

describe('the copies of files at web addresses', () => {
	test('are found by item and address, also in a saved execution', () => {
		const context: IContextObject = {};
		new StoredCopies(context, 2).note(1, URL, COPY);
		const saved = JSON.parse(JSON.stringify(context)) as IContextObject;
		const copies = new StoredCopies(saved, 2);
		expect(copies.find(1, URL)).toEqual(COPY);
		expect(copies.find(0, URL)).toBeUndefined();
		expect(copies.find(1, `${URL}2`)).toBeUndefined();
		expect(new StoredCopies(saved, 0).find(1, URL)).toBeUndefined();
		expect(JSON.stringify(saved)).not.toMatch(/s3cret|cdn\.example/);
	});

	test('that n8n holds in memory are not noted', () => {
		const context: IContextObject = {};
		new StoredCopies(context, 0).note(0, URL, { mimeType: 'video/mp4', data: 'AAAA' });
		expect(context).toEqual({});
	});
});
