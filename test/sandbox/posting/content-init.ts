import type { AppState } from '../state/app';
import type { Creator } from '../types';
import { checkMayPost, checkMayShare, checkPrivacy } from './account-rules';
import type { ApiEndpoint } from './api-route';
import { invalid, Refusal } from './envelope';
import { field } from './field';
import { keptTexts } from './hashtags';
import { created } from './init';
import { photoDraftInfo, photoPostInfo, POST_INFO_WRONG, postInfoOf } from './post-info';
import { readPhotoSource } from './source-info';

const SCOPE_OF_MODE = new Map<unknown, string>([
	['DIRECT_POST', 'video.publish'],
	['MEDIA_UPLOAD', 'video.upload'],
]);

/** https://developers.tiktok.com/doc/content-posting-api-reference-photo-post */
export const contentInit: ApiEndpoint = {
	endpoint: 'content_init',
	scopes(body) {
		const scope = SCOPE_OF_MODE.get(field(body, 'post_mode'));
		return scope === undefined ? [...SCOPE_OF_MODE.values()] : [scope];
	},
	answer({ app, creator, body }) {
		const mode = field(body, 'post_mode');
		if (field(body, 'media_type') !== 'PHOTO' || !SCOPE_OF_MODE.has(mode)) {
			throw invalid(app, 'Invalid media_type or post_mode');
		}
		const direct = mode === 'DIRECT_POST';
		const info = (direct ? photoPostInfo : photoDraftInfo).safeParse(postInfoOf(app, body));
		const isAigc = field(body, 'is_aigc') ?? null;
		const isValid = isAigc === null || (typeof isAigc === 'boolean' && takesAigc(app));
		if (!info.success || !isValid || (!direct && lacksPrivacy(app, body))) {
			throw invalid(app, POST_INFO_WRONG);
		}
		const source = readPhotoSource(app, field(body, 'source_info'));
		if (direct) {
			checkMayPost(app, creator, 403);
			checkPrivacy(app, creator, info.data?.privacy_level);
		} else {
			checkMayDraftPhotos(app, creator);
		}
		return created(app, {
			kind: direct ? 'direct' : 'draft',
			media: 'photo',
			open_id: creator.open_id,
			post_info: info.data === undefined ? null : keptTexts(app, info.data, POST_INFO_WRONG),
			is_aigc: isAigc,
			...source,
		});
	},
};

function takesAigc({ switches }: AppState): boolean {
	return switches.photo_is_aigc === 'accepted';
}

function lacksPrivacy({ switches }: AppState, body: unknown): boolean {
	const isRequired = switches.photo_draft_privacy === 'required';
	return isRequired && field(field(body, 'post_info'), 'privacy_level') === undefined;
}

function checkMayDraftPhotos(app: AppState, creator: Creator): void {
	if (creator.outdated_app) {
		const message = 'The version of the TikTok app does not support this feature';
		throw new Refusal(400, 'app_version_check_failed', message);
	}
	checkMayShare(app, creator);
}
