import type { IDataObject } from 'n8n-workflow';

import { throwIfFault } from '../../errors/fault';
import { readChunkBytes } from './options';
import { ItemParameters } from '../../n8n/itemParameters';
import type { PostRun } from '../run/postRun';
import { readPostSettings, settingsFault, type PostSettings } from './postSettings';
import type { PostSlot } from '../run/postSlot';
import { textFault } from './textLimits';
import { checkVideoOf } from './findVideo';

/** https://developers.tiktok.com/doc/content-posting-api-reference-direct-post: in UTF-16 units. */
export const MAX_CAPTION_UTF16_UNITS = 2_200;

/** int32 on TikTok's page. */
const MAX_COVER_TIMESTAMP_MS = 2_147_483_647;

/**
 * Reads and checks a video item as far as it can be done without TikTok.
 *
 * @throws FaultError with the field and the remedy
 */
export async function readVideoItem(run: PostRun, slot: PostSlot): Promise<void> {
	const item = new ItemParameters(run.context, slot.itemIndex);
	slot.chunkBytes = readChunkBytes(item);
	slot.initBody = {};
	if (run.route.isDirectPost) {
		const settings = readPostSettings(item);
		const caption = item.text('caption', 'Caption');
		throwIfFault(textFault(caption, 'Caption', MAX_CAPTION_UTF16_UNITS) ?? settingsFault(settings));
		slot.settings = settings;
		slot.initBody.post_info = videoPostInfo(settings, caption, item);
	}
	await checkVideoOf(run, slot, item);
}

/** `post_info` of the init; TikTok's switches say what to disable. */
function videoPostInfo(settings: PostSettings, caption: string, item: ItemParameters): IDataObject {
	const coverTimestampMs = item.number('options.videoCoverTimestampMs', 'Cover Timestamp (Ms)', {
		min: 0,
		max: MAX_COVER_TIMESTAMP_MS,
		fallback: -1,
	});
	return {
		privacy_level: settings.privacyLevel,
		...(caption === '' ? {} : { title: caption }),
		disable_comment: !settings.allowComment,
		disable_duet: !settings.allowDuet,
		disable_stitch: !settings.allowStitch,
		brand_content_toggle: settings.brandedContent,
		brand_organic_toggle: settings.yourBrand,
		is_aigc: item.flag('options.isAigc', 'AI-Generated Content'),
		...(coverTimestampMs < 0 ? {} : { video_cover_timestamp_ms: Math.round(coverTimestampMs) }),
	};
}
