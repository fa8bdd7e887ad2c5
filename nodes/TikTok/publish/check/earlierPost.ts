import { STATUS_FETCH } from '../../api/endpoints';
import { readPostStatus } from '../../api/postStatus';
import type { LedgerEntry } from '../retry/ledger';
import { isLostUpload, isUnsureUpload, uploadEndsAt } from '../retry/lostUpload';
import { takeUp, type TakenUp } from '../retry/takeUp';
import type { PostRun } from '../run/postRun';

/**
 * How an item continues, by the post that an earlier run of this execution has left. Asks TikTok only
 * about an unsure upload whose address has ended: such an item may be posted again once TikTok says
 * that bytes are missing.
 *
 * @param itemIndex from 0
 * @throws FaultError when the node cannot tell what became of the earlier post; CancelledError when
 * the execution was stopped
 */
export async function earlierPostOf(run: PostRun, itemIndex: number): Promise<TakenUp> {
	const entry = run.ledger.entry(itemIndex);
	if (entry !== undefined && entry.state !== 'unreadable' && (await isLost(run, entry))) {
		run.ledger.update(itemIndex, { state: 'started' });
	}
	return takeUp(run.ledger.entry(itemIndex), run.credentialId, run.route.isDirectPost);
}

/** A draft is never sent again, because each init may use one of the five places for drafts. */
async function isLost(run: PostRun, entry: LedgerEntry): Promise<boolean> {
	const { client, clock, credentialId, route } = run;
	const isOwn = entry.credential_id === credentialId;
	const hasEnded = isUnsureUpload(entry) && clock.now() > uploadEndsAt(entry, clock.now());
	if (!route.isDirectPost || !isOwn || !hasEnded) return false;
	const reply = await client.call(STATUS_FETCH, { publish_id: entry.publish_id });
	return reply.ok && isLostUpload(entry, readPostStatus(reply.data), clock.now());
}
