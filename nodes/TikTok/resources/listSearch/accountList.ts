import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { USER_INFO } from '../../api/endpoints';
import { foreignText } from '../../shared/foreignText';
import { asRecord, textOrNull } from '../../shared/values';
import { askForList } from './askForList';

/** The connected account, by its display name. Its value is the open_id that TikTok's events carry. */
export async function searchAccounts(this: ILoadOptionsFunctions): Promise<INodeListSearchResult> {
	const { user } = await askForList(this, USER_INFO, {}, { fields: 'open_id,display_name' });
	const { open_id, display_name } = asRecord(user) ?? {};
	const value = textOrNull(open_id);
	if (value === null) return { results: [] };
	return { results: [{ name: textOrNull(foreignText(display_name)) ?? value, value }] };
}
