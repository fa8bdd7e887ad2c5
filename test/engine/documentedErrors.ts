import type { INodeParameters } from 'n8n-workflow';

import type { FaultPoint } from '../sandbox/types';
import { check, directPost, draft } from './postSetup';

/** A refusal as TikTok's page of an endpoint has it. */
export type Refusal = readonly [status: number, code: string];

/** An operation, the endpoint that may refuse it, and what that endpoint's page documents. */
export interface Documented {
	readonly operation: string;
	readonly parameters: INodeParameters;
	/** Where the refusal comes from. */
	readonly on: FaultPoint;
	/** TikTok's page of the endpoint. */
	readonly page: string;
	readonly refusals: readonly Refusal[];
	/** Of an operation that n8n runs item by item: an answer without an error, as far as it matters. */
	readonly good?: object;
	/** The refusal is a problem in the result, not an error. */
	readonly isProblem?: boolean;
	/** How often is asked, by code, where that is not once: TikTok may not know a new post yet. */
	readonly asks?: Readonly<Record<string, number>>;
}

const PUBLISH_ID = 'v_pub_url~v2-1.7678907398077074696';
const PHOTO = 'https://photos.example.test/a.jpg';

/** https://developers.tiktok.com/doc/tiktok-api-v2-error-handling: of every endpoint. */
const COMMON: Refusal[] = [
	[401, 'access_token_invalid'],
	[401, 'scope_not_authorized'],
];

const CREATOR_INFO: Refusal[] = [
	...COMMON,
	[200, 'spam_risk_too_many_posts'],
	[200, 'spam_risk_user_banned_from_posting'],
	[200, 'reached_active_user_cap'],
];

const POSTING: Refusal[] = [
	...COMMON,
	[400, 'invalid_param'],
	[400, 'invalid_params'],
	[400, 'invalid_file_upload'],
	[403, 'spam_risk_user_banned_from_posting'],
	[403, 'url_ownership_unverified'],
];

const DIRECT: Refusal[] = [
	...POSTING,
	[403, 'spam_risk_too_many_posts'],
	[403, 'reached_active_user_cap'],
	[403, 'unaudited_client_can_only_post_to_private_accounts'],
	[403, 'privacy_level_option_mismatch'],
];

const PENDING: Refusal[] = [
	[400, 'spam_risk_too_many_pending_share'],
	[403, 'spam_risk_too_many_pending_share'],
];

const BY_PUBLISH_ID: Refusal[] = [
	...COMMON,
	[400, 'invalid_publish_id'],
	[400, 'token_not_authorized_for_specified_publish_id'],
];

const DISPLAY: Refusal[] = [...COMMON, [400, 'scope_permission_missed'], [400, 'invalid_params']];

const photo = (operation: string): INodeParameters => ({
	resource: 'photo',
	operation,
	photoSource: 'urls',
	photoUrls: PHOTO,
	...(operation === 'directPost'
		? { privacyLevel: { __rl: true, mode: 'name', value: 'PUBLIC_TO_EVERYONE' } }
		: {}),
	options: { firstCheckSec: 0 },
});

/** Every operation: what its endpoint refuses, and what it answers well. */
export const DOCUMENTED: readonly Documented[] = [
	{
		operation: 'Account > Get Creator Info',
		parameters: { resource: 'account', operation: 'getCreatorInfo' },
		on: 'creator_info',
		good: { data: { creator_username: 'ada.films' } },
		page: 'https://developers.tiktok.com/doc/content-posting-api-reference-query-creator-info',
		refusals: CREATOR_INFO,
	},
	{
		operation: 'Video > Check',
		parameters: check(),
		on: 'creator_info',
		isProblem: true,
		page: 'https://developers.tiktok.com/doc/content-posting-api-reference-query-creator-info',
		refusals: CREATOR_INFO,
	},
	{
		operation: 'Video > Direct Post',
		parameters: directPost(),
		on: 'init',
		page: 'https://developers.tiktok.com/doc/content-posting-api-reference-direct-post',
		refusals: DIRECT,
	},
	{
		operation: 'Video > Upload as Draft',
		parameters: draft(),
		on: 'inbox_init',
		page: 'https://developers.tiktok.com/doc/content-posting-api-reference-upload-video',
		refusals: [...POSTING, ...PENDING],
	},
	{
		operation: 'Photo > Direct Post',
		parameters: photo('directPost'),
		on: 'content_init',
		page: 'https://developers.tiktok.com/doc/content-posting-api-reference-photo-post',
		refusals: DIRECT,
	},
	{
		operation: 'Photo > Upload as Draft',
		parameters: photo('uploadAsDraft'),
		on: 'content_init',
		page: 'https://developers.tiktok.com/doc/content-posting-api-reference-photo-post',
		refusals: [...POSTING, ...PENDING, [400, 'app_version_check_failed']],
	},
	{
		operation: 'Post > Get Status',
		parameters: { resource: 'post', operation: 'getStatus', publishId: PUBLISH_ID },
		on: 'status',
		good: { data: { status: 'PROCESSING_UPLOAD' } },
		page: 'https://developers.tiktok.com/doc/content-posting-api-reference-get-video-status',
		refusals: BY_PUBLISH_ID,
	},
	{
		operation: 'Post > Wait Until Published',
		parameters: {
			resource: 'post',
			operation: 'waitUntilPublished',
			publishId: PUBLISH_ID,
			options: { firstCheckSec: 0 },
		},
		on: 'status',
		page: 'https://developers.tiktok.com/doc/content-posting-api-reference-get-video-status',
		refusals: BY_PUBLISH_ID,
		asks: { invalid_publish_id: 3 },
	},
	{
		operation: 'Post > Cancel',
		parameters: { resource: 'post', operation: 'cancel', publishId: PUBLISH_ID },
		on: 'cancel',
		good: {},
		page: 'https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide',
		refusals: [
			...BY_PUBLISH_ID,
			[400, 'publish_not_cancellable'],
			[403, 'url_ownership_unverified'],
		],
	},
	{
		operation: 'Video > Get',
		parameters: { resource: 'video', operation: 'get', videoIds: '7678907398077074696' },
		on: 'video_query',
		good: { data: { videos: [{ id: '1' }] } },
		page: 'https://developers.tiktok.com/doc/tiktok-api-v2-video-query',
		refusals: DISPLAY,
	},
	{
		operation: 'Video > Get Many',
		parameters: { resource: 'video', operation: 'getAll' },
		on: 'video_list',
		good: { data: { videos: [{ id: '1' }], has_more: false } },
		page: 'https://developers.tiktok.com/doc/tiktok-api-v2-video-list',
		refusals: DISPLAY,
	},
	{
		operation: 'Account > Get Profile',
		parameters: { resource: 'account', operation: 'getProfile' },
		on: 'user_info',
		good: { data: { user: { display_name: 'Ada Films' } } },
		page: 'https://developers.tiktok.com/doc/tiktok-api-v2-get-user-info',
		refusals: DISPLAY,
	},
	{
		operation: 'Account > Check Setup',
		parameters: { resource: 'account', operation: 'checkSetup' },
		on: 'user_info',
		page: 'https://developers.tiktok.com/doc/tiktok-api-v2-get-user-info',
		// Each refusal is a finding: test/engine/checkSetup.test.ts.
		refusals: [],
	},
];
