import type { IDataObject } from 'n8n-workflow';

import type { Reply } from '../api/envelope';
import { FaultError, type Fault } from '../api/fault';
import { ChunkSender } from '../upload/chunkSender';
import {
	PROVEN_CHUNK_BYTES,
	planUpload,
	planUploadInChunksOf,
	type UploadPlan,
} from '../upload/plan';
import { toPostInfo } from './directPostSettings';
import { logPost, type PostRun } from './postRun';
import { checkAgainstCreator, factsOf } from './prepareVideos';
import { sendFile } from './sendFile';
import { uploadUrlFault } from './uploadUrl';
import type { CheckedVideo } from './videoFile';
import type { VideoSlot } from './videoSlot';

/** TikTok's two texts for a plan that it does not take; anything else is no reason to plan anew. */
const PLAN_REFUSALS = ['The chunk size is invalid', 'The total chunk count is invalid'];
const PLAN_REFUSAL_CODES = ['invalid_params', 'invalid_param'];

/**
 * Posts one checked item: init, ledger, log line, upload. When the upload URL is lost before the
 * last PUT was begun, nothing can have appeared, and a direct post is begun once more.
 *
 * @throws FaultError when the item can't be posted; CancelledError when the execution was stopped
 */
export async function startVideoPost(run: PostRun, slot: VideoSlot): Promise<void> {
	const { video } = slot;
	if (video === undefined) return;
	await checkAgainstCreator(run, slot);
	const sender = new ChunkSender(video.source);
	try {
		const first = await beginAndSend(run, slot, video, sender);
		if (first === 'sent') return;
		slot.warnings.push(
			`TikTok's upload host lost the first upload (publish_id ${slot.publishId}) before its last part was sent, so the post was begun once more.`,
		);
		if ((await beginAndSend(run, slot, video, sender)) !== 'sent')
			throw new FaultError(lostTwice());
	} finally {
		sender.close();
	}
}

async function beginAndSend(
	run: PostRun,
	slot: VideoSlot,
	video: CheckedVideo,
	sender: ChunkSender,
): Promise<'sent' | 'begin_again'> {
	// The hour of the upload URL runs from the init on: the file is open by then.
	await sender.prepare();
	const { plan, uploadUrl, publishId } = await initWithPlan(run, slot, video);
	return await sendFile({
		run,
		slot,
		plan,
		sender,
		uploadUrl,
		publishId,
		mimeType: video.mimeType,
	});
}

interface Begun {
	plan: UploadPlan;
	uploadUrl: string;
	publishId: string;
}

/** A plan that TikTok refuses is made again once, with the chunk size that is best proven. */
async function initWithPlan(run: PostRun, slot: VideoSlot, video: CheckedVideo): Promise<Begun> {
	const { sizeBytes } = video.source;
	const plan =
		slot.chunkBytes === undefined
			? planUpload(sizeBytes)
			: planUploadInChunksOf(sizeBytes, slot.chunkBytes);
	const reply = await init(run, slot, video, plan);
	if (reply.ok) return begun(run, slot, video, plan, reply.data);
	const cautious = planUploadInChunksOf(sizeBytes, PROVEN_CHUNK_BYTES);
	const mayPlanAgain = slot.chunkBytes === undefined && cautious.totalChunkCount > 1;
	if (!mayPlanAgain || !isPlanRefusal(reply.fault)) throw new FaultError(reply.fault);
	const second = await init(run, slot, video, cautious);
	if (!second.ok) throw new FaultError(second.fault);
	return begun(run, slot, video, cautious, second.data);
}

async function init(
	run: PostRun,
	slot: VideoSlot,
	video: CheckedVideo,
	plan: UploadPlan,
): Promise<Reply> {
	slot.facts ??= factsOf(video);
	slot.facts.video.chunk_count = plan.totalChunkCount;
	slot.publishId = undefined;
	run.ledger.begin(slot.itemIndex, {
		state: 'init_sent',
		transfer: 'file',
		credential_id: run.credentialId,
		file_name: video.source.fileName,
		size_bytes: video.source.sizeBytes,
		facts: slot.facts,
		warnings: slot.warnings,
	});
	return await run.client.call(run.route.init, initBody(slot, plan));
}

/** From here on the publish_id is known: it goes into ledger and log before the first byte. */
function begun(
	run: PostRun,
	slot: VideoSlot,
	video: CheckedVideo,
	plan: UploadPlan,
	data: IDataObject,
): Begun {
	const publishId = publishIdOf(data);
	slot.publishId = publishId;
	run.ledger.update(slot.itemIndex, { state: 'started', publish_id: publishId });
	const what = run.route.isDirectPost ? 'the post' : 'the draft';
	const { fileName, sizeBytes } = video.source;
	const line = `started ${what} of ${JSON.stringify(fileName)}, ${sizeBytes} bytes`;
	logPost(run, 'info', line, slot.itemIndex, publishId);
	const uploadUrl = typeof data.upload_url === 'string' ? data.upload_url : '';
	const urlFault = uploadUrlFault(uploadUrl);
	if (urlFault !== undefined) throw new FaultError(urlFault);
	return { plan, uploadUrl, publishId };
}

function initBody(slot: VideoSlot, plan: UploadPlan): IDataObject {
	return {
		...(slot.settings === undefined ? {} : { post_info: toPostInfo(slot.settings) }),
		source_info: {
			source: 'FILE_UPLOAD',
			video_size: plan.videoSize,
			chunk_size: plan.chunkSize,
			total_chunk_count: plan.totalChunkCount,
		},
	};
}

/** @throws FaultError when TikTok's answer names no post */
function publishIdOf(data: IDataObject): string {
	const { publish_id: publishId } = data;
	if (typeof publishId === 'string' && /^[\w.~-]{1,64}$/.test(publishId)) return publishId;
	throw new FaultError({
		kind: 'gateway',
		code: 'no_publish_id',
		message: 'TikTok answered the start of the post without a publish_id',
		remedy: 'Nothing was sent. Try again in a few minutes.',
		retryable: false,
	});
}

function isPlanRefusal({ code, tikTokMessage }: Fault): boolean {
	return PLAN_REFUSAL_CODES.includes(code) && PLAN_REFUSALS.includes(tikTokMessage ?? '');
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
