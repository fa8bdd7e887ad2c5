import type { INodePropertyOptions } from 'n8n-workflow';

/**
 * n8n stores the hidden expressions below with a credential when it is first saved. A later release
 * cannot change them for saved credentials, so anything that may have to change belongs in the hook.
 */

/** The scopes of a new credential. They are enough to post. */
export const DEFAULT_SCOPES = ['user.info.basic', 'video.publish'];

/** https://developers.tiktok.com/doc/tiktok-api-scopes */
export const SCOPE_OPTIONS: INodePropertyOptions[] = [
	{
		name: 'user.info.basic',
		value: 'user.info.basic',
		description:
			'Account > Get Profile (ID, name, and picture). Every app with Login Kit has this scope.',
	},
	{
		name: 'user.info.profile',
		value: 'user.info.profile',
		description: 'Account > Get Profile, for the username, biography, and profile link',
	},
	{
		name: 'user.info.stats',
		value: 'user.info.stats',
		description: 'Account > Get Profile, for the numbers of followers, likes, and videos',
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
			'Video > Direct Post, Photo > Direct Post, Account > Get Creator Info, Post > Get Status, Post > Wait Until Published, Post > Cancel',
	},
	{
		name: 'video.upload',
		value: 'video.upload',
		description:
			'Video > Upload as Draft, Photo > Upload as Draft, Post > Get Status, Post > Wait Until Published, Post > Cancel',
	},
];

// n8n also resolves these fields when a person connects in a browser. No execution exists then, and
// the fields must not turn the exchange of the code into a refresh.
const IN_EXECUTION = '$execution?.id && $execution.id !== "__UNKNOWN__"';
const REFRESH_TOKEN = '$self["oauthTokenData"]?.["refresh_token"]';
const REFRESHING = `${IN_EXECUTION} && ${REFRESH_TOKEN}`;
const CLIENT_KEY = '($self["clientId"] || "")';

/** Scopes separated by commas, as TikTok requires. Empty in a refresh, which has no scope field. */
export const SCOPE_EXPRESSION = `={{ ${REFRESHING} ? "" : ([].concat($self["tikTokScopes"] || []).join(",") || "${DEFAULT_SCOPES.join(',')}") }}`;

/** With `disable_auto_auth`, TikTok always shows its page, so a person can choose another account. */
export const AUTHORIZE_QUERY_EXPRESSION = `=client_key={{ encodeURIComponent(${CLIENT_KEY}) }}&disable_auto_auth=1`;

/** TikTok identifies the app by `client_key`; n8n sends only `client_id`. */
export const BODY_EXPRESSION = `={{ JSON.stringify(${REFRESHING} ? { client_key: ${CLIENT_KEY}, grant_type: "refresh_token", refresh_token: ${REFRESH_TOKEN} } : { client_key: ${CLIENT_KEY} }) }}`;
