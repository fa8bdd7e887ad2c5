import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	Icon,
	IDataObject,
	IHttpRequestHelper,
	INodeProperties,
} from 'n8n-workflow';

import { API_HOST, AUTHORIZE_URL, TOKEN_URL } from './addresses';
import {
	AUTHORIZE_QUERY_EXPRESSION,
	BODY_EXPRESSION,
	DEFAULT_SCOPES,
	SCOPE_EXPRESSION,
	SCOPE_OPTIONS,
} from './signInFields';
import { prepareSignIn } from './signInHook';

/** Connects one TikTok account: https://developers.tiktok.com/doc/login-kit-web */
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
				'Copy the OAuth redirect URL above into <a href="https://developers.tiktok.com/apps" target="_blank">your TikTok app</a>, under Login Kit, platform Web, without any change. TikTok accepts only https addresses. If your n8n runs at http://localhost:5678, you need a tunnel to connect.',
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
			// n8n's editor always labels this field "Client ID".
			hint: 'The Client key of your TikTok app. A sandbox has its own key.',
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
			// Not named `scopes`, because n8n's editor writes its own permissions into that field.
			name: 'tikTokScopes',
			type: 'multiOptions',
			noDataExpression: true,
			options: SCOPE_OPTIONS,
			default: DEFAULT_SCOPES,
			// Always true, but only after n8n's editor has filled in the defaults. A list that the editor
			// shows earlier empties itself and loses the selected scopes.
			displayOptions: { show: { grantType: ['authorizationCode'] } },
			description: 'What n8n may do with the account. Connect again after you change the scopes.',
		},
		{
			displayName:
				'Select only scopes that your TikTok app has. If the app lacks one of them, TikTok refuses to connect. To use an operation whose scope is not selected, select the scope and connect again.',
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
		// n8n would otherwise add these fields and allow an HTTP Request node to send the access token
		// to any host.
		{
			displayName: 'Allowed HTTP Request Domains',
			name: 'allowedHttpRequestDomains',
			type: 'hidden',
			default: 'domains',
		},
		{
			displayName: 'Allowed Domains',
			name: 'allowedDomains',
			type: 'hidden',
			default: API_HOST,
		},
	];

	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		return await prepareSignIn(this, credentials);
	}
}
