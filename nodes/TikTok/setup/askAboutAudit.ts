import type { IExecuteFunctions } from 'n8n-workflow';

import { noteAudit, timeOf, unauditedNote, type AuditNote } from '../api/auditMemory';
import { credentialIdOf } from '../api/credential';
import { VIDEO_INIT } from '../api/endpoints';
import { ONLY_ME_LEVEL } from '../api/privacyLevels';
import { sendJson } from '../api/transport';
import { waitForTurn } from '../api/waitForTurn';
import { PostLog } from '../publish/run/log';
import type { Clock } from '../shared/clock';
import { foreignText } from '../shared/foreignText';
import type { SetupFacts } from './setupFacts';
import { reasonOf } from './signInReport';

/** Small enough for one chunk. None of it is ever sent. */
const DECLARED_BYTES = 1_000_000;

/** A post with Only Me, whose file never comes. */
const INIT = {
	post_info: {
		privacy_level: ONLY_ME_LEVEL,
		disable_comment: true,
		disable_duet: true,
		disable_stitch: true,
		brand_content_toggle: false,
		brand_organic_toggle: false,
	},
	source_info: {
		source: 'FILE_UPLOAD',
		video_size: DECLARED_BYTES,
		chunk_size: DECLARED_BYTES,
		total_chunk_count: 1,
	},
};

/** What TikTok's answer shows of the audit, or why it shows nothing. */
export type AuditAnswer = AuditNote | { readonly value: 'unknown'; readonly reason: string };

/**
 * Asks TikTok to start one post with Only Me, and sends no byte of it. For a public account, TikTok
 * accepts that only from an audited app; for a private account it accepts it from any app, so that one
 * is not asked for. The request is sent once, also after a 429.
 * https://developers.tiktok.com/doc/content-sharing-guidelines
 *
 * @throws CancelledError when the execution was stopped
 */
export async function askAboutAudit(
	context: IExecuteFunctions,
	clock: Clock,
	{ clientKey, creator, isPrivate }: SetupFacts,
): Promise<AuditAnswer> {
	if (creator === null) return unknown('TikTok did not say what the account may post');
	if (isPrivate !== false) {
		return unknown(
			'for an account that does not offer Everyone, TikTok answers the same either way',
		);
	}
	await waitForTurn(credentialIdOf(context), VIDEO_INIT, clock);
	const reply = await sendJson(context, VIDEO_INIT, INIT);
	const now = clock.now();
	if (!reply.ok) {
		const note = unauditedNote(reply.fault, now);
		if (note !== undefined) return noteAudit(clientKey, note, now);
		return { value: 'unknown', reason: `TikTok's answer does not tell: ${reasonOf(reply.fault)}` };
	}
	const publishId = foreignText(reply.data.publish_id);
	const what = `a file of ${DECLARED_BYTES} bytes that is never sent, to learn whether the app is audited`;
	new PostLog(context).started(0, publishId, 'post', what);
	const reason = `TikTok accepted the start of a post with Only Me for a public account (${timeOf(now)}), which it accepts only from an audited app.`;
	const note: AuditNote = { value: 'audited', basis: 'derived', reason, publish_id: publishId };
	return noteAudit(clientKey, note, now);
}

function unknown(why: string): AuditAnswer {
	return { value: 'unknown', reason: `The node did not ask, because ${why}.` };
}
