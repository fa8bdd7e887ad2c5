import type { AppState } from '../state/app';
import type { InitRequest } from '../state/posts';
import { checkMayPost, checkMayShare, checkPrivacy } from './account-rules';
import type { ApiEndpoint } from './api-route';
import { invalid } from './envelope';
import { field } from './field';
import { keptTexts } from './hashtags';
import { POST_INFO_WRONG, postInfoOf, videoPostInfo } from './post-info';
import { checkOwnership, readVideoSource } from './source-info';

/** https://developers.tiktok.com/doc/content-posting-api-reference-direct-post */
export const directInit: ApiEndpoint = {
	endpoint: 'init',
	scopes: ['video.publish'],
	answer({ app, creator, body }) {
		const info = videoPostInfo.safeParse(postInfoOf(app, body));
		if (!info.success) throw invalid(app, POST_INFO_WRONG);
		const source = readVideoSource(app, field(body, 'source_info'));
		checkMayPost(app, creator, 403);
		checkPrivacy(app, creator, info.data.privacy_level);
		return created(app, {
			kind: 'direct',
			media: 'video',
			open_id: creator.open_id,
			post_info: keptTexts(app, info.data, POST_INFO_WRONG),
			is_aigc: null,
			...source,
		});
	},
};

/** https://developers.tiktok.com/doc/content-posting-api-reference-upload-video */
export const inboxInit: ApiEndpoint = {
	endpoint: 'inbox_init',
	scopes: ['video.upload'],
	answer({ app, creator, body }) {
		const source = readVideoSource(app, field(body, 'source_info'));
		checkMayShare(app, creator);
		return created(app, {
			kind: 'draft',
			media: 'video',
			open_id: creator.open_id,
			post_info: null,
			is_aigc: null,
			...source,
		});
	},
};

/** Creates the post, starts its pull if it has one, and returns `data`. */
export function created(app: AppState, request: InitRequest): string {
	if ('urls' in request.from) checkOwnership(app, request.from.urls);
	const post = app.posts.create(request);
	const { publish_id, transfer } = post;
	app.startPull(post);
	app.watch.arm();
	return JSON.stringify(
		transfer.kind === 'upload' ? { publish_id, upload_url: transfer.url.href } : { publish_id },
	);
}
