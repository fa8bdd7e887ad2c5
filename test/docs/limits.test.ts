import {
	CREATOR_INFO,
	STATUS_FETCH,
	USER_INFO,
	VIDEO_INIT,
} from '../../nodes/TikTok/api/endpoints';
import {
	MAX_CAPTION_UTF16_UNITS,
	MAX_PHOTO_DESCRIPTION_UTF16_UNITS,
	MAX_PHOTO_TITLE_UTF16_UNITS,
} from '../../nodes/TikTok/publish/check/textLimits';
import { MAX_VIDEO_BYTES } from '../../nodes/TikTok/publish/check/videoLimits';
import { MAX_CHUNK_BYTES, MIN_CHUNK_BYTES } from '../../nodes/TikTok/upload/plan/plan';
import { DEFAULT_RETRY_POLICY } from '../../nodes/TikTok/upload/session/retryPolicy';
import { pageAt } from './pages';

const tries = DEFAULT_RETRY_POLICY.pausesMs.length + 1;

/** First cell of a line in docs/limits.md, and what stands in its second. */
const FIGURES: Array<[what: string, figure: string]> = [
	['Start a direct post of a video', `${VIDEO_INIT.callsPerMinute} in a minute`],
	['Account > Get Creator Info', `${CREATOR_INFO.callsPerMinute} in a minute`],
	[
		'Post > Get Status, and each question while it waits',
		`${STATUS_FETCH.callsPerMinute} in a minute`,
	],
	[
		'Account > Get Profile, Video > Get, Video > Get Many',
		`${USER_INFO.callsPerMinute} in a minute`,
	],
	['Video file', `1 byte to ${figure(MAX_VIDEO_BYTES)} bytes`],
	['One part of an upload', `${figure(MIN_CHUNK_BYTES)} to ${figure(MAX_CHUNK_BYTES)} bytes`],
	['A stuck part', `${tries} tries`],
	['Caption of a video', `${figure(MAX_CAPTION_UTF16_UNITS)} UTF-16 units`],
	['Title of photos', `${figure(MAX_PHOTO_TITLE_UTF16_UNITS)} UTF-16 units`],
	['Description of photos', `${figure(MAX_PHOTO_DESCRIPTION_UTF16_UNITS)} UTF-16 units`],
];

test.each(FIGURES)('%s: %s, as the node keeps it', (what, figure) => {
	const rows = pageAt('docs/limits.md').tables.flatMap((table) => table.rows);
	const row = rows.find(([first]) => first.text === what);
	expect(row?.[1].text).toContain(figure);
});

function figure(number: number): string {
	return number.toLocaleString('en-US');
}
