import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { clientFor } from '../../api/client';
import { CREATOR_INFO } from '../../api/endpoints';
import { toNodeError } from '../../n8n/nodeErrors';
import { readCreatorInfo, type CreatorInfo } from '../../api/creatorInfo';
import { privacyLabel } from '../../api/privacyLevels';
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
	const reply = await clientFor(context).call(CREATOR_INFO, {});
	if (!reply.ok)
		throw toNodeError(context.getNode(), reply.fault, { itemIndex: 0, mayAppear: false });
	return readCreatorInfo(reply.data);
}
