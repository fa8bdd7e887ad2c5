import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { clientFor } from '../api/client';
import { CREATOR_INFO } from '../api/endpoints';
import { toNodeError } from '../api/errors';
import { readCreatorInfo, type CreatorInfo } from '../publish/creatorInfo';
import { privacyLabel } from '../publish/privacyLevels';

/** The connected account, by nickname and username. */
export async function searchCreators(this: ILoadOptionsFunctions): Promise<INodeListSearchResult> {
	const { creator_nickname: nickname, creator_username: username } = await askCreator(this);
	if (username === null) return { results: [] };
	return { results: [{ name: `${nickname ?? username} (@${username})`, value: username }] };
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
	if (!reply.ok) throw toNodeError(context.getNode(), reply.fault, { itemIndex: 0 });
	return readCreatorInfo(reply.data);
}
