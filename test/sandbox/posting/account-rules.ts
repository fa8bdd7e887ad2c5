import type { AppState } from '../state/app';
import { PRIVACY_LEVELS, type Creator, type PrivacyLevel } from '../types';
import { Refusal } from './envelope';

const UNAUDITED_ACTIVE_USER_CAP = 5;
const PENDING_SHARES_CAP = 5;

const GUIDELINES =
	'Please review our integration guidelines at https://developers.tiktok.com/doc/content-sharing-guidelines/';

/** They mirror the account's visibility, not the app's audit. https://developers.tiktok.com/doc/content-posting-api-reference-query-creator-info */
export function privacyOptions({ switches }: AppState, creator: Creator): PrivacyLevel[] {
	if (creator.privacy_level_options !== null) return creator.privacy_level_options;
	if (!creator.is_private) return ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'];
	return switches.private_options === 'with_followers'
		? ['FOLLOWER_OF_CREATOR', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY']
		: ['MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'];
}

/** Checks whether the creator may post directly now. Creator info reports a refusal with HTTP 200, init with 403. */
export function checkMayPost(app: AppState, creator: Creator, status: 200 | 403): void {
	if (creator.banned) throw new Refusal(status, 'spam_risk_user_banned_from_posting', GUIDELINES);
	if (app.posts.postedToday(creator) >= app.spec.daily_cap) {
		throw new Refusal(status, 'spam_risk_too_many_posts', GUIDELINES);
	}
	const cap = app.spec.active_user_cap ?? (app.spec.audited ? null : UNAUDITED_ACTIVE_USER_CAP);
	const active = app.posts.activeCreators();
	if (cap !== null && !active.has(creator.open_id) && active.size >= cap) {
		throw new Refusal(status, 'reached_active_user_cap', GUIDELINES);
	}
}

/** Checks whether this app may post to this account with this privacy level. */
export function checkPrivacy(app: AppState, creator: Creator, privacyLevel: unknown): void {
	const unaudited = new Refusal(
		403,
		'unaudited_client_can_only_post_to_private_accounts',
		GUIDELINES,
	);
	if (!app.spec.audited && !creator.is_private) throw unaudited;
	if (!privacyOptions(app, creator).some((option) => option === privacyLevel)) {
		throw new Refusal(403, 'privacy_level_option_mismatch', GUIDELINES);
	}
	if (!app.spec.audited && privacyLevel !== 'SELF_ONLY') throw unaudited;
}

/** Checks whether the creator may receive another draft. */
export function checkMayShare(app: AppState, creator: Creator): void {
	if (creator.banned) throw new Refusal(403, 'spam_risk_user_banned_from_posting', GUIDELINES);
	if (app.posts.pendingShares(creator) >= PENDING_SHARES_CAP) {
		const code = 'spam_risk_too_many_pending_share';
		throw new Refusal(app.switches.pending_share_status, code, code);
	}
}

export function isPrivacyLevel(value: unknown): value is PrivacyLevel {
	return PRIVACY_LEVELS.some((level) => level === value);
}
