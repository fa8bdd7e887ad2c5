import type { IDataObject } from 'n8n-workflow';

import { clientKeyOf } from '../../api/credential';
import type { Reply } from '../../api/envelope';
import { FaultError, type Fault } from '../../errors/fault';
import type { UploadPlan } from '../../upload/plan/plan';
import {
	chunkingsFor,
	forgetChunking,
	planFor,
	rememberChunking,
} from '../../upload/plan/chunkings';
import { ChunkSender } from '../../upload/put/chunkSender';
import type { PostRun } from '../run/postRun';
import type { CheckedVideo, ReadyPost, RunningPost } from '../run/stages';
import { initPost, noteStarted } from './initPost';
import { uploadUrlOf } from './uploadUrl';
import { uploadVideo } from './uploadVideo';

/** One init, and a second one after the upload host has lost the first upload. */
const MAX_INITS = 2;

/** TikTok's two texts for a plan that it refuses. Any other refusal is no reason for a new plan. */
const PLAN_REFUSALS = ['The chunk size is invalid', 'The total chunk count is invalid'];
const PLAN_REFUSAL_CODES = ['invalid_params', 'invalid_param'];

/**
 * Starts a post and uploads its file. When the upload host loses the upload before the last PUT,
 * nothing can have appeared, and a direct post is started once more.
 *
 * @throws FaultError when the item cannot be posted; CancelledError when the execution was stopped
 */
export async function sendVideo(
	run: PostRun,
	ready: ReadyPost,
	video: CheckedVideo,
): Promise<RunningPost> {
	const { item } = ready;
	const { source, mimeType } = video;
	const what = `${JSON.stringify(source.fileName)}, ${source.sizeBytes} bytes`;
	const sender = new ChunkSender(source);
	try {
		for (let next = ready, inits = 0; inits < MAX_INITS; inits += 1) {
			// The upload address lives one hour from the init on, so the file is opened before it.
			await sender.prepare();
			const { post, plan, data, isFallback } = await initWithPlan(run, next, video);
			const publishId = noteStarted(run, post, data, what);
			if (isFallback) run.log.planLearned(item.itemIndex, publishId, plan.chunkSize);
			const uploadUrl = uploadUrlOf(data);
			const { itemIndex } = item;
			const job = { run, itemIndex, plan, sender, uploadUrl, publishId, mimeType };
			const upload = await uploadVideo(job);
			const { facts, warnings } = post;
			if (upload !== 'lost') {
				return { at: 'running', item, publishId, facts, isUnsure: false, ...upload, warnings };
			}
			next = afterLoss(next, publishId);
		}
		throw new FaultError(lostTwice());
	} finally {
		sender.close();
	}
}

interface AcceptedPlan {
	readonly post: ReadyPost;
	readonly plan: UploadPlan;
	/** TikTok's answer to the init. */
	readonly data: IDataObject;
	/** True when TikTok has refused the fewest chunks and taken this plan instead. */
	readonly isFallback: boolean;
}

/**
 * TikTok may refuse a plan; the node then tries the chunk size with the longest record, once. What
 * TikTok took is where the app's next large post starts.
 */
async function initWithPlan(
	run: PostRun,
	post: ReadyPost,
	video: CheckedVideo,
): Promise<AcceptedPlan> {
	const { source, chunkBytes } = video;
	const clientKey = await clientKeyOf(run.context);
	const ways = chunkingsFor(clientKey, source.sizeBytes, run.clock.now(), chunkBytes);
	for (const [index, way] of ways.entries()) {
		const plan = planFor(way, source.sizeBytes);
		const planned = withChunkCount(post, plan);
		const reply = await initWith(run, planned, plan);
		if (reply.ok) {
			const isFallback = index > 0 && ways[0] === 'fewest';
			if (isFallback) rememberChunking(clientKey, way, run.clock.now());
			return { post: planned, plan, data: reply.data, isFallback };
		}
		const isRefusal = isPlanRefusal(reply.fault);
		if (isRefusal && chunkBytes === undefined && way !== 'fewest') forgetChunking(clientKey);
		if (!isRefusal || index === ways.length - 1) throw new FaultError(reply.fault);
	}
	throw new RangeError('there is no plan');
}

async function initWith(run: PostRun, post: ReadyPost, plan: UploadPlan): Promise<Reply> {
	const source_info = {
		source: 'FILE_UPLOAD',
		video_size: plan.videoSize,
		chunk_size: plan.chunkSize,
		total_chunk_count: plan.totalChunkCount,
	};
	return await initPost(run, post, { ...post.body, source_info });
}

function withChunkCount(post: ReadyPost, { totalChunkCount }: UploadPlan): ReadyPost {
	const { video } = post.facts;
	if (video === null) return post;
	return {
		...post,
		facts: { ...post.facts, video: { ...video, chunk_count: totalChunkCount } },
	};
}

function isPlanRefusal({ code, tikTokMessage }: Fault): boolean {
	return PLAN_REFUSAL_CODES.includes(code) && PLAN_REFUSALS.includes(tikTokMessage ?? '');
}

function afterLoss(post: ReadyPost, publishId: string): ReadyPost {
	const warning = `TikTok's upload host lost the first upload (publish_id ${publishId}) before the last chunk was sent, so the node started the post once more.`;
	return {
		...post,
		lostPublishIds: [...post.lostPublishIds, publishId],
		warnings: [...post.warnings, warning],
	};
}

function lostTwice(): Fault {
	return {
		kind: 'tiktok',
		code: 'upload_lost',
		message: "TikTok's upload host lost the upload twice",
		remedy: 'Nothing was published. Try again later.',
		retryable: false,
	};
}
