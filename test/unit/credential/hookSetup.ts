import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestOptions,
} from 'n8n-workflow';

import { TikTokOAuth2Api } from '../../../credentials/TikTokOAuth2Api.credentials';

export const SECRET = ['client', 'secret', '1234'].join('-');

/** A token as it is stored after connecting. */
export const STORED = {
	access_token: 'act.old',
	refresh_token: 'rft.old',
	open_id: 'open-1',
	scope: 'user.info.basic,video.publish',
	token_type: 'Bearer',
	expires_in: 7_200,
	refresh_expires_in: 15_552_000,
	n8n_expires_at: '7200000',
};

/** What TikTok answers to a refresh that it grants. */
export const RENEWED = {
	...STORED,
	access_token: 'act.new',
	refresh_token: 'rft.new',
	n8n_expires_at: undefined,
};

/** The answer to the repair request: a status and a body, or an Error for no answer at all. */
export type Answer = { statusCode: number; body: unknown } | Error;

export function answerOf(body: unknown, statusCode = 200): Answer {
	return { statusCode, body: typeof body === 'string' ? body : JSON.stringify(body) };
}

/** The credential as n8n holds it for one request, and its hook. */
export function request(fields: ICredentialDataDecryptedObject, answer?: Answer) {
	const credentials: ICredentialDataDecryptedObject = {
		clientId: 'key-1',
		clientSecret: SECRET,
		grantType: 'authorizationCode',
		...fields,
	};
	const sent: IHttpRequestOptions[] = [];
	const httpRequest = async (options: IHttpRequestOptions): Promise<unknown> => {
		sent.push(options);
		if (answer === undefined) throw new Error('no request was expected');
		if (answer instanceof Error) throw answer;
		return answer;
	};
	/** Calls the hook and lays its fields over the credential, as n8n does. */
	const callHook = async (): Promise<IDataObject> => {
		const hook = new TikTokOAuth2Api().preAuthentication;
		const changes = await hook.call({ helpers: { httpRequest } }, credentials);
		Object.assign(credentials, changes);
		return changes;
	};
	return { credentials, sent, callHook };
}

/** A request whose token ran out: the first call, n8n's refresh with that outcome, the second call. */
export async function refreshed(
	outcome: object,
	answer?: Answer,
	fields: ICredentialDataDecryptedObject = {},
) {
	const context = request({ oauthTokenData: { ...STORED }, ...fields }, answer);
	await context.callHook();
	const before = context.credentials.oauthTokenData as IDataObject;
	context.credentials.oauthTokenData = { ...before, ...outcome };
	return { ...context, result: context.callHook() };
}
