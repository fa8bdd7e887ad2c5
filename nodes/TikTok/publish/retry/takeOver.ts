import { FAIL_REASONS_THAT_ALLOW_A_NEW_POST } from '../../errors/errorTable';
import { nextStepFor, type LedgerEntry, type NextStep } from './ledger';
import { takeOverStopped, type FileFacts, type TakenOver } from './stoppedRuns';
import type { PostRun } from '../run/postRun';
import type { PostSlot } from '../run/postSlot';

/** What may be done with an item by what the ledger holds of it. */
export function nextStepAfter(entry: LedgerEntry | undefined): NextStep {
	return nextStepFor(entry, (reason) => FAIL_REASONS_THAT_ALLOW_A_NEW_POST.has(reason));
}

/**
 * For the Retry of an execution that was stopped: what that execution noted of this item goes into
 * the ledger of this one and into the slot. Only a Retry asks; any other execution is a new post.
 * An item whose post is there already keeps that post's facts and is not begun.
 *
 * @param slot of an item whose file is read or, if n8n no longer has it, declared
 */
export function takeOver(run: PostRun, slot: PostSlot): void {
	if (slot.entry !== undefined || run.context.getMode() !== 'retry') return;
	const file = fileOf(slot);
	const found = file && takeOverStopped(run.nodeRun, slot.itemIndex, file);
	if (found === undefined) return;
	noteFound(run, slot, found);
	if (slot.next === 'post') noteLostPosts(slot);
	else Object.assign(slot, NOTHING_TO_POST);
}

const NOTHING_TO_POST = {
	settings: undefined,
	initBody: undefined,
	video: undefined,
	facts: undefined,
};

/** A post that can't appear any more is named, so that nobody waits for it. */
export function noteLostPosts(slot: PostSlot): void {
	if (slot.publishId !== undefined) slot.lostPublishIds.push(slot.publishId);
	slot.publishId = undefined;
	if (slot.lostPublishIds.length > 0) {
		slot.warnings.push(
			`An earlier try of this execution began a post (publish_id ${slot.lostPublishIds.join(', ')}) that can no longer appear, so it was begun anew.`,
		);
	}
}

function noteFound(run: PostRun, slot: PostSlot, { entry, executionId }: TakenOver): void {
	const warning = `Execution ${executionId}, which was stopped, had begun a post of this item, and this Retry went on from there. For another post, start a new execution.`;
	entry.warnings.push(warning);
	if (entry.result !== undefined) {
		const { warnings } = entry.result;
		entry.result.warnings = [...(Array.isArray(warnings) ? warnings.map(String) : []), warning];
	}
	run.ledger.begin(slot.itemIndex, entry);
	slot.entry = entry;
	slot.next = nextStepAfter(entry);
	slot.publishId = entry.publish_id;
	slot.lostPublishIds.push(...(entry.lost_publish_ids ?? []));
	slot.warnings.push(warning);
}

/** As the ledger describes what is posted. */
function fileOf({ video, declaredFile, pulledFile }: PostSlot): FileFacts | undefined {
	if (video === undefined) return declaredFile ?? pulledFile;
	const { fileName, sizeBytes } = video.source;
	return { transfer: 'file', file_name: fileName, size_bytes: sizeBytes };
}
