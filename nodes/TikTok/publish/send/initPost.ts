import type { IDataObject } from 'n8n-workflow';

import { noteAudit, unauditedNote } from '../../api/auditMemory';
import type { Reply } from '../../api/envelope';
import { clientKeyOf } from '../../api/credential';
import { FaultError, type Fault } from '../../errors/fault';
import { LEDGER_VERSION } from '../retry/ledger';
import type { PostRun } from '../run/postRun';
import type { InitBody, ReadyPost } from '../run/stages';

/**
 * Asks TikTok to start the post of one item. The ledger says so from the moment when the request
 * leaves, not while the node waits for its turn. It forgets it only when TikTok has clearly refused.
 *
 * @param body the whole body of the init
 */
export async function initPost(run: PostRun, post: ReadyPost, body: InitBody): Promise<Reply> {
	const { itemIndex } = post.item;
	const before = run.ledger.entry(itemIndex);
	const undo = () => run.ledger.restore(itemIndex, before);
	const reply = await run.client.call(run.route.init, body, undefined, {
		leaves: () =>
			run.ledger.write(itemIndex, {
				v: LEDGER_VERSION,
				state: 'init_sent',
				...post.file,
				credential_id: run.credentialId,
				init_at: new Date(run.clock.now()).toISOString(),
				facts: post.facts,
				warnings: [...post.warnings],
				lost_publish_ids: [...post.lostPublishIds],
			}),
		turnedAway: undo,
	});
	if (!reply.ok && wasRefused(reply.fault)) undo();
	if (!reply.ok) await noteMissingAudit(run, reply.fault);
	return reply;
}

/** Account > Check Setup tells it. */
async function noteMissingAudit({ context, clock }: PostRun, fault: Fault): Promise<void> {
	const note = unauditedNote(fault, clock.now());
	if (note !== undefined) noteAudit(await clientKeyOf(context), note, clock.now());
}

/**
 * Writes the publish_id into ledger and log before anything else happens.
 *
 * @param data TikTok's answer to the init
 * @param what the file, as a person recognises it in the log
 * @returns the publish_id
 * @throws FaultError when the answer names no post
 */
export function noteStarted(
	run: PostRun,
	{ item }: ReadyPost,
	data: IDataObject,
	what: string,
): string {
	const publishId = publishIdOf(data);
	run.ledger.update(item.itemIndex, { state: 'started', publish_id: publishId });
	run.log.started(item.itemIndex, publishId, run.route.isDirectPost ? 'post' : 'draft', what);
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
		remedy: 'Look for the post in the TikTok app before you post again.',
		retryable: false,
	});
}
