import type { IDataObject } from 'n8n-workflow';

import type { Reply } from '../../api/envelope';
import { FaultError, type Fault } from '../../errors/fault';
import { ChunkSender } from '../../upload/put/chunkSender';
import {
	PROVEN_CHUNK_BYTES,
	planUpload,
	planUploadInChunksOf,
	type UploadPlan,
} from '../../upload/plan/plan';
import { askToBegin, noteBegun } from './initPost';
import type { PostRun } from '../run/postRun';
import type { PostSlot } from '../run/postSlot';
import { factsOf } from '../run/postFacts';
import { sendFile } from './uploadVideo';
import { uploadUrlFault } from './uploadUrl';
import type { CheckedVideo } from '../check/checkVideo';

/** TikTok's two texts for a plan that it does not take; anything else is no reason to plan anew. */
const PLAN_REFUSALS = ['The chunk size is invalid', 'The total chunk count is invalid'];
const PLAN_REFUSAL_CODES = ['invalid_params', 'invalid_param'];

/**
 * Begins a post and uploads its file. When the upload URL is lost before the last PUT was begun,
 * nothing can have appeared, and a direct post is begun once more.
 *
 * @throws FaultError when the item can't be posted; CancelledError when the execution was stopped
 */
export async function sendVideo(run: PostRun, slot: PostSlot, video: CheckedVideo): Promise<void> {
	const sender = new ChunkSender(video.source);
	try {
		if ((await beginAndSend(run, slot, video, sender)) === 'sent') return;
		if (slot.publishId !== undefined) slot.lostPublishIds.push(slot.publishId);
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
	slot: PostSlot,
	video: CheckedVideo,
	sender: ChunkSender,
): Promise<'sent' | 'begin_again'> {
	// The hour of the upload URL runs from the init on: the file is open by then.
	await sender.prepare();
	const { plan, data } = await beginWithPlan(run, slot, video);
	const { fileName, sizeBytes } = video.source;
	const what = `${JSON.stringify(fileName)}, ${sizeBytes} bytes`;
	const publishId = noteBegun(run, slot, data, what);
	const uploadUrl = typeof data.upload_url === 'string' ? data.upload_url : '';
	const urlFault = uploadUrlFault(uploadUrl);
	if (urlFault !== undefined) throw new FaultError(urlFault);
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

/** A plan that TikTok refuses is made again once, with the chunk size that is best proven. */
async function beginWithPlan(
	run: PostRun,
	slot: PostSlot,
	video: CheckedVideo,
): Promise<{ plan: UploadPlan; data: IDataObject }> {
	const { sizeBytes } = video.source;
	const { chunkBytes } = slot;
	const plan =
		chunkBytes === undefined ? planUpload(sizeBytes) : planUploadInChunksOf(sizeBytes, chunkBytes);
	const reply = await begin(run, slot, video, plan);
	if (reply.ok) return { plan, data: reply.data };
	const cautious = planUploadInChunksOf(sizeBytes, PROVEN_CHUNK_BYTES);
	const mayPlanAgain = chunkBytes === undefined && cautious.totalChunkCount > 1;
	if (!mayPlanAgain || !isPlanRefusal(reply.fault)) throw new FaultError(reply.fault);
	const second = await begin(run, slot, video, cautious);
	if (!second.ok) throw new FaultError(second.fault);
	return { plan: cautious, data: second.data };
}

async function begin(
	run: PostRun,
	slot: PostSlot,
	video: CheckedVideo,
	plan: UploadPlan,
): Promise<Reply> {
	const { fileName, sizeBytes } = video.source;
	slot.facts ??= factsOf(video);
	if (slot.facts.video !== null) slot.facts.video.chunk_count = plan.totalChunkCount;
	const source_info = {
		source: 'FILE_UPLOAD',
		video_size: plan.videoSize,
		chunk_size: plan.chunkSize,
		total_chunk_count: plan.totalChunkCount,
	};
	return await askToBegin(
		run,
		slot,
		{ ...slot.initBody, source_info },
		{ transfer: 'file', file_name: fileName, size_bytes: sizeBytes },
	);
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
