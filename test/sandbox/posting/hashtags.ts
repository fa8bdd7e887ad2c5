import type { AppState } from '../state/app';
import { invalid } from './envelope';

const MAX_HASHTAGS = 5;
const HASHTAG = /\s*#[\p{L}\p{N}_]+/gu;

/**
 * What TikTok keeps of the texts of a post, by the switch `sixth_hashtag`.
 *
 * @throws Refusal for a text with too many hashtags, when the switch says so
 */
export function keptTexts<Info extends object>(app: AppState, info: Info, message: string): Info {
	const { sixth_hashtag: sixth } = app.switches;
	if (sixth === 'kept') return info;
	const entries = Object.entries(info).map(([name, value]: [string, unknown]) => {
		const isText = (name === 'title' || name === 'description') && typeof value === 'string';
		return [name, isText ? firstHashtags(value) : value];
	});
	const kept = Object.fromEntries(entries) as Info;
	if (sixth === 'refused' && JSON.stringify(kept) !== JSON.stringify(info)) {
		throw invalid(app, message);
	}
	return kept;
}

function firstHashtags(text: string): string {
	let count = 0;
	return text.replace(HASHTAG, (hashtag) => {
		count += 1;
		return count > MAX_HASHTAGS ? '' : hashtag;
	});
}
