import { FAIL_REASONS_THAT_ALLOW_A_NEW_POST } from '../api/errorTable';
import { nextStepFor, type LedgerEntry, type NextStep } from '../upload/ledger';
import { takeOverStopped, type FileFacts } from '../upload/stoppedRuns';
import type { PostRun } from './postRun';
import type { PostSlot } from './postSlot';

/** What may be done with an item by what the ledger holds of it. */
export function nextStepAfter(entry: LedgerEntry | undefined): NextStep {
	return nextStepFor(entry, (reason) => FAIL_REASONS_THAT_ALLOW_A_NEW_POST.has(reason));
}

/**
 * For the Retry of an execution that was stopped: what that execution noted of this item goes into
 * the ledger of this one and into the slot. Only a Retry asks; any other execution is a new post.
 *
 * @param slot of an item that the ledger knows nothing of, with its file read
 * @returns whether there was something to take over
 */
export function takeOver(run: PostRun, slot: PostSlot): boolean {
	if (run.context.getMode() !== 'retry') return false;
	const found = takeOverStopped(run.nodeRun, slot.itemIndex, fileOf(slot));
	if (found === undefined) return false;
	const { entry } = found;
	const warning = `Execution ${found.executionId}, which was stopped, had begun a post of this item, and this Retry went on from there. For another post, start a new execution.`;
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
	return true;
}

/** As the ledger describes what is posted. */
function fileOf({ video, pulledName }: PostSlot): FileFacts {
	return video === undefined
		? { transfer: 'pull', file_name: pulledName ?? null, size_bytes: 0 }
		: { transfer: 'file', file_name: video.source.fileName, size_bytes: video.source.sizeBytes };
}
