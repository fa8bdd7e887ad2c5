import {
	MAX_CAPTION_UTF16_UNITS,
	MAX_PHOTO_DESCRIPTION_UTF16_UNITS,
	MAX_PHOTO_TITLE_UTF16_UNITS,
} from '../../nodes/TikTok/publish/check/textLimits';
import { MAX_VIDEO_BYTES } from '../../nodes/TikTok/publish/check/videoLimits';
import { MAX_CHUNK_BYTES, MIN_CHUNK_BYTES } from '../../nodes/TikTok/upload/plan/plan';
import { DEFAULT_RETRY_POLICY } from '../../nodes/TikTok/upload/session/retryPolicy';
import { namesOperation, OPERATIONS } from './operations';
import { pageAt } from './pages';

const tries = DEFAULT_RETRY_POLICY.pausesMs.length + 1;

const ROWS = pageAt('docs/limits.md').tables.flatMap((table) => table.rows);

/** First cell of a line in docs/limits.md, and what stands in its second. */
const FIGURES: Array<[what: string, figure: string]> = [
	['Video file', `1 byte to ${figure(MAX_VIDEO_BYTES)} bytes`],
	['One chunk of an upload', `${figure(MIN_CHUNK_BYTES)} to ${figure(MAX_CHUNK_BYTES)} bytes`],
	['A stuck chunk', `${tries} tries`],
	['Caption of a video', `${figure(MAX_CAPTION_UTF16_UNITS)} UTF-16 units`],
	['Title of photos', `${figure(MAX_PHOTO_TITLE_UTF16_UNITS)} UTF-16 units`],
	['Description of photos', `${figure(MAX_PHOTO_DESCRIPTION_UTF16_UNITS)} UTF-16 units`],
];

test.each(FIGURES)('%s: %s, as the node keeps it', (what, figure) => {
	const row = ROWS.find(([first]) => first.text === what);
	expect(row?.[1].text).toContain(figure);
});

test.each(OPERATIONS)('the calls per minute of $name', ({ name, endpoint }) => {
	const row = ROWS.find(([first]) => namesOperation(first.text, name));
	expect(row?.[1].text).toContain(`${endpoint.callsPerMinute} in a minute`);
});

function figure(number: number): string {
	return number.toLocaleString('en-US');
}
