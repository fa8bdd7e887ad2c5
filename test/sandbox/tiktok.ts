import express, { type Express } from 'express';

import { authorizeRoute, decisionRoute } from './oauth/authorize';
import { revokeRoute } from './oauth/revoke';
import { tokenRoute } from './oauth/token';
import { notFound } from './http/answer';
import { drain } from './http/body';
import { exchange, onlyOn } from './http/exchange';
import { apiRoute } from './posting/api-route';
import { userInfo } from './display/user-info';
import { videoList } from './display/video-list';
import { videoQuery } from './display/video-query';
import { cancel } from './posting/cancel';
import { contentInit } from './posting/content-init';
import { creatorInfo } from './posting/creator-info';
import { directInit, inboxInit } from './posting/init';
import { statusFetch } from './posting/status';
import type { World } from './state/world';
import { UPLOAD_HOSTS, UPLOAD_PATHS } from './types';
import { putRoute } from './upload/put';

const MAX_JSON = '2mb';

/** TikTok's website and API. Each path answers only under its real host. */
export function createTikTok(world: World): Express {
	const app = express();
	app.disable('x-powered-by');
	app.disable('etag');

	const upload = newRouter(UPLOAD_HOSTS);
	upload.put([...UPLOAD_PATHS], exchange(world, putRoute(world)));

	const web = newRouter(['www.tiktok.com']);
	web.get(['/v2/auth/authorize', '/v2/auth/authorize/'], exchange(world, authorizeRoute(world)));
	web.post('/v2/auth/authorize/decide/', exchange(world, decisionRoute(world)));

	const api = newRouter(['open.tiktokapis.com']);
	api.post('/v2/oauth/token/', exchange(world, tokenRoute(world)));
	api.post('/v2/oauth/revoke/', exchange(world, revokeRoute(world)));
	const publish = '/v2/post/publish';
	api.post(`${publish}/creator_info/query/`, exchange(world, apiRoute(world, creatorInfo)));
	api.post(`${publish}/video/init/`, exchange(world, apiRoute(world, directInit)));
	api.post(`${publish}/inbox/video/init/`, exchange(world, apiRoute(world, inboxInit)));
	api.post(`${publish}/content/init/`, exchange(world, apiRoute(world, contentInit)));
	api.post(`${publish}/status/fetch/`, exchange(world, apiRoute(world, statusFetch)));
	api.post(`${publish}/cancel/`, exchange(world, apiRoute(world, cancel)));
	api.get('/v2/user/info/', exchange(world, apiRoute(world, userInfo)));
	api.post('/v2/video/list/', exchange(world, apiRoute(world, videoList)));
	api.post('/v2/video/query/', exchange(world, apiRoute(world, videoQuery)));

	app.use(upload);
	app.use(express.raw({ type: (request) => request.method !== 'PUT', limit: MAX_JSON }));
	app.use(web);
	app.use(api);
	app.use(
		exchange(world, {
			endpoint: 'unknown',
			locate: () => null,
			handle: notFound,
			stray: async (request) => {
				await drain(request);
				return notFound();
			},
		}),
	);
	return app;
}

function newRouter(hosts: readonly string[]) {
	const router = express.Router({ strict: true, caseSensitive: true });
	router.use(onlyOn(hosts));
	return router;
}
