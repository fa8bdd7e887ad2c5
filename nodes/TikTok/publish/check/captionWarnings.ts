/** In September 2026 TikTok's app allows five. What the API does with a sixth is not documented. */
const MAX_HASHTAGS = 5;

const HASHTAG = /#[\p{L}\p{N}_]+/gu;

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
