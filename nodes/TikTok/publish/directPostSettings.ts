import type { IDataObject } from 'n8n-workflow';

import { inputFault, type Fault } from '../api/fault';
import { API_CODES } from '../api/errorTable';
import type { CreatorInfo } from './creatorInfo';
import type { ItemParameters } from './parameters';
import { PRIVACY_LEVELS, privacyLabel } from './privacyLevels';

/** https://developers.tiktok.com/doc/content-posting-api-reference-direct-post: in UTF-16 units. */
export const MAX_CAPTION_UTF16_UNITS = 2_200;

/** int32 on TikTok's page. */
const MAX_COVER_TIMESTAMP_MS = 2_147_483_647;

/** What a person chose for one post. */
export interface DirectPostSettings {
	/** Username of the account that must be the connected one; empty for whichever is connected. */
	postAs: string;
	caption: string;
	privacyLevel: string;
	allowComment: boolean;
	allowDuet: boolean;
	allowStitch: boolean;
	disclose: boolean;
	yourBrand: boolean;
	brandedContent: boolean;
	isAigc: boolean;
	/** Milliseconds from the start of the video; undefined for the first frame. */
	coverTimestampMs: number | undefined;
}

/** @throws FaultError for a value of the wrong kind */
export function readDirectPostSettings(item: ItemParameters): DirectPostSettings {
	const coverTimestampMs = item.number('options.videoCoverTimestampMs', 'Cover Timestamp (Ms)', {
		min: 0,
		max: MAX_COVER_TIMESTAMP_MS,
		fallback: -1,
	});
	const disclose = item.flag('discloseContent', 'Disclose Commercial Content');
	return {
		postAs: item.choice('postAs', 'Post As').replace(/^@/, ''),
		caption: item.text('caption', 'Caption'),
		privacyLevel: item.choice('privacyLevel', 'Privacy Level'),
		allowComment: item.flag('allowComment', 'Allow Comment'),
		allowDuet: item.flag('allowDuet', 'Allow Duet'),
		allowStitch: item.flag('allowStitch', 'Allow Stitch'),
		disclose,
		yourBrand: disclose && item.flag('brandOrganic', 'Your Brand'),
		brandedContent: disclose && item.flag('brandContent', 'Branded Content'),
		isAigc: item.flag('options.isAigc', 'AI-Generated Content'),
		coverTimestampMs: coverTimestampMs < 0 ? undefined : Math.round(coverTimestampMs),
	};
}

/** What can be known without asking TikTok. */
export function settingsFault(settings: DirectPostSettings): Fault | undefined {
	const { caption, privacyLevel } = settings;
	if (caption.length > MAX_CAPTION_UTF16_UNITS) {
		return inputFault(
			`'Caption' has ${thousands(caption.length)} UTF-16 units (an emoji counts as two or more), and TikTok takes at most ${thousands(MAX_CAPTION_UTF16_UNITS)}`,
			'Shorten the caption.',
		);
	}
	if (/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(caption)) {
		return inputFault(
			"'Caption' contains half of an emoji, as a cut in the middle of one leaves behind",
			'Cut the caption elsewhere.',
		);
	}
	if (privacyLevel === '') {
		return inputFault(
			"'Privacy Level' is not chosen",
			'Choose who may see the post; TikTok asks for a choice by the person who posts.',
		);
	}
	if (!Object.hasOwn(PRIVACY_LEVELS, privacyLevel)) {
		return inputFault(
			`'Privacy Level' is ${JSON.stringify(privacyLevel.slice(0, 40))}, which is none of TikTok's levels`,
			`Use one of ${Object.keys(PRIVACY_LEVELS).join(', ')}.`,
		);
	}
	return disclosureFault(settings);
}

/** What the account forbids, as TikTok said at most a minute ago. */
export function creatorFault(
	settings: DirectPostSettings,
	creator: CreatorInfo,
): Fault | undefined {
	const { postAs, privacyLevel } = settings;
	const username = creator.creator_username;
	if (postAs !== '' && postAs.toLowerCase() !== username?.toLowerCase()) {
		return inputFault(
			`'Post As' is @${postAs}, but the connected account is @${username ?? 'unknown'}`,
			"Choose the credential of that account, or the connected account in 'Post As'.",
			'other_account',
		);
	}
	if (!creator.privacy_level_options.includes(privacyLevel)) {
		const offered = creator.privacy_level_options.map(privacyLabel).join(', ');
		return {
			kind: 'input',
			code: 'privacy_level_option_mismatch',
			...API_CODES.privacy_level_option_mismatch,
			message: `'Privacy Level' is ${privacyLabel(privacyLevel)}, which this account does not offer (it offers: ${offered || 'none'})`,
		};
	}
	return interactionFault(settings, creator);
}

/** `post_info` of the init; switches say what to disable. */
export function toPostInfo(settings: DirectPostSettings): IDataObject {
	const { caption, coverTimestampMs } = settings;
	return {
		privacy_level: settings.privacyLevel,
		...(caption === '' ? {} : { title: caption }),
		disable_comment: !settings.allowComment,
		disable_duet: !settings.allowDuet,
		disable_stitch: !settings.allowStitch,
		brand_content_toggle: settings.brandedContent,
		brand_organic_toggle: settings.yourBrand,
		is_aigc: settings.isAigc,
		...(coverTimestampMs === undefined ? {} : { video_cover_timestamp_ms: coverTimestampMs }),
	};
}

function disclosureFault(settings: DirectPostSettings): Fault | undefined {
	const { disclose, yourBrand, brandedContent, privacyLevel } = settings;
	if (disclose && !yourBrand && !brandedContent) {
		return inputFault(
			"'Disclose Commercial Content' is on, but neither 'Your Brand' nor 'Branded Content' is chosen",
			'Choose one or both, or switch the disclosure off.',
		);
	}
	if (brandedContent && privacyLevel === 'SELF_ONLY') {
		return inputFault(
			"'Branded Content' can't be posted with the privacy level Only Me",
			"Choose another 'Privacy Level', or switch 'Branded Content' off.",
		);
	}
	return undefined;
}

function interactionFault(settings: DirectPostSettings, creator: CreatorInfo): Fault | undefined {
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

function thousands(count: number): string {
	return count.toLocaleString('en-US');
}
