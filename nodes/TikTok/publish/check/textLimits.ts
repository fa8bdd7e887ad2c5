import { inputFault, type Fault } from '../../errors/fault';

/** https://developers.tiktok.com/doc/content-posting-api-reference-direct-post: in UTF-16 units. */
export const MAX_CAPTION_UTF16_UNITS = 2_200;

/** https://developers.tiktok.com/doc/content-posting-api-reference-photo-post */
export const MAX_PHOTO_TITLE_UTF16_UNITS = 90;
export const MAX_PHOTO_DESCRIPTION_UTF16_UNITS = 4_000;

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

/** The number as people read it, for example 2,200. */
export function thousands(count: number): string {
	return count.toLocaleString('en-US');
}
