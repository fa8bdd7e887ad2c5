import { isToldAtOnce, type ByteCounts } from './byteCounts';
import type { PlannedFault } from './plannedFault';

/**
 * How one run of the node ends: with the post out, with a result that does not know yet whether it
 * is, or with an error.
 */
export type Ending = 'published' | 'unsure' | 'error';

export interface Circumstances {
	readonly isDraft: boolean;
	/** The faulty chunk is the one with the file's last byte. */
	readonly isLastChunk: boolean;
	readonly counts: ByteCounts;
}

/** How a first and a second run end when the fault happens once. */
export function endingsAfterOne(fault: PlannedFault, at: Circumstances): [Ending, Ending] {
	const { on, kind } = fault;
	const effect = on === 'put' ? (kind.putEffect ?? kind.effect) : kind.effect;
	if (effect === 'none' || effect === 'busy') return ['published', 'published'];
	switch (on) {
		case 'status':
			// After the last byte only TikTok's own FAILED is an error.
			return [effect === 'refused' || effect === 'gone' ? 'unsure' : 'published', 'published'];
		case 'put':
			if (effect === 'passes') return ['published', 'published'];
			// Once the last byte may have arrived, no later run of the execution starts again at once.
			if (at.isLastChunk) return ['error', 'error'];
			return [effect === 'gone' && !at.isDraft ? 'published' : 'error', 'published'];
		case 'init':
		case 'inbox_init':
			// An init is not repeated within a run: it may have begun a post.
			return ['error', 'published'];
		default:
			return [effect === 'passes' ? 'published' : 'error', 'published'];
	}
}

/** The same when the fault never ends. */
export function endingsForever({ on, kind }: PlannedFault, at: Circumstances): [Ending, Ending] {
	if (kind.effect === 'none') return ['published', 'published'];
	if (on === 'status') return ['unsure', 'unsure'];
	if (on !== 'put' || !kind.taken) return ['error', 'error'];
	// Each chunk gets there, only the answers do not. Without a byte count nothing says so.
	if (isToldAtOnce(at.counts)) return ['published', 'published'];
	return ['error', at.isLastChunk ? 'published' : 'error'];
}
