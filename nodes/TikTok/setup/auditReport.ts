import { recallAudit } from '../api/auditMemory';
import type { AuditAnswer } from './askAboutAudit';
import type { AuditReport, SetupReport } from './report';
import type { SetupFacts } from './setupFacts';

type AppKey = SetupReport['app']['key'];

/** TikTok documents neither prefix. All keys that people have published begin with one of them. */
export function keyOf(clientKey: string): AppKey {
	if (clientKey.startsWith('sbaw')) return 'sandbox';
	return clientKey.startsWith('aw') ? 'production' : 'unknown';
}

/**
 * Whether the app is audited: by TikTok's answer to the question, else by what the posts of this
 * process have shown, else by the client key.
 *
 * @param asked undefined when the person does not want to ask
 * @param nowMs epoch milliseconds
 */
export function auditReport(
	{ clientKey, isPrivate }: SetupFacts,
	asked: AuditAnswer | undefined,
	nowMs: number,
): AuditReport {
	if (asked !== undefined && asked.value !== 'unknown') return asked;
	const known = recallAudit(clientKey, nowMs);
	if (known !== undefined) return known;
	if (keyOf(clientKey) === 'sandbox') {
		const reason = 'The client key belongs to a sandbox, and TikTok audits no sandbox.';
		return { value: 'not_audited', basis: 'derived', reason };
	}
	return { value: 'unknown', basis: 'unknown', reason: asked?.reason ?? whyUnknown(isPrivate) };
}

function whyUnknown(isPrivate: boolean | null): string {
	return isPrivate === true
		? 'TikTok accepts Only Me for a private account with or without an audit, and no post of this n8n process has shown which it is.'
		: 'No post of this n8n process has shown whether the app is audited.';
}
