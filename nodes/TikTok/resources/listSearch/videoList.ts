import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { VIDEO_LIST } from '../../api/endpoints';
import { MAX_ENTRIES_PER_PAGE } from '../../api/pages';
import { foreignText } from '../../shared/foreignText';
import { asRecord, numberOrNull, textOfId } from '../../shared/values';
import { askForList } from './askForList';

/** n8n's editor cuts off longer ones. */
const MAX_TITLE_CHARACTERS = 40;

/** The newest public videos of the connected account, newest first. */
export async function getVideos(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const body = { max_count: MAX_ENTRIES_PER_PAGE };
	const data = await askForList(this, VIDEO_LIST, body, { fields: 'id,create_time,title' });
	const videos: unknown[] = Array.isArray(data.videos) ? data.videos : [];
	return videos.flatMap((entry) => {
		const { id, create_time, title } = asRecord(entry) ?? {};
		const value = textOfId(id) ?? '';
		if (!/^\d+$/.test(value)) return [];
		return [{ name: nameOf(value, title, numberOrNull(create_time)), value, description: value }];
	});
}

/** For example "New in the shop (2026-11-23)". Several videos may have one title, or none. */
function nameOf(id: string, title: unknown, createdSec: number | null): string {
	const characters = [...foreignText(title)];
	const short = characters.slice(0, MAX_TITLE_CHARACTERS).join('');
	const text = characters.length > MAX_TITLE_CHARACTERS ? `${short.trimEnd()}…` : short;
	const day = createdSec === null ? '' : ` (${dayOf(createdSec)})`;
	return `${text === '' ? id : text}${day}`;
}

/** @param sec since the epoch; a number that is no time has no day */
function dayOf(sec: number): string {
	const date = new Date(sec * 1_000);
	return Number.isNaN(date.getTime()) ? '?' : date.toISOString().slice(0, 10);
}
