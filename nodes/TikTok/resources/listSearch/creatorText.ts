import type { CreatorInfo } from '../../api/creatorInfo';

const SECONDS_PER_MINUTE = 60;

/**
 * The account as the list shows it: nickname, username and, for videos, the longest one. TikTok requires
 * that people see these before they post. The text is short, because n8n's editor cuts off long ones.
 * https://developers.tiktok.com/doc/content-sharing-guidelines
 *
 * @param isForPhotos leaves out the longest video
 * @returns null for an account without a username, which *Post As* could not name
 */
export function creatorText(creator: CreatorInfo, isForPhotos = false): string | null {
	const { creator_nickname: nickname, creator_username: username } = creator;
	if (username === null) return null;
	const seconds = creator.max_video_post_duration_sec;
	const limit = seconds === null || isForPhotos ? '' : `, max. ${durationText(seconds)}`;
	return `${nickname ?? username} (@${username})${limit}`;
}

/** For example "10 min" or "1 min 30 s". */
function durationText(seconds: number): string {
	const minutes = Math.floor(seconds / SECONDS_PER_MINUTE);
	const left = Math.floor(seconds % SECONDS_PER_MINUTE);
	if (minutes === 0) return `${left} s`;
	return left === 0 ? `${minutes} min` : `${minutes} min ${left} s`;
}
