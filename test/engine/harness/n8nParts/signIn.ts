/* eslint-disable @n8n/community-nodes/no-restricted-imports -- the engine is not part of the package */
import qs from 'node:querystring';

import {
	ClientOAuth2,
	resolveClientAuthOptions,
	type OAuth2CredentialData,
} from '@n8n/client-oauth2';
import type { IDataObject, IWorkflowExecuteAdditionalData } from 'n8n-workflow';

import type { CredentialsHelper } from './credentialsHelper';

/** `convertCredentialToOptions` of the controller and of the service. */
function clientOptions(credential: OAuth2CredentialData, redirectUri: string) {
	return {
		clientId: credential.clientId,
		...resolveClientAuthOptions(credential),
		accessTokenUri: credential.accessTokenUrl ?? '',
		authorizationUri: credential.authUrl ?? '',
		authentication: credential.authentication ?? 'header',
		redirectUri,
		scopes: (credential.scope ?? 'openid').split(','),
		scopesSeparator: credential.scope?.includes(',') ? (',' as const) : (' ' as const),
		ignoreSSLIssues: credential.ignoreSSLIssues ?? false,
		body: credential.additionalBodyProperties
			? (JSON.parse(credential.additionalBodyProperties) as IDataObject)
			: undefined,
	};
}

/** What the Connect button opens. `decrypt` resolves the credential's fields without an execution. */
export async function authorizeUrl(
	helper: CredentialsHelper,
	additionalData: IWorkflowExecuteAdditionalData,
	id: string,
	redirectUri: string,
	state: string,
): Promise<string> {
	const { type, data } = helper.read(id);
	const decrypted = await helper.resolve(additionalData, data, type, 'internal');
	delete decrypted.scope;
	const resolved = await helper.resolve(additionalData, decrypted, type, 'internal');
	const credential = resolved as object as OAuth2CredentialData;
	const query = qs.parse(credential.authQueryParameters ?? '');
	return new ClientOAuth2({
		...clientOptions(credential, redirectUri),
		state,
		query,
	}).code.getUri();
}

/**
 * The page that TikTok sends the browser back to.
 *
 * @returns undefined for n8n's success page, otherwise the sentence on its error page
 */
export async function handleCallback(
	helper: CredentialsHelper,
	additionalData: IWorkflowExecuteAdditionalData,
	id: string,
	redirectUri: string,
	callbackUrl: string,
): Promise<string | undefined> {
	const { searchParams, search } = new URL(callbackUrl);
	if (!searchParams.get('code') || !searchParams.get('state')) {
		return 'Insufficient parameters for OAuth2 callback.';
	}
	const stored = helper.read(id);
	const resolved = await helper.resolve(additionalData, stored.data, stored.type, 'internal');
	const { clientSecret, ...options } = clientOptions(
		resolved as object as OAuth2CredentialData,
		redirectUri,
	);
	const body = { ...options.body, client_id: options.clientId, client_secret: clientSecret };
	try {
		const client = new ClientOAuth2(options);
		const { data } = await client.code.getToken(`${redirectUri}${search}`, { body });
		const answer: IDataObject = { ...data };
		const rest = [...searchParams].filter(([name]) => name !== 'state' && name !== 'code');
		if (rest.length > 0) answer.callbackQueryString = Object.fromEntries(rest);
		const before = stored.data.oauthTokenData;
		const token: IDataObject = { ...(typeof before === 'object' ? before : {}), ...answer };
		const seconds = Number(answer.expires_in);
		if (seconds > 0) token.n8n_expires_at = String(Date.now() + seconds * 1000);
		helper.save({ ...stored, data: { ...stored.data, oauthTokenData: token } });
		return undefined;
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
}
