import { deepCopy } from 'n8n-workflow';

import { FaultError, throwIfFault, type Fault } from '../../errors/fault';
import { faultIn } from '../../n8n/faultFrom';
import { asRecord } from '../../shared/values';
import type { LedgerEntry } from '../retry/ledger';
import { readOnFailedPost, readWaitSettings } from './options';
import { ItemParameters } from '../../n8n/itemParameters';
import { factsOf } from '../run/postFacts';
import type { PostRun } from '../run/postRun';
import { creatorFault, privacyLevelFor } from './postSettings';
import type { PostSlot } from '../run/postSlot';
import { privacyLabel } from '../../api/privacyLevels';
import { nextStepAfter, noteLostPosts, takeOver } from '../retry/takeOver';
import { durationFault } from './checkVideo';

/** The slots of a run: what the ledger knows of each item, and what may be done with it. */
export function openSlots(run: PostRun): PostSlot[] {
	return run.context.getInputData().map((_, itemIndex) => {
		const entry = run.ledger.entry(itemIndex);
		return {
			itemIndex,
			entry,
			next: nextStepAfter(entry),
			warnings: [],
			lostPublishIds: [...(entry?.lost_publish_ids ?? [])],
			publishId: entry?.publish_id,
		};
	});
}

/**
 * Everything about one item that can be checked without asking TikTok.
 *
 * @throws FaultError with the field and the remedy
 */
export async function checkItem(run: PostRun, slot: PostSlot): Promise<void> {
	const item = new ItemParameters(run.context, slot.itemIndex);
	slot.wait = readWaitSettings(item);
	slot.returnFailedPost = readOnFailedPost(item) === 'returnItem';
	if (slot.next !== 'post') return;
	noteLostPosts(slot);
	const fault = await readItem(run, slot);
	// n8n may have lost the file of a stopped execution, and what is posted needs it no more.
	if (fault === undefined || slot.declaredFile !== undefined) takeOver(run, slot);
	if (fault !== undefined && slot.next === 'post') throw new FaultError(fault);
}

async function readItem(run: PostRun, slot: PostSlot): Promise<Fault | undefined> {
	try {
		await run.route.readItem(run, slot);
		return undefined;
	} catch (error) {
		return faultIn(error);
	}
}

/**
 * Checks one item against the creator's limits, as TikTok gave them at most a minute ago.
 *
 * @throws FaultError when they forbid it, or when the creator may not post at all
 */
export async function checkAgainstCreator(run: PostRun, slot: PostSlot): Promise<void> {
	const { settings, video } = slot;
	if (settings === undefined) return;
	const creator = await run.creator.current();
	throwIfFault(creatorFault(settings, creator) ?? (video && durationFault(video, creator)));
	const privacyLevel = privacyLevelFor(settings, creator);
	slot.initBody = {
		...slot.initBody,
		post_info: { ...asRecord(slot.initBody?.post_info), privacy_level: privacyLevel },
	};
	slot.facts = {
		...(slot.facts ?? factsOf(video)),
		privacy_level: privacyLevel,
		creator: { username: creator.creator_username, nickname: creator.creator_nickname },
		max_sec: creator.max_video_post_duration_sec,
	};
	noteOnlyMe(slot, settings.privacyLevel, privacyLevel !== settings.privacyLevel);
}

/**
 * Takes up what an earlier try of this execution has left: its result, its refusal, its post.
 *
 * @throws FaultError when that try's post can't be told from here
 */
export function takeUp(run: PostRun, slot: PostSlot): void {
	const { entry } = slot;
	if (entry === undefined || slot.next === 'post') return;
	if (slot.next === 'repeat_result') slot.json = deepCopy(entry.result);
	if (slot.next === 'stop_unknown') throw new FaultError(unknownPostFault(entry));
	if (slot.next === 'follow' && entry.credential_id !== run.credentialId) {
		throw new FaultError(otherCredentialFault());
	}
}

/** Said once, though the creator is asked again before the init, and only as far as that still holds. */
function noteOnlyMe({ warnings }: PostSlot, asked: string, isOnlyMe: boolean): void {
	const warning = `The account does not offer the privacy level ${privacyLabel(asked)}, so it was posted as Only Me.`;
	const at = warnings.indexOf(warning);
	if (isOnlyMe && at < 0) warnings.push(warning);
	if (!isOnlyMe && at >= 0) warnings.splice(at, 1);
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
