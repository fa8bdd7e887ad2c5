import { z } from 'zod';

import type { AppState } from '../state/app';
import type { Post } from '../state/post';
import { checkMayPost, checkMayShare, checkPrivacy, isPrivacyLevel } from './account-rules';
import type { ApiEndpoint } from './api-route';
import { chunkProblem } from './chunk-rules';
import { Refusal } from './envelope';

const MAX_TITLE_UTF16_UNITS = 2_200;
const POST_INFO_WRONG = 'The request post info is empty or incorrect';
const SOURCE_INFO_WRONG = 'The request source info is empty or incorrect';

const postInfo = z
	.object({
		// TikTok takes a missing level for a wrong choice, and a level that is no level for a wrong request.
		privacy_level: z.unknown().refine((level) => level === undefined || isPrivacyLevel(level)),
		title: z.string().max(MAX_TITLE_UTF16_UNITS).optional(),
		disable_duet: z.boolean().optional(),
		disable_stitch: z.boolean().optional(),
		disable_comment: z.boolean().optional(),
		video_cover_timestamp_ms: z.number().optional(),
		brand_content_toggle: z.boolean().optional(),
		brand_organic_toggle: z.boolean().optional(),
		is_aigc: z.boolean().optional(),
	})
	.passthrough()
	.refine((info) => Object.keys(info).length > 0);

const positive = z.number().int().positive();
const fileUpload = z
	.object({
		source: z.literal('FILE_UPLOAD'),
		video_size: positive,
		chunk_size: positive,
		total_chunk_count: positive,
	})
	.passthrough();
const pullFromUrl = z
	.object({ source: z.literal('PULL_FROM_URL'), video_url: z.string().url() })
	.passthrough();
const sourceInfo = z.discriminatedUnion('source', [fileUpload, pullFromUrl]);

/** https://developers.tiktok.com/doc/content-posting-api-reference-direct-post */
export const directInit: ApiEndpoint = {
	endpoint: 'init',
	scopes: ['video.publish'],
	perMinute: (app) => app.switches.init_per_minute,
	answer({ app, creator, body }) {
		const info = postInfo.safeParse(field(body, 'post_info'));
		if (!info.success) throw invalid(app, POST_INFO_WRONG);
		const source = readSource(app, body);
		checkMayPost(app, creator, 403);
		checkPrivacy(app, creator, info.data.privacy_level);
		const { open_id } = creator;
		return created(app, { kind: 'direct', open_id, post_info: info.data, source });
	},
};

/** https://developers.tiktok.com/doc/content-posting-api-reference-upload-video */
export const inboxInit: ApiEndpoint = {
	endpoint: 'inbox_init',
	scopes: ['video.upload'],
	perMinute: (app) => app.switches.inbox_init_per_minute,
	answer({ app, creator, body }) {
		const source = readSource(app, body);
		checkMayShare(app, creator);
		return created(app, { kind: 'draft', open_id: creator.open_id, post_info: null, source });
	},
};

type Source = z.infer<typeof sourceInfo>;

function readSource(app: AppState, body: unknown): Source {
	const source = sourceInfo.safeParse(field(body, 'source_info'));
	if (!source.success) throw invalid(app, SOURCE_INFO_WRONG);
	if (source.data.source === 'PULL_FROM_URL') return source.data;
	const problem = chunkProblem(source.data, app.switches);
	if (problem) throw invalid(app, problem);
	return source.data;
}

interface Accepted {
	kind: Post['kind'];
	open_id: string;
	post_info: Record<string, unknown> | null;
	source: Source;
}

function created(app: AppState, { kind, open_id, post_info, source }: Accepted): string {
	if (source.source === 'PULL_FROM_URL') {
		// No app of this stand-in has a verified domain.
		throw new Refusal(
			403,
			'url_ownership_unverified',
			'Please review our URL ownership verification rules at https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide/#pull_from_url',
		);
	}
	const { video_size, chunk_size, total_chunk_count } = source;
	const plan = { video_size, chunk_size, total_chunk_count };
	const post = app.posts.create({ kind, open_id, post_info, source_info: source, plan });
	return JSON.stringify({ publish_id: post.publish_id, upload_url: post.upload.url.href });
}

function invalid(app: AppState, message: string): Refusal {
	return new Refusal(400, app.switches.invalid_params_code, message);
}

function field(body: unknown, name: string): unknown {
	return typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined;
}
