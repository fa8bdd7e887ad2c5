import { NodeConnectionTypes, type INodeType, type INodeTypeDescription } from 'n8n-workflow';

import { API_BASE_URL } from './api/endpoints';
import { customOperationsOf, hintsOf, propertiesOf, subtitleOf } from './n8n/nodeDescription';
import { RESOURCES } from './resources';
import { searchCreators, searchPrivacyLevels } from './resources/listSearch/creatorLists';
import { getVideos } from './resources/listSearch/videoList';

export class TikTok implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'TikTok',
		name: 'tikTok',
		icon: { light: 'file:tiktok.svg', dark: 'file:tiktok.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: subtitleOf(RESOURCES),
		description: 'Publish videos and photos to TikTok and follow them until they are live',
		defaults: { name: 'TikTok' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'tikTokOAuth2Api', required: true }],
		// n8n's older way to run a node as an AI tool requires it.
		requestDefaults: { baseURL: API_BASE_URL },
		hints: hintsOf(RESOURCES),
		properties: propertiesOf(RESOURCES, 'video'),
	};

	methods = {
		listSearch: { searchCreators, searchPrivacyLevels },
		loadOptions: { getVideos },
	};

	customOperations = customOperationsOf(RESOURCES);
}
