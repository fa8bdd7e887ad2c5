import type { PostFacts } from '../../../../nodes/TikTok/publish/result/postFacts';
import {
	followedResult as resultOfNamed,
	postResult as resultOf,
	type FollowedStatus,
	type PostInfo,
	type PostResult,
} from '../../../../nodes/TikTok/publish/result/postResult';
import { MAY_STILL_APPEAR, readPostStatus } from '../../../../nodes/TikTok/api/postStatus';
import { someFault } from '../../support/replies';

const ID = '7678907398077074696';
const ENDED_AT = Date.UTC(2026, 0, 1);
const UPLOADED_AT = '2025-12-31T23:59:00.000Z';

const FACTS: PostFacts = {
	privacy_level: 'PUBLIC_TO_EVERYONE',
	creator: { username: 'my.shop', nickname: 'My Shop' },
	video: {
		size_bytes: 10,
		mime_type: 'video/mp4',
		duration_sec: 4,
		codec: 'h264',
		width: 540,
		height: 960,
		frame_rate: 30,
		chunk_count: 1,
	},
	max_sec: 600,
};

const PUBLISH_ID = 'v_pub_file~v2-1.1';

function followed(
	data?: Record<string, string>,
	more: Partial<FollowedStatus> = {},
): FollowedStatus {
	return {
		status: data === undefined ? undefined : readPostStatus(data),
		endedAt: ENDED_AT,
		waited: true,
		...more,
	};
}

function postResult(
	status: FollowedStatus,
	facts: PostFacts,
	uploadedAt: string | null,
	warnings: string[],
	more: Partial<PostInfo> = {},
): PostResult {
	const post = { publishId: PUBLISH_ID, facts, uploadedAt, isUnsure: false, warnings, ...more };
	return resultOf(post, status);
}

function followedResult(status: FollowedStatus) {
	return resultOfNamed(PUBLISH_ID, status);
}

const PUBLISHED = { status: 'PUBLISH_COMPLETE', publicaly_available_post_id: ID };

describe('a status that could not be read', () => {
	const unread = { status: undefined, fault: someFault('x') };

	test.each([
		[
			'a file that was sent',
			FACTS,
			{},
			/^TikTok has the file, but its status could not be read: It was x\.$/,
		],
		[
			'a file that TikTok fetches',
			{ ...FACTS, video: null },
			{},
			/^The post was started, .* Keep the file available until the post is published\.$/,
		],
		['a last chunk that may be lost', FACTS, { isUnsure: true }, /^The post was started, /],
	])('of %s: nothing is said that is not known', (_, facts, more, words) => {
		const { warnings } = postResult(followed(undefined, unread), facts, null, [], more);
		expect(warnings).toEqual([expect.stringMatching(words), MAY_STILL_APPEAR]);
	});

	test('of a post that is only followed', () => {
		const { warnings } = followedResult(followed(undefined, unread));
		expect(warnings).toEqual([expect.stringMatching(/^The post was started, /), MAY_STILL_APPEAR]);
	});
});

describe('postResult', () => {
	test('of a published post is the whole trail', () => {
		expect(postResult(followed(PUBLISHED), FACTS, UPLOADED_AT, ['Mind this.'])).toEqual({
			publish_id: 'v_pub_file~v2-1.1',
			status: 'PUBLISH_COMPLETE',
			is_final: true,
			post_id: ID,
			post_ids: [ID],
			post_url: `https://www.tiktok.com/@my.shop/video/${ID}`,
			privacy_level: 'PUBLIC_TO_EVERYONE',
			creator: FACTS.creator,
			video: FACTS.video,
			uploaded_at: UPLOADED_AT,
			completed_at: '2026-01-01T00:00:00.000Z',
			warnings: ['Mind this.'],
		});
	});

	test('PB-47: without id or username there is no address', () => {
		const complete = { status: 'PUBLISH_COMPLETE' };
		expect(postResult(followed(complete), FACTS, null, [])).toMatchObject({
			post_id: null,
			post_ids: [],
			post_url: null,
		});
		const draft = { ...FACTS, creator: null };
		expect(postResult(followed(PUBLISHED), draft, null, []).post_url).toBeNull();
	});

	test('unfinished: no end, and a warning not to post again', () => {
		const result = postResult(followed({ status: 'PROCESSING_UPLOAD' }), FACTS, null, []);
		expect(result.completed_at).toBeNull();
		expect(result.warnings).toEqual([expect.stringContaining('Do not post it again')]);
	});

	test('nobody asked for a wait: unfinished is what was wanted', () => {
		const post = followed({ status: 'PROCESSING_UPLOAD' }, { waited: false });
		expect(postResult(post, FACTS, null, []).warnings).toEqual([]);
	});

	test('unreadable: UNKNOWN, and the reason as a warning', () => {
		const post = followed(undefined, { fault: someFault('http_502') });
		const result = postResult(post, FACTS, UPLOADED_AT, []);
		expect(result).toMatchObject({ status: 'UNKNOWN', post_id: null, completed_at: null });
		expect(result.warnings).toEqual([expect.stringContaining('It was http_502'), MAY_STILL_APPEAR]);
	});

	test('a privacy level that TikTok changed is shown and warned of', () => {
		const post = followed({ ...PUBLISHED, privacy_level: 'SELF_ONLY' });
		const result = postResult(post, FACTS, null, []);
		expect(result.privacy_level).toBe('SELF_ONLY');
		expect(result.warnings).toEqual([
			'TikTok posted with the privacy level Only Me instead of Everyone.',
		]);
		const same = followed({ ...PUBLISHED, privacy_level: 'PUBLIC_TO_EVERYONE' });
		expect(postResult(same, FACTS, null, []).warnings).toEqual([]);
		const draft = { ...FACTS, privacy_level: null };
		expect(postResult(post, draft, null, []).warnings).toEqual([]);
	});

	test('PB-43: nothing of an upload address is in it', () => {
		expect(JSON.stringify(postResult(followed(PUBLISHED), FACTS, null, []))).not.toContain(
			'upload_',
		);
	});

	test('PB-47: the address of a photo post is not guessed', () => {
		const photos = { ...FACTS, video: null, photo_count: 3 };
		expect(postResult(followed(PUBLISHED), photos, null, [])).toMatchObject({
			post_id: ID,
			post_url: null,
			photo_count: 3,
			video: null,
		});
	});

	test('is not tied to the status it was read from', () => {
		const post = followed(PUBLISHED);
		const result = postResult(post, FACTS, null, []);
		expect(result.post_ids).not.toBe(post.status?.post_ids);
	});
});

