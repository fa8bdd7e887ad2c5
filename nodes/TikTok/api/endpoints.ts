import { API_HOST } from '../../../credentials/addresses';

/** A constant, so that no user input can send a token to another host. */
export const API_BASE_URL = `https://${API_HOST}`;

/** One of TikTok's JSON calls, with its limits and scopes. */
export interface Endpoint {
	readonly path: string;
	/** POST if omitted. */
	readonly method?: 'GET';
	/** Calls per minute and access token, as on TikTok's page of the endpoint. */
	readonly callsPerMinute: number;
	/** The sign-in needs one of these scopes. */
	readonly scopes: readonly string[];
	/** True if the call starts a post, so that a retry could start a second one. */
	readonly startsPost: boolean;
}

/** https://developers.tiktok.com/doc/content-posting-api-reference-query-creator-info */
export const CREATOR_INFO: Endpoint = {
	path: '/v2/post/publish/creator_info/query/',
	callsPerMinute: 20,
	scopes: ['video.publish'],
	startsPost: false,
};

/** https://developers.tiktok.com/doc/content-posting-api-reference-direct-post */
export const VIDEO_INIT: Endpoint = {
	path: '/v2/post/publish/video/init/',
	callsPerMinute: 6,
	scopes: ['video.publish'],
	startsPost: true,
};

/** https://developers.tiktok.com/doc/content-posting-api-reference-upload-video */
export const INBOX_VIDEO_INIT: Endpoint = {
	path: '/v2/post/publish/inbox/video/init/',
	callsPerMinute: 6,
	scopes: ['video.upload'],
	startsPost: true,
};

/** https://developers.tiktok.com/doc/content-posting-api-reference-get-video-status */
export const STATUS_FETCH: Endpoint = {
	path: '/v2/post/publish/status/fetch/',
	callsPerMinute: 30,
	scopes: ['video.publish', 'video.upload'],
	startsPost: false,
};

/** https://developers.tiktok.com/doc/content-posting-api-reference-photo-post */
export const PHOTO_INIT: Endpoint = {
	path: '/v2/post/publish/content/init/',
	callsPerMinute: 6,
	scopes: ['video.publish'],
	startsPost: true,
};

/** The same URL. `post_mode` makes the post a draft, which needs another scope. */
export const INBOX_PHOTO_INIT: Endpoint = { ...PHOTO_INIT, scopes: ['video.upload'] };

/**
 * https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide. TikTok documents no rate
 * limit, so the node uses that of the status.
 */
export const CANCEL: Endpoint = {
	path: '/v2/post/publish/cancel/',
	callsPerMinute: 30,
	scopes: ['video.publish', 'video.upload'],
	startsPost: false,
};

/** https://developers.tiktok.com/doc/tiktok-api-v2-rate-limit, for each of the endpoints below. */
const DISPLAY_CALLS_PER_MINUTE = 600;

/** https://developers.tiktok.com/doc/tiktok-api-v2-get-user-info */
export const USER_INFO: Endpoint = {
	path: '/v2/user/info/',
	method: 'GET',
	callsPerMinute: DISPLAY_CALLS_PER_MINUTE,
	scopes: ['user.info.basic'],
	startsPost: false,
};

/** https://developers.tiktok.com/doc/tiktok-api-v2-video-list */
export const VIDEO_LIST: Endpoint = {
	path: '/v2/video/list/',
	callsPerMinute: DISPLAY_CALLS_PER_MINUTE,
	scopes: ['video.list'],
	startsPost: false,
};

/** https://developers.tiktok.com/doc/tiktok-api-v2-video-query */
export const VIDEO_QUERY: Endpoint = {
	path: '/v2/video/query/',
	callsPerMinute: DISPLAY_CALLS_PER_MINUTE,
	scopes: ['video.list'],
	startsPost: false,
};
