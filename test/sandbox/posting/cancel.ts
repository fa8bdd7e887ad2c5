import type { ApiEndpoint } from './api-route';
import { Refusal } from './envelope';
import { ownPost } from './own-post';
import { checkOwnership } from './source-info';

/** Only for downloads still in progress. https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide */
export const cancel: ApiEndpoint = {
	endpoint: 'cancel',
	scopes: ['video.upload', 'video.publish'],
	answer({ app, creator, body }) {
		const post = ownPost(app, creator, body);
		const { transfer } = post;
		const downloading =
			transfer.kind === 'pull' &&
			transfer.arrived_at === null &&
			app.posts.progress(post).status === 'PROCESSING_DOWNLOAD';
		if (!downloading) {
			const message = 'The publish is not a download in progress';
			throw new Refusal(400, 'publish_not_cancellable', message);
		}
		checkOwnership(app, transfer.urls);
		if (app.switches.cancel === 'honoured') app.posts.stop(post, 'publish_cancelled');
		return null;
	},
};
