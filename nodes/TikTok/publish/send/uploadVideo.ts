import { STATUS_FETCH } from '../../api/endpoints';
import { readPostStatus } from '../../api/postStatus';
import { sendPut } from '../../api/transport';
import { FaultError } from '../../errors/fault';
import { clockOf } from '../../shared/clock';
import { boundaryWithin } from '../../upload/plan/contentRange';
import type { UploadPlan } from '../../upload/plan/plan';
import type { ChunkSender } from '../../upload/put/chunkSender';
import { runUpload } from '../../upload/session/session';
import type { ServerProgress, UploadPorts } from '../../upload/session/uploadPorts';
import type { PostRun } from '../run/postRun';
import { UploadProgress } from '../run/uploadProgress';

/** One started post and everything needed to send its file. */
export interface VideoUpload {
	readonly run: PostRun;
	/** From 0. */
	readonly itemIndex: number;
	readonly plan: UploadPlan;
	readonly sender: ChunkSender;
	/** A secret: never in a message, a log or an output. */
	readonly uploadUrl: string;
	readonly publishId: string;
	readonly mimeType: string;
}

/** An upload of which TikTok has every byte, or has given its verdict. */
export interface Uploaded {
	/** When TikTok accepted the last byte, ISO 8601; null when TikTok has failed the post. */
	readonly uploadedAt: string | null;
	/** How often a chunk had to be sent again. */
	readonly retries: number;
}

/** Keeps people from posting a second time while TikTok may have the whole file. */
const MAY_APPEAR =
	'TikTok may still have the whole file. Check Post > Get Status with the publish_id before you post again.';

/**
 * Uploads the file of a started post.
 *
 * @returns `lost` when the host lost the upload before its last PUT, and one more init is allowed
 * @throws FaultError when the upload stopped; CancelledError when the execution was stopped
 */
export async function uploadVideo(upload: VideoUpload): Promise<Uploaded | 'lost'> {
	const { run, itemIndex, sender, publishId } = upload;
	const lastPut = { begun: false };
	const progress = progressOf(upload);
	const ports = portsFor(upload, lastPut, progress);
	const end = await runUpload(upload.plan, run.policy, ports).finally(() => {
		// Nothing can appear before the last byte, also when the execution was stopped.
		if (!sender.lastByteHandedOut) run.ledger.update(itemIndex, { state: 'started' });
	});
	if (end.kind === 'failed_at_tiktok') return { uploadedAt: null, retries: 0 };
	if (end.kind === 'complete') {
		progress.ended();
		const uploadedAt = new Date(run.clock.now()).toISOString();
		run.ledger.update(itemIndex, { state: 'last_put_begun', uploaded_at: uploadedAt });
		return { uploadedAt, retries: end.retries };
	}
	if (sender.lastByteHandedOut) run.ledger.update(itemIndex, { last_put_refused: end.refused });
	if (end.expired && !lastPut.begun && run.route.isDirectPost) {
		run.log.uploadLost(itemIndex, publishId);
		return 'lost';
	}
	throw new FaultError(sender.lastByteHandedOut ? { ...end.fault, remedy: MAY_APPEAR } : end.fault);
}

function progressOf({ run, itemIndex, plan, publishId }: VideoUpload): UploadProgress {
	return new UploadProgress(plan.videoSize, run.clock, (line) =>
		run.log.progress(itemIndex, publishId, line),
	);
}

function portsFor(
	upload: VideoUpload,
	lastPut: { begun: boolean },
	progress: UploadProgress,
): UploadPorts {
	const { run, itemIndex, plan, sender, publishId } = upload;
	return {
		clock: run.clock,
		signal: run.signal,
		put: async (chunk, remainingMs) =>
			await sender.put(chunk, plan, remainingMs, {
				uploadUrl: upload.uploadUrl,
				mimeType: upload.mimeType,
				stallMs: run.policy.stallMs,
				clock: clockOf(run.signal),
				signal: run.signal,
				send: sendPut.bind(undefined, run.context),
				onSent: (bytes) => progress.sent(bytes),
			}),
		askProgress: async () => await askProgress(upload),
		beforeLastPut: () => {
			lastPut.begun = true;
			run.ledger.update(itemIndex, { state: 'last_put_begun' });
		},
		onAccepted: (bytes) => run.log.accepted(itemIndex, publishId, bytes, plan.videoSize),
	};
}

async function askProgress({ run, plan, publishId }: VideoUpload): Promise<ServerProgress> {
	const reply = await run.client.call(STATUS_FETCH, { publish_id: publishId });
	if (!reply.ok) return { bytes: undefined, complete: false, failed: false };
	const { status, uploaded_bytes: uploaded } = readPostStatus(reply.data);
	return {
		bytes: uploaded === null ? undefined : boundaryWithin(uploaded, plan),
		complete: status === 'PUBLISH_COMPLETE' || status === 'SEND_TO_USER_INBOX',
		failed: status === 'FAILED',
	};
}
