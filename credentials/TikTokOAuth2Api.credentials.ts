import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	Icon,
	IDataObject,
	IHttpRequestHelper,
	INodeProperties,
} from 'n8n-workflow';

import { AUTHORIZE_URL, TOKEN_URL } from './addresses';
import {
	AUTHORIZE_QUERY_EXPRESSION,
	BODY_EXPRESSION,
	DEFAULT_SCOPES,
	SCOPE_EXPRESSION,
	SCOPE_OPTIONS,
} from './signInFields';
import { prepareSignIn } from './signInHook';

/** The sign-in of one TikTok account: https://developers.tiktok.com/doc/login-kit-web */
export class TikTokOAuth2Api implements ICredentialType {
	name = 'tikTokOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'TikTok OAuth2 API';

	documentationUrl =
		'https://github.com/n8n-nodes-tiktok-publisher/n8n-nodes-tiktok-publisher#connect';

	icon: Icon = {
		light: 'file:../nodes/TikTok/tiktok.svg',
		dark: 'file:../nodes/TikTok/tiktok.dark.svg',
	};

	properties: INodeProperties[] = [
		{
			displayName:
				'Register the OAuth redirect URL above in <a href="https://developers.tiktok.com/apps" target="_blank">your TikTok app</a>, under Login Kit, platform Web, exactly as it is shown. TikTok takes https addresses only: an n8n at http://localhost:5678 cannot connect without a tunnel.',
			name: 'redirectNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Client Key',
			name: 'clientId',
			type: 'string',
			required: true,
			default: '',
			// n8n's editor writes "Client ID" above this field, whatever its name here.
			hint: 'The Client key of your TikTok app. A sandbox has a key of its own.',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
		},
		{
			displayName: 'Scopes',
			// Not `scopes`: n8n's editor puts its own permissions into a field of that name.
			name: 'tikTokScopes',
			type: 'multiOptions',
			noDataExpression: true,
			options: SCOPE_OPTIONS,
			default: DEFAULT_SCOPES,
			// Always true, but not before n8n's editor has filled in the defaults: a list that is drawn
			// earlier empties itself, and the ticked scopes are lost.
			displayOptions: { show: { grantType: ['authorizationCode'] } },
			description: 'What this sign-in may do. Connect again after a change.',
		},
		{
			displayName:
				'Tick only scopes that your TikTok app has: with one too many, TikTok refuses the whole sign-in. Operations whose scope is not ticked do not work until you tick it and connect again.',
			name: 'scopesNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Grant Type',
			name: 'grantType',
			type: 'hidden',
			default: 'authorizationCode',
		},
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'hidden',
			default: AUTHORIZE_URL,
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: TOKEN_URL,
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'hidden',
			default: SCOPE_EXPRESSION,
		},
		{
			displayName: 'Auth URI Query Parameters',
			name: 'authQueryParameters',
			type: 'hidden',
			default: AUTHORIZE_QUERY_EXPRESSION,
		},
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'hidden',
			default: 'body',
		},
		{
			displayName: 'Additional Body Properties',
			name: 'additionalBodyProperties',
			type: 'hidden',
			default: BODY_EXPRESSION,
		},
	];

	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		return await prepareSignIn(this, credentials);
	}
}
