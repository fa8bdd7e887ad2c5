import type { IDataObject } from 'n8n-workflow';

import { isPicture, isTool } from '../../../nodes/TikTok/n8n/asTool';
import { MAY_STILL_APPEAR, STILL_WORKING } from '../../../nodes/TikTok/api/postStatus';
import { resultFor } from '../../../nodes/TikTok/n8n/simplify';
import { nodeWith } from '../support/fakeContext';

const contextOf = (type: string) => ({
	getNode: () => ({ ...nodeWith('credential-1'), type }),
});
const NODE = contextOf('n8n-nodes-tiktok-publisher.tikTok');
const TOOL = contextOf('n8n-nodes-tiktok-publisher.tikTokTool');

const RESULT: IDataObject = {
	publish_id: 'v_pub_file~v2-1.1',
	status: 'PUBLISH_COMPLETE',
	post_id: '7678907398077074696',
	post_ids: ['7678907398077074696'],
	post_url: null,
	video: { size_bytes: 1 },
	warnings: [],
};

test.each([
	['n8n-nodes-tiktok-publisher.tikTok', false],
	['CUSTOM.tikTok', false],
	['n8n-nodes-tiktok-publisher.tikTokTool', true],
	['CUSTOM.tikTokTool', true],
	['my.Toolbox', false],
])('%s as a tool: %s', (type, tool) => {
	expect(isTool(contextOf(type))).toBe(tool);
});

test('pictures are found by name', () => {
	const keys = ['creator_avatar_url', 'avatar_url_100', 'avatar_large_url', 'share_url'];
	expect(keys.filter(isPicture)).toEqual(keys.slice(0, 3));
});

describe('the result of a post', () => {
	test('is whole for a workflow', () => {
		expect(resultFor(NODE, RESULT)).toBe(RESULT);
	});

	test('of anything but a post is whole for a model, too', () => {
		const report = { ok: true, problems: [] };
		expect(resultFor(TOOL, report)).toBe(report);
	});

	test('without what is empty, on every level, when a person wants it simplified', () => {
		const result = {
			...RESULT,
			is_final: false,
			creator: { username: null, nickname: null },
			video: { size_bytes: 1, duration_sec: null, chunk_count: 0 },
		};
		const before = JSON.stringify(result);
		expect(resultFor(NODE, result, true)).toEqual({
			publish_id: 'v_pub_file~v2-1.1',
			status: 'PUBLISH_COMPLETE',
			is_final: false,
			post_id: '7678907398077074696',
			post_ids: ['7678907398077074696'],
			video: { size_bytes: 1, chunk_count: 0 },
		});
		expect(JSON.stringify(result)).toBe(before);
	});

	test('keeps its warnings when it is simplified', () => {
		const warned = { ...RESULT, warnings: ['Mind this.'] };
		expect(resultFor(NODE, warned, true)).toMatchObject({ warnings: ['Mind this.'] });
	});

	test('is only what a model needs, without what is empty', () => {
		for (const simplify of [true, false]) {
			expect(resultFor(TOOL, RESULT, simplify)).toEqual({
				publish_id: 'v_pub_file~v2-1.1',
				status: 'PUBLISH_COMPLETE',
				post_id: '7678907398077074696',
			});
		}
	});

	test('keeps reason, remedy and warnings', () => {
		const failed = { fail_reason: 'internal', remedy: 'Try again.', warnings: ['Mind this.'] };
		expect(resultFor(TOOL, { ...RESULT, status: 'FAILED', ...failed })).toMatchObject(failed);
	});

	test('that nobody waited for tells a model that it is no failure', () => {
		const pending = { ...RESULT, status: 'PROCESSING_UPLOAD' };
		expect(resultFor(TOOL, pending).warnings).toEqual([STILL_WORKING]);
		const read = ['Read me.'];
		expect(resultFor(TOOL, { ...pending, warnings: read }).warnings).toEqual([
			...read,
			STILL_WORKING,
		]);
		const unread = ['Its status could not be read.', MAY_STILL_APPEAR];
		expect(resultFor(TOOL, { ...pending, warnings: unread }).warnings).toEqual(unread);
		expect(resultFor(NODE, pending).warnings).toEqual([]);
	});
});
