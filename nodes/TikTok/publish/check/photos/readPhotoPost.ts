import type { IDataObject } from 'n8n-workflow';

import { FaultError, inputFault, throwIfFault } from '../../../errors/fault';
import { ItemParameters } from '../../../n8n/itemParameters';
import type { PostRun } from '../../run/postRun';
import type { PostSettings, PostToMake } from '../../run/stages';
import { readPostSettings, settingsFault } from '../postSettings';
import {
	captionWarnings,
	MAX_PHOTO_DESCRIPTION_UTF16_UNITS,
	MAX_PHOTO_TITLE_UTF16_UNITS,
	textFault,
} from '../textLimits';
import { factsOf } from '../../result/postFacts';
import { findPhotos, MAX_PHOTOS } from './findPhotos';

/**
 * Reads and checks a photo item as far as possible without TikTok, which fetches the photos itself:
 * from addresses that the person has entered, or from this n8n.
 *
 * @throws FaultError with the field and the remedy
 */
export async function readPhotoPost(run: PostRun, itemIndex: number): Promise<PostToMake> {
	const item = new ItemParameters(run.context, itemIndex);
	const photos = await findPhotos(run, itemIndex);
	const cover = readCover(item, photos.count);
	const texts = readTexts(item);
	const { isDirectPost } = run.route;
	const settings = isDirectPost ? readPostSettings(item) : undefined;
	throwIfFault(settings && settingsFault(settings));
	const isAigc = isDirectPost && item.flag('options.isAigc', 'AI-Generated Content');
	const post_info = { ...texts, ...(settings === undefined ? {} : switches(settings, item)) };
	const { file, served, urls, warnings } = await photos.prepare();
	return {
		file,
		served,
		settings,
		facts: {
			...factsOf(null, photos.count),
			...(served === undefined ? {} : { photos_at: served.place }),
		},
		warnings: [
			...warnings,
			...(isDirectPost
				? captionWarnings(Object.values(texts).join('\n'), "'Title' and 'Description'")
				: []),
		],
		body: {
			media_type: 'PHOTO',
			post_mode: isDirectPost ? 'DIRECT_POST' : 'MEDIA_UPLOAD',
			post_info,
			source_info: { source: 'PULL_FROM_URL', photo_images: [...urls], photo_cover_index: cover },
			// Whether photo posts take this key is not certain, so it goes only where it says something.
			...(isAigc ? { is_aigc: true } : {}),
		},
	};
}

function readCover(item: ItemParameters, photoCount: number): number {
	const cover = item.number('coverIndex', 'Cover Index', {
		min: 0,
		max: MAX_PHOTOS - 1,
		fallback: 0,
	});
	if (Number.isInteger(cover) && cover < photoCount) return cover;
	throw new FaultError(
		inputFault(
			`'Cover Index' is ${cover}, but the post has ${photoCount} photos`,
			`Use a whole number from 0 (the first photo) to ${photoCount - 1}.`,
		),
	);
}

function readTexts(item: ItemParameters): IDataObject {
	const title = item.text('title', 'Title');
	const description = item.text('caption', 'Description');
	throwIfFault(
		textFault(title, 'Title', MAX_PHOTO_TITLE_UTF16_UNITS) ??
			textFault(description, 'Description', MAX_PHOTO_DESCRIPTION_UTF16_UNITS),
	);
	return { ...(title === '' ? {} : { title }), ...(description === '' ? {} : { description }) };
}

/** Photos have neither duet nor stitch. */
function switches(settings: PostSettings, item: ItemParameters): IDataObject {
	return {
		privacy_level: settings.privacyLevel,
		disable_comment: !settings.allowComment,
		auto_add_music: item.flag('options.autoAddMusic', 'Auto Add Music'),
		brand_content_toggle: settings.brandedContent,
		brand_organic_toggle: settings.yourBrand,
	};
}
