import { INBOX_VIDEO_INIT, VIDEO_INIT } from '../api/endpoints';
import { adviceForCode, SCOPE } from '../errors/errorTable';
import { DOCS_URL } from '../shared/docsUrl';
import type { Known } from './abilities';
import { isGranted } from './grants';
import { faultOf } from './setupFacts';
import { refusedSignIn } from './signInReport';

/** From here on the person is told to connect again. */
const FEW_DAYS = 21;

const CONNECT = link('../README.md#connect');
const SCOPES = link('set-up-your-tiktok-app.md#step-by-step');
const AUDIT = link('set-up-your-tiktok-app.md#review-and-audit-are-two-things');
const CODES = link('errors.md');
const PROXIES = link('operate.md#proxies-and-firewalls');

/**
 * What to do next, the most urgent first, each with the place in the guides; empty when nothing is
 * missing.
 */
export function nextSteps(known: Known): string[] {
	const { state } = known.signIn;
	if (state === 'dead') return [connectStep(known)];
	if (state === 'unknown') {
		return [
			`Run the check again in a few minutes. If TikTok still does not answer, check the internet connection and proxy of the n8n server. ${PROXIES}`,
		];
	}
	return [
		...endingSteps(known),
		...scopeSteps(known),
		...refusalSteps(known),
		...auditSteps(known),
	];
}

/** An error of the credential has its remedy in the message. */
function connectStep({ facts }: Known): string {
	const remedy = refusedSignIn(facts)?.remedy ?? '';
	return `${remedy === '' ? 'Open the TikTok credential and connect again.' : remedy} ${CONNECT}`;
}

function endingSteps({ signIn: { days_left: days, ends_at } }: Known): string[] {
	if (days === null || days > FEW_DAYS) return [];
	return [
		`The sign-in ends at ${String(ends_at)}: open the TikTok credential and connect again before that. ${CONNECT}`,
	];
}

function scopeSteps({ facts }: Known): string[] {
	const wanted: Array<[string, string]> = [
		['drafts', INBOX_VIDEO_INIT.scopes[0]],
		['direct posts', VIDEO_INIT.scopes[0]],
	];
	return wanted.flatMap(([what, scope]) =>
		isGranted(facts, scope) === false
			? [
					`For ${what}, add the scope ${scope} to your TikTok app. Then choose an answer that includes it in the TikTok credential, and connect again. ${SCOPES}`,
				]
			: [],
	);
}

/** What TikTok said instead of the creator's limits. */
function refusalSteps({ facts: { creatorReply } }: Known): string[] {
	const fault = faultOf(creatorReply);
	if (fault === undefined || adviceForCode(fault.code) === SCOPE) return [];
	return [`${fault.remedy} ${CODES}`];
}

function auditSteps({ facts, audit, hasAsked }: Known): string[] {
	if (audit.value === 'audited' || facts.creator === null) return [];
	if (facts.isPrivate === true) {
		return [
			`You can post with Only Me. For posts that others can see, the app has to pass TikTok's audit. ${AUDIT}`,
		];
	}
	if (audit.value === 'unknown' && hasAsked) {
		return [
			`Run the check again later, because TikTok's answer does not tell whether the app is audited. ${AUDIT}`,
		];
	}
	return audit.value === 'not_audited'
		? [
				`Send drafts, or set the account to private and post with Only Me, or get the app audited. ${AUDIT}`,
			]
		: [
				`To learn whether the app is audited, switch on 'Ask About the Audit' in this node and run it again. ${AUDIT}`,
			];
}

function link(page: string): string {
	return `See ${new URL(page, DOCS_URL).href}`;
}
