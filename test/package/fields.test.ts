import type { INodeProperties } from 'n8n-workflow';

import { operations, visibleProperties } from './descriptionReading';

/** What TikTok's page of an operation's endpoint lists, and which of the node's fields sets it. */
interface Coverage {
	readonly page: string;
	readonly operation: [resource: string, operation: string];
	/** Whatever else must be chosen for all the fields to show. */
	readonly values?: Record<string, string | boolean>;
	/** TikTok's field, then the node's; null where the node sets it by itself. */
	readonly fields: Record<string, string | null>;
}

const POSTING = 'https://developers.tiktok.com/doc/content-posting-api-reference-';
const DISPLAY = 'https://developers.tiktok.com/doc/tiktok-api-v2-';

const VIDEO_INFO = {
	'post_info.privacy_level': 'privacyLevel',
	'post_info.title': 'caption',
	'post_info.disable_duet': 'allowDuet',
	'post_info.disable_stitch': 'allowStitch',
	'post_info.disable_comment': 'allowComment',
	'post_info.video_cover_timestamp_ms': 'videoCoverTimestampMs',
	'post_info.brand_content_toggle': 'brandContent',
	'post_info.brand_organic_toggle': 'brandOrganic',
	'post_info.is_aigc': 'isAigc',
};
/** What a check compares with the creator's limits. The label for AI content has none. */
const WITHOUT_LABEL = Object.fromEntries(
	Object.entries(VIDEO_INFO).filter(([, own]) => own !== 'isAigc'),
);
const FILE_UPLOAD = {
	'source_info.source': 'videoSource',
	'source_info.video_size': null,
	'source_info.chunk_size': 'chunkSizeMib',
	'source_info.total_chunk_count': null,
};
const PULL = { 'source_info.source': 'videoSource', 'source_info.video_url': 'videoUrl' };
const PHOTO_SOURCE = {
	media_type: 'resource',
	post_mode: 'operation',
	'post_info.title': 'title',
	'post_info.description': 'caption',
	'source_info.source': null,
	'source_info.photo_images': 'photoFields',
	'source_info.photo_cover_index': 'coverIndex',
};
const PHOTO_URLS = { 'source_info.photo_images': 'photoUrls' };
const PUBLISH_ID = { publish_id: 'publishId' };

const COVERAGE: Coverage[] = [
	{ page: `${POSTING}query-creator-info`, operation: ['account', 'getCreatorInfo'], fields: {} },
	{
		page: `${POSTING}query-creator-info`,
		operation: ['video', 'check'],
		values: { discloseContent: true },
		fields: { ...WITHOUT_LABEL, ...FILE_UPLOAD },
	},
	{
		page: `${POSTING}direct-post`,
		operation: ['video', 'directPost'],
		values: { discloseContent: true },
		fields: { ...VIDEO_INFO, ...FILE_UPLOAD },
	},
	{
		page: `${POSTING}direct-post`,
		operation: ['video', 'directPost'],
		values: { discloseContent: true, videoSource: 'pull' },
		fields: { ...VIDEO_INFO, ...PULL },
	},
	{
		page: `${POSTING}upload-video`,
		operation: ['video', 'uploadAsDraft'],
		fields: FILE_UPLOAD,
	},
	{
		page: `${POSTING}upload-video`,
		operation: ['video', 'uploadAsDraft'],
		values: { videoSource: 'pull' },
		fields: PULL,
	},
	{
		page: `${POSTING}photo-post`,
		operation: ['photo', 'directPost'],
		values: { discloseContent: true },
		fields: {
			...PHOTO_SOURCE,
			'post_info.privacy_level': 'privacyLevel',
			'post_info.disable_comment': 'allowComment',
			'post_info.auto_add_music': 'autoAddMusic',
			'post_info.brand_content_toggle': 'brandContent',
			'post_info.brand_organic_toggle': 'brandOrganic',
			is_aigc: 'isAigc',
		},
	},
	{
		page: `${POSTING}photo-post`,
		operation: ['photo', 'uploadAsDraft'],
		fields: PHOTO_SOURCE,
	},
	{
		page: `${POSTING}photo-post`,
		operation: ['photo', 'uploadAsDraft'],
		values: { photoSource: 'urls' },
		fields: { ...PHOTO_SOURCE, ...PHOTO_URLS },
	},
	{ page: `${POSTING}get-video-status`, operation: ['post', 'getStatus'], fields: PUBLISH_ID },
	{
		page: `${POSTING}get-video-status`,
		operation: ['post', 'waitUntilPublished'],
		fields: PUBLISH_ID,
	},
	{
		page: 'https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide',
		operation: ['post', 'cancel'],
		fields: PUBLISH_ID,
	},
	{
		page: `${DISPLAY}get-user-info`,
		operation: ['account', 'getProfile'],
		fields: { fields: null },
	},
	{
		page: `${DISPLAY}get-user-info`,
		operation: ['account', 'checkSetup'],
		fields: { fields: null },
	},
	{
		page: `${DISPLAY}video-list`,
		operation: ['video', 'getAll'],
		values: { returnAll: false },
		fields: { fields: 'simplify', cursor: 'returnAll', max_count: 'limit' },
	},
	{
		page: `${DISPLAY}video-query`,
		operation: ['video', 'get'],
		fields: { fields: 'simplify', 'filters.video_ids': 'videoIds' },
	},
];

/** Explained by their own option texts instead. */
const CHOSEN_BY_NAME = ['resource', 'operation'];

/** Fields of the node itself, which TikTok never sees. */
const OWN_FIELDS = [
	'resource',
	'operation',
	'askAboutAudit',
	'binaryPropertyName',
	'checkFor',
	'photoSource',
	'allItemsAsOne',
	'discloseContent',
	'draftNotice',
	'postAs',
	'previewUrl',
	'privacyFallback',
	'simplify',
	'waitUntilPublished',
	'options',
	'firstCheckSec',
	'maxWaitMinutes',
	'onFailedPost',
	'onUnfinished',
	'headers',
	'name',
	'value',
];

function shown({ operation: [resource, operation], values }: Coverage): INodeProperties[] {
	return visibleProperties({ resource, operation, ...values });
}

describe.each(COVERAGE)('$operation.0 $operation.1, of $page', (coverage) => {
	test('every field of TikTok is set by one that is shown, with a description', () => {
		const properties = shown(coverage);
		const wrong = Object.entries(coverage.fields).filter(([, own]) => {
			if (own === null) return false;
			const text = properties.find(({ name }) => name === own)?.description;
			return CHOSEN_BY_NAME.includes(own)
				? !properties.some(({ name }) => name === own)
				: (text ?? '') === '';
		});
		expect(wrong).toEqual([]);
	});

	test('no other field is shown, which TikTok would ignore', () => {
		const known = [...Object.values(coverage.fields), ...OWN_FIELDS];
		const others = shown(coverage).filter(
			({ name, type }) => type !== 'notice' && !known.includes(name),
		);
		expect(others.map(({ name }) => name)).toEqual([]);
	});
});

test('every operation is in the list', () => {
	const listed = new Set(COVERAGE.map(({ operation }) => operation.join(' ')));
	const all = operations().map(({ resource, option }) => `${resource} ${String(option.value)}`);
	expect([...listed].sort()).toEqual(all.sort());
});
