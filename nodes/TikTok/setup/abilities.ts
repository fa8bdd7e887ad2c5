import { INBOX_VIDEO_INIT, VIDEO_INIT } from '../api/endpoints';
import { ONLY_ME_LEVEL, privacyLabel } from '../api/privacyLevels';
import { isGranted } from './grants';
import type { Abilities, Ability, AuditReport, SignInReport } from './report';
import { faultOf, type SetupFacts } from './setupFacts';
import { reasonOf } from './signInReport';

/** What TikTok's answer to creator info says about posting now. */
const BANNED_CODE = 'spam_risk_user_banned_from_posting';
const CAP_CODES: readonly string[] = ['spam_risk_too_many_posts', 'reached_active_user_cap'];

/** What abilities and next steps follow from. */
export interface Known {
	readonly facts: SetupFacts;
	readonly signIn: SignInReport;
	readonly audit: AuditReport;
	/** True when the person wants TikTok to be asked about the audit. */
	readonly hasAsked: boolean;
}

/** Each ability with its reason. The first thing that stands in the way decides. */
export function abilitiesOf(known: Known): Abilities {
	return {
		draft: draft(known),
		direct_post_only_me: directPost(known) ?? onlyMe(known),
		direct_post_to_others: directPost(known) ?? toOthers(known),
		photos: photos(known),
	};
}

function draft(known: Known): Ability {
	return (
		noSignIn(known) ??
		noScope(known, INBOX_VIDEO_INIT.scopes[0]) ??
		banned(known) ??
		yes('TikTok accepts drafts of any app. At most five may wait within 24 hours.')
	);
}

/** What stands in the way of every direct post. */
function directPost(known: Known): Ability | undefined {
	const refusal = noSignIn(known) ?? noScope(known, VIDEO_INIT.scopes[0]) ?? banned(known);
	if (refusal !== undefined) return refusal;
	const fault = faultOf(known.facts.creatorReply);
	if (fault === undefined) return undefined;
	return CAP_CODES.includes(fault.code) ? no(reasonOf(fault)) : unknown(reasonOf(fault));
}

function onlyMe({ facts: { creator, isPrivate }, audit }: Known): Ability {
	const levels = creator?.privacy_level_options ?? [];
	if (levels.length > 0 && !levels.includes(ONLY_ME_LEVEL)) {
		return no('The account does not offer the privacy level Only Me.');
	}
	if (audit.value === 'audited') return yes('The app is audited.');
	if (isPrivate === true)
		return yes('The account looks private, which is enough without an audit.');
	if (audit.value === 'unknown' || isPrivate === null) return unknown(audit.reason);
	return no('The app is not audited, and the account is not private.');
}

function toOthers({ facts: { creator }, audit }: Known): Ability {
	const levels = creator?.privacy_level_options ?? [];
	const labels = levels.filter((level) => level !== ONLY_ME_LEVEL).map(privacyLabel);
	if (levels.length > 0 && labels.length === 0) {
		return no('The account offers only the privacy level Only Me.');
	}
	if (audit.value === 'unknown') return unknown(audit.reason);
	if (audit.value === 'not_audited') return no('The app is not audited.');
	return yes(`The app is audited, and the account offers: ${labels.join(', ')}.`);
}

function photos(known: Known): Ability {
	const [publish, upload] = [VIDEO_INIT, INBOX_VIDEO_INIT].map(({ scopes }) =>
		noScope(known, scopes[0]),
	);
	const noScopes = publish?.value === 'no' ? upload : undefined;
	return (
		noSignIn(known) ??
		noScopes ??
		banned(known) ??
		unknown(
			'TikTok fetches photos only from a domain that is verified for the app, and has no call that names the verified domains.',
		)
	);
}

function noSignIn({ signIn: { state, reason = '' } }: Known): Ability | undefined {
	if (state === 'working') return undefined;
	return state === 'dead' ? no(reason) : unknown(reason);
}

function noScope({ facts }: Known, scope: string): Ability | undefined {
	const granted = isGranted(facts, scope);
	if (granted === true) return undefined;
	return granted === false
		? no(`The sign-in lacks the scope ${scope}.`)
		: unknown(`The stored sign-in does not say whether it has the scope ${scope}.`);
}

function banned({ facts }: Known): Ability | undefined {
	const fault = faultOf(facts.creatorReply);
	return fault?.code === BANNED_CODE ? no(reasonOf(fault)) : undefined;
}

function yes(reason: string): Ability {
	return { value: 'yes', reason };
}

function no(reason: string): Ability {
	return { value: 'no', reason };
}

function unknown(reason: string): Ability {
	return { value: 'unknown', reason };
}
