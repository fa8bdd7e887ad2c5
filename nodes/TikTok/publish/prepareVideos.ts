import { deepCopy, type IBinaryData } from 'n8n-workflow';

import { FAIL_REASONS_THAT_ALLOW_A_NEW_POST } from '../api/errorTable';
import { FaultError, type Fault } from '../api/fault';
import { nextStepFor, type LedgerEntry } from '../upload/ledger';
import {
	creatorFault,
	readDirectPostSettings,
	settingsFault,
	type DirectPostSettings,
} from './directPostSettings';
import { readChunkBytes, readOnFailedPost, readWaitSettings } from './options';
import { ItemParameters } from './parameters';
import type { PostRun } from './postRun';
import { checkVideoFile, durationFault, type CheckedVideo } from './videoFile';
import type { VideoSlot } from './videoSlot';

/** The slots of a run: what the ledger knows of each item, and what may be done with it. */
export function openSlots(run: PostRun): VideoSlot[] {
	return run.context.getInputData().map((_, itemIndex) => {
		const entry = run.ledger.entry(itemIndex);
		const allowsNewPost = (reason: string) => FAIL_REASONS_THAT_ALLOW_A_NEW_POST.has(reason);
		return {
			itemIndex,
			entry,
			next: nextStepFor(entry, allowsNewPost),
			warnings: [],
			publishId: entry?.publish_id,
		};
	});
}

/**
 * Everything about one item that can be checked without asking TikTok.
 *
 * @throws FaultError with the field and the remedy
 */
export async function checkItem(run: PostRun, slot: VideoSlot): Promise<void> {
	const parameters = new ItemParameters(run.context, slot.itemIndex);
	slot.wait = readWaitSettings(parameters);
	slot.returnFailedPost = readOnFailedPost(parameters) === 'returnItem';
	if (slot.next !== 'post') return;
	if (slot.publishId !== undefined) {
		slot.warnings.push(
			`An earlier try of this execution began a post (publish_id ${slot.publishId}) that can no longer appear, so it was begun anew.`,
		);
		slot.publishId = undefined;
	}
	slot.chunkBytes = readChunkBytes(parameters);
	if (run.route.isDirectPost) {
		slot.settings = readDirectPostSettings(parameters);
		throwIfFault(settingsFault(slot.settings));
	}
	const field = run.context.getNodeParameter('binaryPropertyName', slot.itemIndex) as
		| string
		| IBinaryData;
	slot.video = await checkVideoFile(run.context, slot.itemIndex, field);
	slot.warnings.push(...slot.video.warnings);
}

/**
 * Checks one item against the creator's limits, as TikTok gave them at most a minute ago.
 *
 * @throws FaultError when they forbid it, or when the creator may not post at all
 */
export async function checkAgainstCreator(run: PostRun, slot: VideoSlot): Promise<void> {
	const { settings, video } = slot;
	if (settings === undefined || video === undefined) return;
	const creator = await run.creator.current();
	throwIfFault(creatorFault(settings, creator) ?? durationFault(video, creator));
	slot.facts = {
		...factsOf(video, settings),
		creator: { username: creator.creator_username, nickname: creator.creator_nickname },
		max_sec: creator.max_video_post_duration_sec,
	};
}

/** What is known of a draft's post: TikTok keeps neither caption nor privacy level. */
export function factsOf(video: CheckedVideo, settings?: DirectPostSettings) {
	return {
		privacy_level: settings?.privacyLevel ?? null,
		creator: null,
		video: {
			size_bytes: video.source.sizeBytes,
			mime_type: video.mimeType,
			duration_sec: video.durationSec,
			chunk_count: 0,
		},
		max_sec: null,
	};
}

/**
 * Takes up what an earlier try of this execution has left: its result, its refusal, its post.
 *
 * @throws FaultError when that try's post can't be told from here
 */
export function takeUp(run: PostRun, slot: VideoSlot): void {
	const { entry } = slot;
	if (entry === undefined || slot.next === 'post') return;
	if (slot.next === 'repeat_result') slot.json = deepCopy(entry.result);
	if (slot.next === 'stop_unknown') throw new FaultError(unknownPostFault(entry));
	if (slot.next === 'follow' && entry.credential_id !== run.credentialId) {
		throw new FaultError(otherCredentialFault());
	}
}

function throwIfFault(fault: Fault | undefined): void {
	if (fault !== undefined) throw new FaultError(fault);
}

function unknownPostFault(entry: LedgerEntry): Fault {
	return {
		kind: 'input',
		code: 'post_unknown',
		message: `An earlier try of this execution asked TikTok to begin the post of ${JSON.stringify(entry.file_name ?? 'the file')} and never got the answer, so it may appear`,
		remedy:
			'Look for it in the TikTok app first. If it is not there, start a new execution for this item.',
		retryable: false,
	};
}

function otherCredentialFault(): Fault {
	return {
		kind: 'input',
		code: 'other_credential',
		message:
			'An earlier try of this execution posted this item with another TikTok credential, and that post may appear',
		remedy:
			'Look for it in the TikTok app of that account. To post with this credential, too, start a new execution.',
		retryable: false,
	};
}
