import type { IDataObject } from 'n8n-workflow';

import type { Reply } from '../../api/envelope';
import { FaultError, type Fault } from '../../errors/fault';
import type { LedgerEntry } from '../retry/ledger';
import type { FileFacts } from '../retry/stoppedRuns';
import { logPost, type PostRun } from '../run/postRun';
import { factsOf } from '../run/postFacts';
import type { PostSlot } from '../run/postSlot';

/**
 * Asks TikTok to begin the post of one item. The ledger says so when the request leaves, not while
 * it waits for its turn, and forgets it only when TikTok has clearly said no.
 *
 * @param source name, size and place of what is posted, for a later try to speak of
 */
export async function askToBegin(
	run: PostRun,
	slot: PostSlot,
	body: IDataObject,
	source: FileFacts,
): Promise<Reply> {
	slot.facts ??= factsOf(slot.video);
	slot.publishId = undefined;
	const { facts, warnings, itemIndex } = slot;
	const before = run.ledger.entry(itemIndex);
	const entry: LedgerEntry = {
		state: 'init_sent',
		...source,
		credential_id: run.credentialId,
		facts,
		warnings,
		lost_publish_ids: [...slot.lostPublishIds],
	};
	const reply = await run.client.call(run.route.init, body, undefined, {
		leaves: () => run.ledger.begin(itemIndex, entry),
		turnedAway: () => run.ledger.putBack(itemIndex, before),
	});
	if (!reply.ok && wasRefused(reply.fault)) run.ledger.forget(itemIndex);
	return reply;
}

/**
 * From here on the publish_id is known: it goes into ledger and log before anything else happens.
 *
 * @returns the publish_id
 * @throws FaultError when TikTok's answer names no post
 */
export function noteBegun(run: PostRun, slot: PostSlot, data: IDataObject, what: string): string {
	const publishId = publishIdOf(data);
	slot.publishId = publishId;
	run.ledger.update(slot.itemIndex, { state: 'started', publish_id: publishId });
	const kind = run.route.isDirectPost ? 'the post' : 'the draft';
	logPost(run, 'info', `started ${kind} of ${what}`, slot.itemIndex, publishId);
	return publishId;
}

/** A refusal in TikTok's own words, or a sign-in that never let the request through. */
function wasRefused({ kind, code, httpStatus }: Fault): boolean {
	if (kind !== 'tiktok') return kind === 'sign_in';
	return code !== 'internal_error' && httpStatus !== undefined && httpStatus < 500;
}

function publishIdOf(data: IDataObject): string {
	const { publish_id: publishId } = data;
	if (typeof publishId === 'string' && /^[\w.~-]{1,64}$/.test(publishId)) return publishId;
	throw new FaultError({
		kind: 'gateway',
		code: 'no_publish_id',
		message: 'TikTok answered the start of the post without a publish_id',
		remedy: 'Look for the post in the TikTok app before you post it again.',
		retryable: false,
	});
}
