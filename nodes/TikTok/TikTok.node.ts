import { NodeConnectionTypes, type INodeType, type INodeTypeDescription } from 'n8n-workflow';

import { API_BASE_URL } from './api/endpoints';
import { searchCreators, searchPrivacyLevels } from './resources/listSearch/creatorLists';
import { creatorDescription } from './resources/creator';
import { outputHints } from './resources/hints';
import { photoDescription } from './resources/photo';
import { photoDirectPost } from './resources/photo/directPost';
import { photoUploadAsDraft } from './resources/photo/uploadAsDraft';
import { postDescription } from './resources/post';
import { waitUntilPublished } from './resources/post/waitUntilPublished';
import { userDescription } from './resources/user';
import { videoDescription } from './resources/video';
import { directPost } from './resources/video/directPost';
import { uploadAsDraft } from './resources/video/uploadAsDraft';

export class TikTok implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'TikTok',
		name: 'tikTok',
		icon: { light: 'file:tiktok.svg', dark: 'file:tiktok.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Publish videos and photos to TikTok and follow them until they are live',
		defaults: { name: 'TikTok' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'tikTokOAuth2Api', required: true }],
		requestDefaults: { baseURL: API_BASE_URL },
		hints: outputHints,
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: [
					{ name: 'Creator', value: 'creator' },
					{ name: 'Photo', value: 'photo' },
					{ name: 'Post', value: 'post' },
					{ name: 'User', value: 'user' },
					{ name: 'Video', value: 'video' },
				],
				default: 'video',
			},
			...creatorDescription,
			...photoDescription,
			...postDescription,
			...userDescription,
			...videoDescription,
		],
	};

	methods = { listSearch: { searchCreators, searchPrivacyLevels } };

	customOperations = {
		photo: { directPost: photoDirectPost, uploadAsDraft: photoUploadAsDraft },
		post: { waitUntilPublished },
		video: { directPost, uploadAsDraft },
	};
}
