import type { IDataObject } from 'n8n-workflow';

import { throwIfFault } from '../../errors/fault';
import { ItemParameters } from '../../n8n/itemParameters';
import { textOrNull } from '../../shared/values';
import type { PostRun } from '../run/postRun';
import type { PostSettings, PostToMake } from '../run/stages';
import { captionWarnings } from './captionWarnings';
import { readChunkBytes } from './chunkSize';
import { findVideo } from './findVideo';
import { readPostSettings, settingsFault } from './postSettings';
import { MAX_CAPTION_UTF16_UNITS, textFault } from './textLimits';

/** int32 on TikTok's page. */
const MAX_COVER_TIMESTAMP_MS = 2_147_483_647;

/**
 * Reads and checks a video item as far as possible without TikTok.
 *
 * @throws FaultError with the field and the remedy
 */
export async function readVideoPost(run: PostRun, itemIndex: number): Promise<PostToMake> {
	const item = new ItemParameters(run.context, itemIndex);
	const chunkBytes = readChunkBytes(item);
	const settings = run.route.isDirectPost ? readPostSettings(item) : undefined;
	const post_info = settings && readPostInfo(settings, item);
	const { pullUrl, ...found } = await findVideo(run, itemIndex, item, chunkBytes);
	return {
		...found,
		settings,
		warnings: [...found.warnings, ...(post_info === undefined ? [] : warningsOf(post_info))],
		body: {
			...(post_info === undefined ? {} : { post_info }),
			...(pullUrl === undefined
				? {}
				: { source_info: { source: 'PULL_FROM_URL', video_url: pullUrl } }),
		},
	};
}

function warningsOf({ title }: IDataObject): string[] {
	return captionWarnings(textOrNull(title) ?? '', "'Caption'");
}

function readPostInfo(settings: PostSettings, item: ItemParameters): IDataObject {
	const caption = item.text('caption', 'Caption');
	throwIfFault(textFault(caption, 'Caption', MAX_CAPTION_UTF16_UNITS) ?? settingsFault(settings));
	return videoPostInfo(settings, caption, item);
}

/** `post_info` of the init. TikTok's switches disable something, the fields of the node allow it. */
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
