import { z } from 'zod';

import { isOwned, isPullable } from '../pulling/address';
import type { AppState } from '../state/app';
import type { InitRequest } from '../state/posts';
import { chunkProblem } from './chunk-rules';
import { invalid, Refusal } from './envelope';

const MAX_PHOTOS = 35;

const SOURCE_INFO_WRONG = 'The request source info is empty or incorrect';
const OWNERSHIP_RULES =
	'Please review our URL ownership verification rules at https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide/#pull_from_url';

const positive = z.number().int().positive();
const pullable = z.string().refine(isPullable);
const fileUpload = z
	.object({
		source: z.literal('FILE_UPLOAD'),
		video_size: positive,
		chunk_size: positive,
		total_chunk_count: positive,
	})
	.passthrough();
const pullFromUrl = z
	.object({ source: z.literal('PULL_FROM_URL'), video_url: pullable })
	.passthrough();
const videoSource = z.discriminatedUnion('source', [fileUpload, pullFromUrl]);
const photoSource = z
	.object({
		source: z.literal('PULL_FROM_URL'),
		photo_images: z.array(pullable).min(1).max(MAX_PHOTOS),
		photo_cover_index: z.number().int().min(0),
	})
	.passthrough()
	.refine(({ photo_images, photo_cover_index }) => photo_cover_index < photo_images.length);

type Source = Pick<InitRequest, 'source_info' | 'from'>;

/** Reads a valid source_info of a video. https://developers.tiktok.com/doc/content-posting-api-reference-direct-post */
export function readVideoSource(app: AppState, sourceInfo: unknown): Source {
	const { success, data } = videoSource.safeParse(sourceInfo);
	if (!success) throw invalid(app, SOURCE_INFO_WRONG);
	if (data.source === 'PULL_FROM_URL')
		return { source_info: data, from: { urls: [data.video_url] } };
	const problem = chunkProblem(data, app.switches);
	if (problem) throw invalid(app, problem);
	const { video_size, chunk_size, total_chunk_count } = data;
	return { source_info: data, from: { plan: { video_size, chunk_size, total_chunk_count } } };
}

/** Reads the source_info of photos, which TikTok always pulls. https://developers.tiktok.com/doc/content-posting-api-reference-photo-post */
export function readPhotoSource(app: AppState, sourceInfo: unknown): Source {
	const { success, data } = photoSource.safeParse(sourceInfo);
	if (!success) throw invalid(app, SOURCE_INFO_WRONG);
	return { source_info: data, from: { urls: data.photo_images } };
}

/** Checks that the developer owns every URL. https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide */
export function checkOwnership(app: AppState, urls: string[]): void {
	if (!urls.every((url) => isOwned(url, app.spec.verified_urls))) {
		throw new Refusal(403, 'url_ownership_unverified', OWNERSHIP_RULES);
	}
}
