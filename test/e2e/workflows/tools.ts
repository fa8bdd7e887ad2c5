import type { INode, INodeParameters } from 'n8n-workflow';

import { CREDENTIAL_TYPE, type CredentialRef } from '../world/connect';
import { node, PACKAGE } from './nodes';
import { CREATOR_INFO, directPost } from './parameters';

/** Names of the tool nodes, as models are told them. */
export const TOOLS = {
	creator: 'TikTok_Creator',
	post: 'TikTok_Direct_Post',
	status: 'TikTok_Status',
} as const;

/** The package's node as tools: a question, a post from a web address, and a post's status. */
export function tikTokTools(credential: CredentialRef): INode[] {
	return [
		tool(credential, TOOLS.creator, CREATOR_INFO),
		tool(credential, TOOLS.post, {
			...directPost(),
			videoSource: 'url',
			videoUrl: fromAi('video_url', 'Address of the video file'),
			caption: fromAi('caption', 'Text of the post'),
		}),
		tool(credential, TOOLS.status, {
			resource: 'post',
			operation: 'getStatus',
			publishId: fromAi('publish_id', 'Id of the post, as the posting tool gave it'),
		}),
	];
}

function tool(credential: CredentialRef, name: string, parameters: INodeParameters): INode {
	return node(name.replaceAll('_', ' '), `${PACKAGE}.tikTokTool`, 1, {
		parameters: { descriptionType: 'auto', ...parameters },
		credentials: { [CREDENTIAL_TYPE]: { ...credential } },
	});
}

/** A field that the model fills in. */
function fromAi(key: string, description: string): string {
	return `={{ $fromAI('${key}', '${description}', 'string') }}`;
}
