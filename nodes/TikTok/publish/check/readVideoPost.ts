import type { IDataObject } from 'n8n-workflow';

import { throwIfFault } from '../../errors/fault';
import { ItemParameters } from '../../n8n/itemParameters';
import type { PostRun } from '../run/postRun';
import type { PostSettings, PostToMake } from '../run/stages';
import { readChunkBytes } from './chunkSize';
import { findVideo } from './findVideo';
import { disclosureFault, readPostSettings, settingsFault } from './postSettings';
import { captionWarnings, MAX_CAPTION_UTF16_UNITS, textFault } from './textLimits';

/** int32 on TikTok's page. */
const MAX_COVER_TIMESTAMP_MS = 2_147_483_647;

/** The fields of a video item that say nothing of its file. */
export interface VideoForm {
	/** Bytes per chunk as the person chose; undefined for the plan with the fewest PUTs. */
	readonly chunkBytes: number | undefined;
	/** Undefined for a draft, which keeps no settings. */
	readonly settings?: PostSettings;
	/** Of the init. */
	readonly post_info?: IDataObject;
	readonly warnings: readonly string[];
}

/**
 * Reads and checks a video item as far as possible without TikTok.
 *
 * @throws FaultError with the field and the remedy
 */
export async function readVideoPost(run: PostRun, itemIndex: number): Promise<PostToMake> {
	const item = new ItemParameters(run.context, itemIndex);
	const { chunkBytes, settings, post_info, warnings } = readVideoForm(item, run.route.isDirectPost);
	const { pullUrl, ...found } = await findVideo(run, itemIndex, item, chunkBytes);
	return {
		...found,
		settings,
		warnings: [...found.warnings, ...warnings],
		body: {
			...(post_info === undefined ? {} : { post_info }),
			...(pullUrl === undefined
				? {}
				: { source_info: { source: 'PULL_FROM_URL', video_url: pullUrl } }),
		},
	};
}

/**
 * Reads and checks all fields of a video item but those of its file.
 *
 * @param isCheck a check may leave open the privacy level, which a direct post needs, and the caption
 * @throws FaultError with the field and the remedy
 */
export function readVideoForm(
	item: ItemParameters,
	isDirectPost: boolean,
	isCheck = false,
): VideoForm {
	const chunkBytes = readChunkBytes(item);
	if (!isDirectPost) return { chunkBytes, warnings: [] };
	const settings = readPostSettings(item);
	const caption = item.text('caption', 'Caption');
	const isOpen = (name: string) => isCheck && !item.isSet(name);
	throwIfFault(
		textFault(caption, 'Caption', MAX_CAPTION_UTF16_UNITS) ??
			(isOpen('privacyLevel') ? disclosureFault(settings) : settingsFault(settings)),
	);
	const post_info = videoPostInfo(settings, caption, item);
	const warnings = isOpen('caption') ? [] : captionWarnings(caption, "'Caption'");
	return { chunkBytes, settings, post_info, warnings };
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
