import { inputFault, type Fault } from '../../errors/fault';
import { thousands } from '../../shared/values';

/** https://developers.tiktok.com/doc/content-posting-api-reference-direct-post: in UTF-16 units. */
export const MAX_CAPTION_UTF16_UNITS = 2_200;

/** https://developers.tiktok.com/doc/content-posting-api-reference-photo-post */
export const MAX_PHOTO_TITLE_UTF16_UNITS = 90;
export const MAX_PHOTO_DESCRIPTION_UTF16_UNITS = 4_000;

/** In September 2026 TikTok's app allows five. What the API does with a sixth is not documented. */
const MAX_HASHTAGS = 5;

const HASHTAG = /#[\p{L}\p{N}_]+/gu;

/** Half of a UTF-16 surrogate pair, left behind when a text is cut in the middle of an emoji. */
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/**
 * The fault for a text that TikTok would refuse. The node never shortens a text.
 *
 * @param label of the field
 * @param maxUtf16Units TikTok's limit, inclusive
 */
export function textFault(text: string, label: string, maxUtf16Units: number): Fault | undefined {
	if (text.length > maxUtf16Units) {
		return inputFault(
			`'${label}' has ${thousands(text.length)} characters (an emoji counts as two or more), and TikTok accepts at most ${thousands(maxUtf16Units)}`,
			`Shorten the ${label.toLowerCase()}.`,
		);
	}
	if (!LONE_SURROGATE.test(text)) return undefined;
	return inputFault(
		`'${label}' contains half of an emoji, because the text was cut in the middle of one`,
		`Cut the ${label.toLowerCase()} elsewhere.`,
	);
}

/**
 * Warnings about the text of a direct post that TikTok may not show as the person expects. The node
 * sends the text unchanged.
 *
 * @param labels of the fields that hold the text, for example "'Caption'"
 */
export function captionWarnings(text: string, labels: string): string[] {
	if (text.trim() === '') {
		const entered = text === '' ? 'Nothing' : 'Only white space';
		return [`${entered} is entered in ${labels}, so the post has no caption.`];
	}
	const hashtags = text.match(HASHTAG)?.length ?? 0;
	if (hashtags <= MAX_HASHTAGS) return [];
	return [
		`There are ${hashtags} hashtags in ${labels}, and TikTok's app allows ${MAX_HASHTAGS}. TikTok may ignore the others.`,
	];
}
