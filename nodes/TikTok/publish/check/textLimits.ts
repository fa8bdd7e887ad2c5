import { inputFault, type Fault } from '../../errors/fault';

/** Half of a pair of UTF-16 units, as a cut in the middle of an emoji leaves behind. */
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/**
 * The fault for a text that TikTok would not take as it is; nothing is ever cut off silently.
 *
 * @param label of the field
 * @param maxUtf16Units TikTok's limit, inclusive
 */
export function textFault(text: string, label: string, maxUtf16Units: number): Fault | undefined {
	if (text.length > maxUtf16Units) {
		return inputFault(
			`'${label}' has ${thousands(text.length)} UTF-16 units (an emoji counts as two or more), and TikTok takes at most ${thousands(maxUtf16Units)}`,
			`Shorten the ${label.toLowerCase()}.`,
		);
	}
	if (!LONE_SURROGATE.test(text)) return undefined;
	return inputFault(
		`'${label}' contains half of an emoji, as a cut in the middle of one leaves behind`,
		`Cut the ${label.toLowerCase()} elsewhere.`,
	);
}

/** The number as people read it, for example 2,200. */
export function thousands(count: number): string {
	return count.toLocaleString('en-US');
}
