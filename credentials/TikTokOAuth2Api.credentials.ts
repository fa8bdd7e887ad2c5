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
	CHOOSE_SCOPES,
	DEFAULT_PURPOSE,
	DEFAULT_SCOPES,
	PURPOSES,
	SCOPE_EXPRESSION,
	SCOPE_OPTIONS,
} from './signInFields';
import { prepareSignIn } from './signInHook';

/**
 * Always true, but only after n8n's editor has filled in the defaults. A list that the editor shows
 * earlier empties itself and loses what is selected.
 */
const AFTER_DEFAULTS = { grantType: ['authorizationCode'] };

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
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			required: true,
			default: '',
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
			displayName: 'What Do You Want to Do?',
			name: 'purpose',
			type: 'options',
			noDataExpression: true,
			options: PURPOSES,
			default: DEFAULT_PURPOSE,
			displayOptions: { show: AFTER_DEFAULTS },
			description: 'What n8n may do with the account. After a change, connect again.',
		},
		{
			displayName: 'Scopes',
			// Not named `scopes`, because n8n's editor writes its own permissions into that field.
			name: 'tikTokScopes',
			type: 'multiOptions',
			noDataExpression: true,
			options: SCOPE_OPTIONS,
			default: DEFAULT_SCOPES,
			displayOptions: { show: { ...AFTER_DEFAULTS, purpose: [CHOOSE_SCOPES] } },
			description: 'The permissions that n8n asks TikTok for',
		},
		{
			displayName:
				'Your TikTok app must have every scope that the answer needs. With one scope too many, TikTok refuses to connect. After you change the answer, press Switch account (or Connect).',
			name: 'scopesNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName:
				'Copy the OAuth redirect URL above into <a href="https://developers.tiktok.com/apps" target="_blank">your TikTok app</a>, under Login Kit, platform Web, without any change. TikTok accepts only https addresses. If your n8n runs at http://localhost:5678, you need a tunnel to connect.',
			name: 'redirectNotice',
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
