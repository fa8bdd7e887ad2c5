import { randomUUID } from 'node:crypto';

import type { INode } from 'n8n-workflow';

import { inLine, node, tikTok } from '../workflows/nodes';
import { directPost } from '../workflows/parameters';
import type { WorkflowSpec } from '../instance/rest';
import type { CredentialRef } from '../world/connect';

export const POST_NODE = 'Post to TikTok';

/** Seconds before the first question for the status. */
const FIRST_CHECK_SEC = 2;

/** Manual Trigger → Video and Caption → TikTok Direct Post from a web address. */
export function demoWorkflow(credential: CredentialRef, videoUrl: string): WorkflowSpec {
	const parameters = directPost({
		videoSource: 'url',
		videoUrl: '={{ $json.video_url }}',
		caption: '={{ $json.caption }}',
		options: { firstCheckSec: FIRST_CHECK_SEC },
	});
	return {
		name: 'Post a video to TikTok',
		...inLine(
			node('When Clicking Execute', 'n8n-nodes-base.manualTrigger', 1, {}),
			videoAndCaption(videoUrl),
			tikTok(credential, parameters, { name: POST_NODE }),
		),
	};
}

function videoAndCaption(videoUrl: string): INode {
	const text = (name: string, value: string) => ({ id: randomUUID(), name, type: 'string', value });
	return node('Video and Caption', 'n8n-nodes-base.set', 3.4, {
		parameters: {
			assignments: {
				assignments: [
					text('video_url', videoUrl),
					text('caption', 'Posted from a real n8n #hello'),
				],
			},
			options: {},
		},
	});
}
