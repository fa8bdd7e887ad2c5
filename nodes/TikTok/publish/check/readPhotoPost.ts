import type { IDataObject } from 'n8n-workflow';

import { FaultError, inputFault, throwIfFault } from '../../errors/fault';
import { ItemParameters } from '../../n8n/itemParameters';
import type { PostRun } from '../run/postRun';
import type { PostSettings, PostToMake } from '../run/stages';
import { readPostSettings, settingsFault } from './postSettings';
import {
	MAX_PHOTO_DESCRIPTION_UTF16_UNITS,
	MAX_PHOTO_TITLE_UTF16_UNITS,
	textFault,
} from './textLimits';
import { factsOf } from '../result/postFacts';
import { pulledFiles } from '../retry/fileIdentity';
import { captionWarnings } from './captionWarnings';
import { checkPullUrl } from './pullUrl';

/** https://developers.tiktok.com/doc/content-posting-api-reference-photo-post */
export const MAX_PHOTOS = 35;

const URLS_FIELD = 'Photo URLs';

/** Templates and models join addresses like this. As one address, the photo could not be found. */
const SEVERAL_IN_ONE = /[\s,;]https?:\/\//i;

/**
 * Reads and checks a photo item as far as possible without TikTok, which fetches the photos itself.
 *
 * @throws FaultError with the field and the remedy
 */
export async function readPhotoPost(run: PostRun, itemIndex: number): Promise<PostToMake> {
	const item = new ItemParameters(run.context, itemIndex);
	const photos = readPhotoUrls(item);
	const cover = item.number('coverIndex', 'Cover Index', {
		min: 0,
		max: MAX_PHOTOS - 1,
		fallback: 0,
	});
	if (!Number.isInteger(cover) || cover >= photos.length) {
		throw new FaultError(
			inputFault(
				`'Cover Index' is ${cover}, but the post has ${photos.length} photos`,
				`Use a whole number from 0 (the first photo) to ${photos.length - 1}.`,
			),
		);
	}
	const texts = readTexts(item);
	const { isDirectPost } = run.route;
	const settings = isDirectPost ? readPostSettings(item) : undefined;
	throwIfFault(settings && settingsFault(settings));
	return {
		file: pulledFiles(photos),
		settings,
		facts: factsOf(null, photos.length),
		warnings: isDirectPost
			? captionWarnings(Object.values(texts).join('\n'), "'Title' and 'Description'")
			: [],
		body: {
			media_type: 'PHOTO',
			post_mode: isDirectPost ? 'DIRECT_POST' : 'MEDIA_UPLOAD',
			post_info: { ...texts, ...(settings === undefined ? {} : switches(settings, item)) },
			source_info: { source: 'PULL_FROM_URL', photo_images: photos, photo_cover_index: cover },
			// Whether photo posts take this key is not certain, so it goes only where it says something.
			...(isDirectPost && item.flag('options.isAigc', 'AI-Generated Content')
				? { is_aigc: true }
				: {}),
		},
	};
}

/** One address per line, or a list from an expression. */
function readPhotoUrls(item: ItemParameters): string[] {
	const addresses = item.list('photoUrls', URLS_FIELD);
	if (addresses.length === 0 || addresses.length > MAX_PHOTOS) {
		throw unsuitableUrls(
			`has ${addresses.length} addresses, and a post can have 1 to ${MAX_PHOTOS} photos`,
		);
	}
	if (addresses.some((address) => SEVERAL_IN_ONE.test(address))) {
		throw unsuitableUrls('has several addresses in one line');
	}
	return addresses.map((address) => checkPullUrl(address, URLS_FIELD));
}

function unsuitableUrls(what: string): FaultError {
	const remedy = 'Enter one address per line, or an expression that returns a list.';
	return new FaultError(inputFault(`'${URLS_FIELD}' ${what}`, remedy));
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
