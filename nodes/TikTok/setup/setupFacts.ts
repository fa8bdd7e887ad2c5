import type { IDataObject } from 'n8n-workflow';

import type { TikTokClient } from '../api/client';
import { readCreatorInfo, type CreatorInfo } from '../api/creatorInfo';
import { CREATOR_INFO, USER_INFO, type Endpoint } from '../api/endpoints';
import type { Reply } from '../api/envelope';
import { PUBLIC_LEVEL } from '../api/privacyLevels';
import { clientKeyOf, readSignIn, type SignInFacts } from '../api/credential';
import type { RequestContext } from '../api/transport';
import { FaultError, type Fault } from '../errors/fault';
import { signInFault } from '../errors/signInFault';
import { foreignText } from '../shared/foreignText';
import { asRecord, textOrNull } from '../shared/values';

/** What the credential and TikTok's answers say, before anything is concluded from it. */
export interface SetupFacts {
	readonly clientKey: string;
	/** As stored after the calls, which may have renewed it. */
	readonly signIn: SignInFacts;
	/** Undefined when TikTok was not asked. */
	readonly profileReply: Reply | undefined;
	/** Undefined when TikTok was not asked, because the scope is missing or the sign-in does not work. */
	readonly creatorReply: Reply | undefined;
	readonly creator: CreatorInfo | null;
	readonly nickname: string | null;
	readonly username: string | null;
	/** Whether the account looks private; null when it offers no privacy level. */
	readonly isPrivate: boolean | null;
}

/**
 * Asks TikTok for profile and creator info, as far as the granted scopes go. A refusal is a fact like
 * any other.
 *
 * @throws FaultError when n8n can't read the credential; CancelledError when the execution was stopped
 */
export async function gatherFacts(
	context: RequestContext,
	client: TikTokClient,
): Promise<SetupFacts> {
	const { scopes } = await readSignIn(context).catch((thrown: unknown) => {
		throw new FaultError(signInFault(thrown));
	});
	const mayAsk = (endpoint: Endpoint) => scopes?.includes(endpoint.scopes[0]) ?? true;
	// One call has to show whether the sign-in works, even if its scope is missing.
	const asksProfile = mayAsk(USER_INFO) || !mayAsk(CREATOR_INFO);
	const fields = profileFields(scopes);
	const profileReply = asksProfile ? await client.call(USER_INFO, {}, { fields }) : undefined;
	const asksCreator = mayAsk(CREATOR_INFO) && !isRefusedSignIn(profileReply);
	const creatorReply = asksCreator ? await client.call(CREATOR_INFO, {}) : undefined;

	const user = asRecord(dataOf(profileReply)?.user);
	const data = dataOf(creatorReply);
	const creator = data === undefined ? null : readCreatorInfo(data);
	return {
		clientKey: await clientKeyOf(context),
		signIn: await readSignIn(context),
		profileReply,
		creatorReply,
		creator,
		nickname: textOrNull(foreignText(user?.display_name)) ?? creator?.creator_nickname ?? null,
		username: creator?.creator_username ?? textOrNull(foreignText(user?.username)),
		isPrivate: looksPrivate(creator?.privacy_level_options ?? []),
	};
}

/** True when TikTok, or n8n before it, did not accept the sign-in. */
export function isRefusedSignIn(reply: Reply | undefined): boolean {
	if (reply === undefined || reply.ok) return false;
	const { kind, code, retryable } = reply.fault;
	return code === 'access_token_invalid' || (kind === 'sign_in' && !retryable);
}

/** The fault of a reply; undefined for a good one, and for one that does not exist. */
export function faultOf(reply: Reply | undefined): Fault | undefined {
	return reply?.ok === false ? reply.fault : undefined;
}

function dataOf(reply: Reply | undefined): IDataObject | undefined {
	return reply?.ok === true ? reply.data : undefined;
}

/** With a field whose scope is missing, TikTok refuses the whole call. */
function profileFields(scopes: readonly string[] = []): string {
	return scopes.includes('user.info.profile') ? 'display_name,username' : 'display_name';
}

/**
 * The levels mirror the account: only a public one offers Everyone.
 * https://developers.tiktok.com/doc/content-posting-api-reference-query-creator-info
 */
function looksPrivate(levels: readonly string[]): boolean | null {
	return levels.length === 0 ? null : !levels.includes(PUBLIC_LEVEL);
}
