import { API_CODES } from '../../errors/errorTable';
import { inputFault, type Fault } from '../../errors/fault';
import type { CreatorInfo } from '../../api/creatorInfo';
import { foreignText } from '../../shared/foreignText';
import type { ItemParameters } from '../../n8n/itemParameters';
import { ONLY_ME_LEVEL, PRIVACY_LEVELS, privacyLabel } from '../../api/privacyLevels';
import type { PostSettings } from '../run/stages';

/** @throws FaultError for a value of the wrong kind */
export function readPostSettings(item: ItemParameters): PostSettings {
	const disclose = item.flag('discloseContent', 'Disclose Commercial Content');
	return {
		postAs: item.choice('postAs', 'Post As').replace(/^@/, ''),
		privacyLevel: item.choice('privacyLevel', 'Privacy Level'),
		onlyMeInstead: readPrivacyFallback(item) === 'onlyMe',
		allowComment: item.flag('allowComment', 'Allow Comment'),
		allowDuet: item.flag('allowDuet', 'Allow Duet'),
		allowStitch: item.flag('allowStitch', 'Allow Stitch'),
		disclose,
		yourBrand: disclose && item.flag('brandOrganic', 'Your Brand'),
		brandedContent: disclose && item.flag('brandContent', 'Branded Content'),
	};
}

/** The fault in the settings that the node finds without TikTok. */
export function settingsFault(settings: PostSettings): Fault | undefined {
	const { privacyLevel } = settings;
	if (privacyLevel === '') {
		return inputFault(
			"'Privacy Level' is not chosen",
			'Choose who can see the post. TikTok requires that the person who posts makes this choice.',
		);
	}
	if (!Object.hasOwn(PRIVACY_LEVELS, privacyLevel)) {
		return inputFault(
			`'Privacy Level' is ${foreignText(JSON.stringify(privacyLevel.slice(0, 40)))}, which is not one of TikTok's levels`,
			`Use one of ${Object.keys(PRIVACY_LEVELS).join(', ')}.`,
		);
	}
	return disclosureFault(settings);
}

/** The fault in the settings that the account does not allow. */
export function accountFault(settings: PostSettings, creator: CreatorInfo): Fault | undefined {
	const { postAs } = settings;
	const username = creator.creator_username;
	if (postAs !== '' && postAs.toLowerCase() !== username?.toLowerCase()) {
		return inputFault(
			`'Post As' is @${foreignText(postAs)}, but the connected account is @${username ?? 'unknown'}`,
			"Choose the credential of that account, or the connected account in 'Post As'.",
			'other_account',
		);
	}
	return interactionFault(settings, creator);
}

/**
 * The privacy level of the post: the chosen one, or Only Me where the account does not offer that
 * level and the person has allowed Only Me instead.
 */
export function privacyLevelFor(settings: PostSettings, creator: CreatorInfo): string {
	const { privacyLevel, onlyMeInstead, brandedContent } = settings;
	const offered = creator.privacy_level_options;
	const canBeOnlyMe = onlyMeInstead && !brandedContent && offered.includes(ONLY_ME_LEVEL);
	return canBeOnlyMe && !offered.includes(privacyLevel) ? ONLY_ME_LEVEL : privacyLevel;
}

/** The fault for a privacy level that the account does not offer. A check may leave the level open. */
export function privacyFault(settings: PostSettings, creator: CreatorInfo): Fault | undefined {
	const { privacyLevel } = settings;
	const offered = creator.privacy_level_options;
	if (privacyLevel === '' || offered.includes(privacyLevelFor(settings, creator))) return undefined;
	const labels = offered.map(privacyLabel).join(', ');
	return {
		kind: 'input',
		code: 'privacy_level_option_mismatch',
		...API_CODES.privacy_level_option_mismatch,
		message: `'Privacy Level' is ${privacyLabel(privacyLevel)}, which this account does not offer (it offers: ${labels || 'none'})`,
	};
}

/** The warning for a post that gets Only Me instead of the chosen level. */
export function privacyWarnings(settings: PostSettings, creator: CreatorInfo): string[] {
	const { privacyLevel } = settings;
	if (privacyLevel === '' || privacyLevelFor(settings, creator) === privacyLevel) return [];
	return [
		`The account does not offer the privacy level ${privacyLabel(privacyLevel)}, so the node uses Only Me.`,
	];
}

function readPrivacyFallback(item: ItemParameters): 'fail' | 'onlyMe' {
	const label = 'If Privacy Level Is Not Available';
	return item.oneOf('options.privacyFallback', label, ['fail', 'onlyMe'], 'fail');
}

/** The fault in what is disclosed. */
export function disclosureFault(settings: PostSettings): Fault | undefined {
	const { disclose, yourBrand, brandedContent, privacyLevel } = settings;
	if (disclose && !yourBrand && !brandedContent) {
		return inputFault(
			"'Disclose Commercial Content' is on, but neither 'Your Brand' nor 'Branded Content' is chosen",
			'Choose one or both, or switch off the disclosure.',
		);
	}
	if (brandedContent && privacyLevel === ONLY_ME_LEVEL) {
		return inputFault(
			"TikTok does not allow 'Branded Content' with the privacy level Only Me",
			"Choose another 'Privacy Level', or switch off 'Branded Content'.",
		);
	}
	return undefined;
}

function interactionFault(settings: PostSettings, creator: CreatorInfo): Fault | undefined {
	const asked: Array<[label: string, on: boolean, forbidden: boolean]> = [
		['Allow Comment', settings.allowComment, creator.comment_disabled],
		['Allow Duet', settings.allowDuet, creator.duet_disabled],
		['Allow Stitch', settings.allowStitch, creator.stitch_disabled],
	];
	const refused = asked.find(([, on, forbidden]) => on && forbidden);
	if (refused === undefined) return undefined;
	return inputFault(
		`'${refused[0]}' is on, but the settings of the TikTok account forbid it`,
		'Switch it off here, or change the privacy settings in the TikTok app (duet and stitch need a public account).',
		'interaction_disabled',
	);
}
