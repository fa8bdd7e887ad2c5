/** TikTok's addresses are constants: nothing a user enters can point a token elsewhere. */
export const API_BASE_URL = 'https://open.tiktokapis.com';

/** One of TikTok's JSON calls, with what TikTok allows of it. */
export interface Endpoint {
	/** What it does, in words that fit "TikTok … while …". */
	readonly doing: string;
	readonly path: string;
	/** Calls per minute and access token, from the page of the endpoint. */
	readonly callsPerMinute: number;
	/** Permissions of which the sign-in needs one. */
	readonly scopes: readonly string[];
	/** True when a second call by mistake would begin a second post. */
	readonly startsPost: boolean;
}

/** https://developers.tiktok.com/doc/content-posting-api-reference-query-creator-info */
export const CREATOR_INFO: Endpoint = {
	doing: 'reading what the account may post',
	path: '/v2/post/publish/creator_info/query/',
	callsPerMinute: 20,
	scopes: ['video.publish'],
	startsPost: false,
};

/** https://developers.tiktok.com/doc/content-posting-api-reference-direct-post */
export const VIDEO_INIT: Endpoint = {
	doing: 'starting the post',
	path: '/v2/post/publish/video/init/',
	callsPerMinute: 6,
	scopes: ['video.publish'],
	startsPost: true,
};

/** https://developers.tiktok.com/doc/content-posting-api-reference-upload-video */
export const INBOX_VIDEO_INIT: Endpoint = {
	doing: 'starting the draft',
	path: '/v2/post/publish/inbox/video/init/',
	callsPerMinute: 6,
	scopes: ['video.upload'],
	startsPost: true,
};

/** https://developers.tiktok.com/doc/content-posting-api-reference-get-video-status */
export const STATUS_FETCH: Endpoint = {
	doing: 'asking for the status of the post',
	path: '/v2/post/publish/status/fetch/',
	callsPerMinute: 30,
	scopes: ['video.publish', 'video.upload'],
	startsPost: false,
};

const ALL = [CREATOR_INFO, VIDEO_INIT, INBOX_VIDEO_INIT, STATUS_FETCH];

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
