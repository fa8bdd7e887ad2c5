import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { CREATOR_INFO } from '../../api/endpoints';
import { readCreatorInfo, type CreatorInfo } from '../../api/creatorInfo';
import { privacyLabel } from '../../api/privacyLevels';
import { askForList } from './askForList';
import { creatorText } from './creatorText';

/** The connected account, by nickname, username and, for videos, its longest one. */
export async function searchCreators(this: ILoadOptionsFunctions): Promise<INodeListSearchResult> {
	const creator = await askCreator(this);
	const name = creatorText(creator, this.getCurrentNodeParameter('resource') === 'photo');
	const value = creator.creator_username;
	return { results: name === null || value === null ? [] : [{ name, value }] };
}

/** The privacy levels that the connected account offers, in TikTok's order. */
export async function searchPrivacyLevels(
	this: ILoadOptionsFunctions,
): Promise<INodeListSearchResult> {
	const { privacy_level_options: levels } = await askCreator(this);
	return { results: levels.map((level) => ({ name: privacyLabel(level), value: level })) };
}

async function askCreator(context: ILoadOptionsFunctions): Promise<CreatorInfo> {
	return readCreatorInfo(await askForList(context, CREATOR_INFO, {}));
}
