import type { IBinaryData } from 'n8n-workflow';

import { harnessNode, type CredentialRef, type Engine, type RunSpec } from '../engine/harness';

export const RESULT_NODE = 'Result';

/** Small parts, so that the progress bar moves often; left out, the node sends as few as it can. */
const CHUNK_MIB = 10;

/** Seconds before the first question for the status, and minutes in all. */
const FIRST_CHECK_SEC = 1;
const MAX_WAIT_MINUTES = 1;

/** Manual Trigger → Video File → TikTok Direct Post → Result. */
export function demoWorkflow(
	engine: Engine,
	credential: CredentialRef,
	file: IBinaryData,
): RunSpec {
	const post = engine.node(
		{
			resource: 'video',
			operation: 'directPost',
			binaryPropertyName: 'data',
			caption: '={{ $json.caption }}',
			privacyLevel: { __rl: true, mode: 'name', value: 'PUBLIC_TO_EVERYONE' },
			waitUntilPublished: true,
			options: {
				chunkSizeMib: CHUNK_MIB,
				firstCheckSec: FIRST_CHECK_SEC,
				maxWaitMinutes: MAX_WAIT_MINUTES,
			},
		},
		credential,
		{ name: 'TikTok Direct Post' },
	);
	return {
		mode: 'manual',
		nodes: [
			harnessNode('passThrough', 'Video File'),
			post,
			harnessNode('passThrough', RESULT_NODE),
		],
		items: [{ json: { caption: 'Posted from n8n #hello' }, binary: { data: file } }],
	};
}