describe('PB-85: a public post without an id', () => {
	const COMPLETE = { status: 'PUBLISH_COMPLETE' };

	test('that the node waited for may be restricted, and must not be posted again', () => {
		const { warnings, is_final } = postResult(followed(COMPLETE), FACTS, null, []);
		expect(is_final).toBe(true);
		expect(warnings).toEqual([
			expect.stringMatching(/may have restricted who can see it. Do not post it again/),
		]);
	});

	test.each<[string, FollowedStatus, PostFacts]>([
		['that has its id', followed(PUBLISHED), FACTS],
		['nobody waited for', followed(COMPLETE, { waited: false }), FACTS],
		['that is not public', followed(COMPLETE), { ...FACTS, privacy_level: 'SELF_ONLY' }],
		['whose level nobody knows', followed(COMPLETE), { ...FACTS, privacy_level: null }],
		['that is a draft', followed({ status: 'SEND_TO_USER_INBOX' }), FACTS],
		['that failed', followed({ status: 'FAILED' }), FACTS],
	])('%s has no such warning', (_, status, facts) => {
		expect(postResult(status, facts, null, []).warnings).toEqual([]);
	});

	test('whose level TikTok has changed has that warning only', () => {
		const status = followed({ ...COMPLETE, privacy_level: 'SELF_ONLY' });
		expect(postResult(status, FACTS, null, []).warnings).toEqual([
			expect.stringMatching(/^TikTok posted with the privacy level Only Me/),
		]);
	});
});

describe('PB-86: is_final', () => {
	test.each([
		['PUBLISH_COMPLETE', true],
		['SEND_TO_USER_INBOX', true],
		['FAILED', true],
		['PROCESSING_UPLOAD', false],
		['PROCESSING_DOWNLOAD', false],
		['A_NEW_STATUS', false],
	])('%s: %s', (status, is_final) => {
		expect(postResult(followed({ status }), FACTS, null, [])).toMatchObject({ status, is_final });
		expect(followedResult(followed({ status }))).toMatchObject({ status, is_final });
	});

	test('an unreadable status is not final', () => {
		const unread = followed(undefined, { fault: someFault('x') });
		const expected = { status: 'UNKNOWN', is_final: false };
		expect(postResult(unread, FACTS, null, [])).toMatchObject(expected);
		expect(followedResult(unread)).toMatchObject(expected);
	});
});

describe('followedResult', () => {
	test('of a finished post', () => {
		const post = followed({ ...PUBLISHED, uploaded_bytes: '10' });
		expect(followedResult(post)).toEqual({
			publish_id: 'v_pub_file~v2-1.1',
			status: 'PUBLISH_COMPLETE',
			is_final: true,
			post_id: ID,
			post_ids: [ID],
			post_url: null,
			uploaded_bytes: 10,
			downloaded_bytes: null,
			completed_at: '2026-01-01T00:00:00.000Z',
			warnings: [],
		});
	});

	test('of one that was never read', () => {
		expect(followedResult(followed(undefined))).toMatchObject({
			status: 'UNKNOWN',
			uploaded_bytes: null,
			completed_at: null,
			warnings: [],
		});
	});
});
