import { recordIn } from '../shared/exactJson';
import { foreignText } from '../shared/foreignText';
import { CREDENTIAL, type RequestContext } from './transport';
import { numberOrNull, textOrNull, trimmedText } from '../shared/values';

/** Scopes and expiry of the stored sign-in. */
export interface SignInFacts {
	/** Scopes that the account has granted; undefined when the token does not say. */
	readonly scopes: readonly string[] | undefined;
	/** ISO 8601; null where unknown. */
	readonly accessTokenExpiresAt: string | null;
	/** When the refresh token expires and the account must connect again; ISO 8601; null where unknown. */
	readonly signInExpiresAt: string | null;
	/** When TikTok issued the token, at the sign-in or at the last refresh; ISO 8601; null where unknown. */
	readonly issuedAt: string | null;
	/** TikTok's id of the account for this app; null where the token does not say. */
	readonly openId: string | null;
}

/**
 * Reads scopes and expiry from the stored token. TikTok gives the remaining seconds. The time of issue
 * follows from `n8n_expires_at`, which n8n 2.33 and later store.
 */
export async function readSignIn(context: RequestContext): Promise<SignInFacts> {
	const { oauthTokenData } = await context.getCredentials(CREDENTIAL);
	const token = recordIn(oauthTokenData);
	const accessEndsMs = numberOrNull(token.n8n_expires_at) ?? NaN;
	const issuedMs = accessEndsMs - millisecondsIn(token.expires_in);
	return {
		scopes:
			typeof token.scope === 'string' && token.scope !== ''
				? token.scope.split(/[\s,]+/)
				: undefined,
		accessTokenExpiresAt: isoOrNull(accessEndsMs),
		signInExpiresAt: isoOrNull(issuedMs + millisecondsIn(token.refresh_expires_in)),
		issuedAt: isoOrNull(issuedMs),
		openId: textOrNull(foreignText(token.open_id)),
	};
}

/** n8n's id of the TikTok credential of this node; empty when none is chosen. */
export function credentialIdOf(context: RequestContext): string {
	return context.getNode().credentials?.[CREDENTIAL]?.id ?? '';
}

/**
 * The client key of the TikTok app, for what the process remembers of the app. Empty when the
 * credential has none, and when n8n cannot read it: a post does not fail because of that.
 */
export async function clientKeyOf(context: RequestContext): Promise<string> {
	const credential = await context.getCredentials(CREDENTIAL).catch(() => undefined);
	return trimmedText(credential?.clientId);
}

function millisecondsIn(seconds: unknown): number {
	return (numberOrNull(seconds) ?? NaN) * 1_000;
}

function isoOrNull(epochMs: number): string | null {
	const date = new Date(epochMs);
	return Number.isNaN(date.getTime()) || epochMs <= 0 ? null : date.toISOString();
}
