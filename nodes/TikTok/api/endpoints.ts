/** A constant, so that nothing a user enters can send a token elsewhere. */
export const API_BASE_URL = 'https://open.tiktokapis.com';

/** One of TikTok's JSON calls and its limits. */
export interface Endpoint {
	readonly path: string;
	/** POST when left out. */
	readonly method?: 'GET';
	/** Calls per minute and access token, from the page of the endpoint. */
	readonly callsPerMinute: number;
	/** The sign-in needs one of these scopes. */
	readonly scopes: readonly string[];
	/** True when a repeated call starts a second post. */
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

/** The same address: `post_mode` makes it a draft, which needs another scope. */
export const INBOX_PHOTO_INIT: Endpoint = { ...PHOTO_INIT, scopes: ['video.upload'] };

/**
 * https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide. TikTok names no limit
 * for this call, so the node uses that of the status.
 */
export const CANCEL: Endpoint = {
	path: '/v2/post/publish/cancel/',
	callsPerMinute: 30,
	scopes: ['video.publish', 'video.upload'],
	startsPost: false,
};

/** https://developers.tiktok.com/doc/tiktok-api-v2-rate-limit: for each of the three below. */
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

const ALL = [
	CREATOR_INFO,
	VIDEO_INIT,
	INBOX_VIDEO_INIT,
	PHOTO_INIT,
	STATUS_FETCH,
	CANCEL,
	USER_INFO,
	VIDEO_LIST,
	VIDEO_QUERY,
];

/**
 * The endpoint that a declarative operation names in its routing.
 *
 * @param path as in `routing.request.url`
 * @throws RangeError for a path that is not in the table
 */
export function endpointOf(path: string): Endpoint {
	const endpoint = ALL.find((candidate) => candidate.path === path);
	if (endpoint === undefined) throw new RangeError(`no such TikTok endpoint: ${path}`);
	return endpoint;
}
