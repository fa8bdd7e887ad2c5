import { clockOf } from '../../shared/clock';
import { STATUS_FETCH } from '../../api/endpoints';
import { FaultError, type Fault } from '../../errors/fault';
import { sendPut } from '../../api/transport';
import type { ChunkSender } from '../../upload/put/chunkSender';
import { boundaryWithin } from '../../upload/plan/contentRange';
import type { UploadPlan } from '../../upload/plan/plan';
import { runUpload, type UploadEnd } from '../../upload/session/session';
import type { ServerProgress, UploadPorts } from '../../upload/session/uploadPorts';
import { logPost, type PostRun } from '../run/postRun';
import { readPostStatus } from '../../api/postStatus';
import type { PostSlot } from '../run/postSlot';

/** One begun post and everything needed to send its file. */
export interface FileJob {
	readonly run: PostRun;
	readonly slot: PostSlot;
	readonly plan: UploadPlan;
	readonly sender: ChunkSender;
	/** A secret: never in a message, a log or an output. */
	readonly uploadUrl: string;
	readonly publishId: string;
	readonly mimeType: string;
}

/** Said when the file may be complete at TikTok, so that nobody posts it a second time. */
const MAY_APPEAR =
	'TikTok may have the whole file all the same: ask Post > Get Status with the publish_id before you post it again.';

/**
 * Uploads the file of a begun post.
 *
 * @returns `sent` when TikTok has every byte (or has given its verdict), `begin_again` when the
 * upload URL was lost while nothing could have appeared and one more init is allowed
 * @throws FaultError when the upload stopped; CancelledError when the execution was stopped
 */
export async function sendFile(job: FileJob): Promise<'sent' | 'begin_again'> {
	const { run, slot, publishId } = job;
	const lastPut = { begun: false };
	const end = await runUpload(job.plan, run.policy, portsFor(job, lastPut));
	if (end.kind !== 'stopped') {
		if (end.kind === 'complete') noteUploaded(job, end.repeats);
		return 'sent';
	}
	if (!job.sender.lastByteHandedOut) run.ledger.update(slot.itemIndex, { state: 'started' });
	if (end.expired && !lastPut.begun && run.route.isDirectPost) {
		logPost(run, 'warn', 'the upload host lost the upload', slot.itemIndex, publishId);
		return 'begin_again';
	}
	throw new FaultError(job.sender.lastByteHandedOut ? mayAppear(end) : end.fault);
}

function portsFor(job: FileJob, lastPut: { begun: boolean }): UploadPorts {
	const { run, slot, plan, sender, publishId } = job;
	return {
		clock: run.clock,
		signal: run.signal,
		put: async (chunk, remainingMs) =>
			await sender.put(chunk, plan, remainingMs, {
				uploadUrl: job.uploadUrl,
				mimeType: job.mimeType,
				stallMs: run.policy.stallMs,
				clock: clockOf(run.signal),
				signal: run.signal,
				send: sendPut.bind(undefined, run.context),
			}),
		askProgress: async () => await askProgress(job),
		beforeLastPut: () => {
			lastPut.begun = true;
			run.ledger.update(slot.itemIndex, { state: 'last_put_begun' });
		},
		onAccepted: (bytes) =>
			logPost(
				run,
				'debug',
				`${bytes} of ${plan.videoSize} bytes accepted`,
				slot.itemIndex,
				publishId,
			),
	};
}

async function askProgress({ run, plan, publishId }: FileJob): Promise<ServerProgress> {
	const reply = await run.client.call(STATUS_FETCH, { publish_id: publishId });
	if (!reply.ok) return { bytes: undefined, complete: false, failed: false };
	const { status, uploaded_bytes: uploaded } = readPostStatus(reply.data);
	return {
		bytes: uploaded === null ? undefined : boundaryWithin(uploaded, plan),
		complete: status === 'PUBLISH_COMPLETE' || status === 'SEND_TO_USER_INBOX',
		failed: status === 'FAILED',
	};
}

function noteUploaded({ run, slot }: FileJob, repeats: number): void {
	slot.repeats = (slot.repeats ?? 0) + repeats;
	slot.uploadedAt = new Date(run.clock.now()).toISOString();
	run.ledger.update(slot.itemIndex, { uploaded_at: slot.uploadedAt });
}

function mayAppear(end: Extract<UploadEnd, { kind: 'stopped' }>): Fault {
	return { ...end.fault, remedy: MAY_APPEAR };
}
