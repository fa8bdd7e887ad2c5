import type { CreatorInfo } from '../../api/creatorInfo';

const SECONDS_PER_MINUTE = 60;

/**
 * The account as a list shows it: nickname, username and, as TikTok wants it known before posting,
 * how long its videos may be; short, because n8n's editor cuts off what its narrow field can't show.
 * Null for an account without a username, which nothing could name.
 * https://developers.tiktok.com/doc/content-sharing-guidelines
 */
export function creatorText(creator: CreatorInfo): string | null {
	const { creator_nickname: nickname, creator_username: username } = creator;
	if (username === null) return null;
	const seconds = creator.max_video_post_duration_sec;
	const limit = seconds === null ? '' : `, max. ${durationText(seconds)}`;
	return `${nickname ?? username} (@${username})${limit}`;
}

/** `seconds` in whole minutes and the seconds that are left over. */
function durationText(seconds: number): string {
	const minutes = Math.floor(seconds / SECONDS_PER_MINUTE);
	const left = Math.floor(seconds % SECONDS_PER_MINUTE);
	if (minutes === 0) return `${left} s`;
	return left === 0 ? `${minutes} min` : `${minutes} min ${left} s`;
}
