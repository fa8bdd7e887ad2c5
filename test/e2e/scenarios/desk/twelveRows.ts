import type { Row } from '../examples/table';
import { VIDEO_URL } from './site';

/** Of the video of TikTok's list whose figures the desk shows. */
export const LISTED_ID = '7512345678901234567';

const MINUTE_MS = 60_000;

/** Posts in every state, around now. @param poster of a file that was added before */
export function twelveRows(creator: string, poster: string): Row[] {
	const row = (status: string, minutes: number, caption: string, more: Row = {}): Row => ({
		creator,
		status,
		caption,
		due_at: new Date(Date.now() + minutes * MINUTE_MS).toISOString(),
		file_path: '/nowhere/clip.mp4',
		file_name: 'clip.mp4',
		poster,
		privacy_level: 'SELF_ONLY',
		...more,
	});
	return [
		row(
			'queued',
			1_500,
			'How an oak spoon is carved, from the log to the last stroke #handmade #bern',
		),
		row('queued', 300, 'Friday at the market', { file_path: '', video_url: VIDEO_URL, poster: '' }),
		row('queued', -1, ''),
		row('claimed', -2, 'Sharpening a hook knife in three minutes'),
		row('waiting', -30, 'Steam-bent handles #woodwork', { publish_id: 'v_pub_file~v2-1.1' }),
		row('check', -200, 'Live from the fair', {
			error:
				'It is not known whether this was posted: execution 41 ended before it could say. Look in the TikTok app and for the publish_id in the log of n8n.',
		}),
		row('failed', -400, 'A review that somebody paid for #ad', {
			disclosure: 'Branded Content',
			error:
				'TikTok did not accept the post: the account is not private (unaudited_client_can_only_post_to_private_accounts). Set the account to private and choose Only Me, or use Upload as Draft.',
		}),
		row('published', -900, 'The new workshop, first tour', {
			disclosure: 'Your Brand',
			post_id: LISTED_ID,
			post_url: `https://www.tiktok.com/@${creator}/video/${LISTED_ID}`,
		}),
		row('published', -1_800, 'Only for me'),
		row('draft', -1_000, 'Birch or oak? A question that people ask every week'),
		row('cancelled', -2_000, 'An offer of last week'),
		row('published', -3_000, 'شجرة البلوط 🌳 Eiche <b>oak</b>', { creator: 'bo.builds' }),
	];
}
