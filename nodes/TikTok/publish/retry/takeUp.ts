import { deepCopy } from 'n8n-workflow';

import { failedPostFault } from '../../api/postStatus';
import { FaultError, inputFault, type Fault } from '../../errors/fault';
import { aboutPhotos } from '../result/aboutPhotos';
import type { PostInfo, PostResult } from '../result/postResult';
import { nextStepFor, type LedgerEntry, type UnreadableEntry } from './ledger';
import { isUnsureUpload } from './lostUpload';

/** What a run does with an item, by what an earlier run of the same execution left of it. */
export type TakenUp =
	| { kind: 'post'; lostPublishIds: readonly string[] }
	| { kind: 'follow'; post: PostInfo }
	| { kind: 'result'; json: PostResult }
	| { kind: 'failed'; fault: Fault; result: PostResult };

/**
 * Decides how an item continues, without asking TikTok.
 *
 * @param credentialId of this run
 * @param isDirectPost of this run; false for a draft
 * @throws FaultError when the node cannot tell from here what became of the earlier post
 */
export function takeUp(
	entry: LedgerEntry | UnreadableEntry | undefined,
	credentialId: string,
	isDirectPost: boolean,
): TakenUp {
	const next = nextStepFor(entry, isDirectPost);
	if (entry === undefined) return { kind: 'post', lostPublishIds: [] };
	if (entry.state === 'unreadable') throw unknownPost(UNREADABLE);
	if (next === 'post') return { kind: 'post', lostPublishIds: lostPosts(entry) };
	if (next === 'stop_unknown') throw unknownPost(unanswered(entry));
	if (next === 'follow') return follow(entry, credentialId);
	// The ledger accepts no entry in these states without a result.
	const json = deepCopy(entry.result as PostResult);
	if (next === 'repeat_result') return { kind: 'result', json };
	const status = { fail_reason: entry.fail_reason ?? null };
	const fault = aboutPhotos(failedPostFault(status, entry.facts.max_sec), entry.facts);
	return { kind: 'failed', fault, result: json };
}

/** Posts of this item that can no longer appear, named so that nobody waits for them. */
function lostPosts({ lost_publish_ids: lost, publish_id: last }: LedgerEntry): string[] {
	return last === undefined ? lost : [...lost, last];
}

function follow(entry: LedgerEntry, credentialId: string): TakenUp {
	if (entry.credential_id !== credentialId) throw new FaultError(otherCredentialFault());
	return {
		kind: 'follow',
		post: {
			publishId: String(entry.publish_id),
			facts: entry.facts,
			uploadedAt: entry.uploaded_at ?? null,
			isUnsure: isUnsureUpload(entry),
			warnings: entry.warnings,
		},
	};
}

const LOOK_FIRST =
	'Look for the post in the TikTok app first. If it is not there, start a new execution for this item.';

const UNREADABLE =
	'left a note about this item that this version of the node cannot read, so its post may appear';

function unanswered({ file_name: fileName }: LedgerEntry): string {
	return `asked TikTok to start the post of ${JSON.stringify(fileName ?? 'the file')} and never got the answer, so the post may appear`;
}

/** @param what the earlier run did */
function unknownPost(what: string): FaultError {
	const message = `An earlier run of this execution ${what}`;
	return new FaultError(inputFault(message, LOOK_FIRST, 'post_unknown'));
}

/** For a run that would post an item again with another credential. */
export function otherCredentialFault(): Fault {
	const fault = inputFault(
		'An earlier run of this execution posted this item with another TikTok credential, and that post may appear',
		'Look for the post in the TikTok app of that account. To post with this credential too, start a new execution.',
		'other_credential',
	);
	return { ...fault, mayAppear: true };
}
