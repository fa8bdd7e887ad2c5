import { SCOPE_OPTIONS } from '../../../credentials/signInFields';
import { CREATOR_INFO, USER_INFO } from '../api/endpoints';
import type { Reply } from '../api/envelope';
import type { Resource } from '../n8n/operation';
import { adviceForCode, SCOPE } from '../errors/errorTable';
import { foreignText } from '../shared/foreignText';
import type { OperationScope, SetupReport } from './report';
import type { SetupFacts } from './setupFacts';

/** The scopes that this package has a use for. */
const USEFUL_SCOPES = SCOPE_OPTIONS.map(({ value }) => String(value));

/**
 * Whether the sign-in has a scope; null where nothing tells. TikTok's answer to a call outweighs the
 * stored token, which does not change when the account takes a scope away.
 */
export function isGranted(facts: SetupFacts, scope: string): boolean | null {
	const reply = replyThatNeeds(facts, scope);
	if (reply?.ok === true) return true;
	if (adviceForCode(reply?.fault.code ?? '') === SCOPE) return false;
	return facts.signIn.scopes?.includes(scope) ?? null;
}

/** The scopes of the sign-in, those that it lacks, and what that means for each operation of the node. */
export function scopesReport(
	facts: SetupFacts,
	resources: readonly Resource[],
): SetupReport['scopes'] {
	const named = (facts.signIn.scopes ?? []).map((scope) => foreignText(scope));
	const known = [...new Set([...USEFUL_SCOPES, ...named])];
	return {
		granted: known.filter((scope) => isGranted(facts, scope) === true),
		missing: known.filter((scope) => isGranted(facts, scope) === false),
		operations: resources.flatMap(({ name, operations }) =>
			operations.map(({ option, endpoint }) => ({
				operation: `${name} > ${option.name}`,
				scope: endpoint.scopes.join(' or '),
				granted: anyGranted(facts, endpoint.scopes),
			})),
		),
	};
}

function anyGranted(facts: SetupFacts, scopes: readonly string[]): OperationScope['granted'] {
	const grants = scopes.map((scope) => isGranted(facts, scope));
	if (grants.includes(true)) return true;
	return grants.includes(null) ? null : false;
}

function replyThatNeeds(facts: SetupFacts, scope: string): Reply | undefined {
	if (scope === USER_INFO.scopes[0]) return facts.profileReply;
	return scope === CREATOR_INFO.scopes[0] ? facts.creatorReply : undefined;
}
