/** The level of a post that everyone can see. Only such a post gets a public post id. */
export const PUBLIC_LEVEL = 'PUBLIC_TO_EVERYONE';

/** The level of a post that only its owner can see. */
export const ONLY_ME_LEVEL = 'SELF_ONLY';

/**
 * TikTok's four privacy levels with the words of its app.
 * https://developers.tiktok.com/doc/content-posting-api-reference-direct-post
 */
export const PRIVACY_LEVELS: Readonly<Record<string, string>> = {
	[PUBLIC_LEVEL]: 'Everyone',
	MUTUAL_FOLLOW_FRIENDS: 'Friends (Followers You Follow Back)',
	FOLLOWER_OF_CREATOR: 'Followers',
	[ONLY_ME_LEVEL]: 'Only Me',
};

/** The label of a level. A level that this version does not know is shown as TikTok names it. */
export function privacyLabel(level: string): string {
	return Object.hasOwn(PRIVACY_LEVELS, level) ? PRIVACY_LEVELS[level] : level;
}
