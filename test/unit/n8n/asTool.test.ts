import type { INode } from 'n8n-workflow';

import { isPicture, isTool } from '../../../nodes/TikTok/n8n/asTool';

function nodeOf(type: string): { getNode(): INode } {
	const node: INode = {
		id: '1',
		name: 'TikTok',
		type,
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	return { getNode: () => node };
}

test.each([
	['n8n-nodes-tiktok-publisher.tikTokTool', true],
	['n8n-nodes-tiktok-publisher.tikTok', false],
	['n8n-nodes-Toolbox.tikTok', false],
])('%s is a tool: %p', (type, expected) => {
	expect(isTool(nodeOf(type))).toBe(expected);
});

test.each([
	['avatar_url', true],
	['creator_avatar_url', true],
	['creator_nickname', false],
	['post_url', false],
])('%s is the address of a picture: %p', (key, expected) => {
	expect(isPicture(key)).toBe(expected);
});
