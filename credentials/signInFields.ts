import type { INodePropertyOptions } from 'n8n-workflow';

/**
 * n8n stores the hidden expressions below with a credential when it is first saved: a later release
 * can't change them for people who have connected. What may have to change belongs into the hook.
 */

/** Ticked at first: enough to post. */
export const DEFAULT_SCOPES = ['user.info.basic', 'video.publish'];

/** https://developers.tiktok.com/doc/tiktok-api-scopes */
export const SCOPE_OPTIONS: INodePropertyOptions[] = [
	{
		name: 'user.info.basic',
		value: 'user.info.basic',
		description: 'User > Get (ID, name and picture). Every app with Login Kit has this scope.',
	},
	{
		name: 'user.info.profile',
		value: 'user.info.profile',
		description: 'User > Get, for the username, the biography and the link of the profile',
	},
	{
		name: 'user.info.stats',
		value: 'user.info.stats',
		description: 'User > Get, for the numbers of followers, likes and videos',
	},
	{
		name: 'video.list',
		value: 'video.list',
		description: 'Video > Get, Video > Get Many',
	},
	{
		name: 'video.publish',
		value: 'video.publish',
		description:
			'Video > Direct Post, Photo > Direct Post, Creator > Get Info, Post > Get Status, Post > Wait Until Published, Post > Cancel',
	},
	{
		name: 'video.upload',
		value: 'video.upload',
		description:
			'Video > Upload as Draft, Photo > Upload as Draft, Post > Get Status, Post > Wait Until Published, Post > Cancel',
	},
];

// n8n resolves these fields for the sign-in in a browser too, where there is no execution and where
// a request to refresh must not take the place of the one to exchange the code.
const IN_EXECUTION = '$execution?.id && $execution.id !== "__UNKNOWN__"';
const REFRESH_TOKEN = '$self["oauthTokenData"]?.["refresh_token"]';
const REFRESHING = `${IN_EXECUTION} && ${REFRESH_TOKEN}`;
const CLIENT_KEY = '($self["clientId"] || "")';

/** TikTok's list separator is the comma. None while refreshing: TikTok documents no scope there. */
export const SCOPE_EXPRESSION = `={{ ${REFRESHING} ? "" : ([].concat($self["tikTokScopes"] || []).join(",") || "${DEFAULT_SCOPES.join(',')}") }}`;

/** `disable_auto_auth` shows TikTok's page every time, so that a second account can be connected. */
export const AUTHORIZE_QUERY_EXPRESSION = `=client_key={{ encodeURIComponent(${CLIENT_KEY}) }}&disable_auto_auth=1`;

/** TikTok knows the app by `client_key`, where n8n says `client_id`. */
export const BODY_EXPRESSION = `={{ JSON.stringify(${REFRESHING} ? { client_key: ${CLIENT_KEY}, grant_type: "refresh_token", refresh_token: ${REFRESH_TOKEN} } : { client_key: ${CLIENT_KEY} }) }}`;
