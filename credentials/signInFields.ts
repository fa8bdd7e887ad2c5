import type { INodePropertyOptions } from 'n8n-workflow';

/**
 * n8n stores the hidden expressions below with a credential when it is first saved. A later release
 * cannot change them for saved credentials, so anything that may have to change belongs in the hook.
 */

/** Every app with Login Kit has it, and TikTok does not let a person deselect it. */
const BASIC_SCOPE = 'user.info.basic';

/** The value of the answer that shows the list of scopes. */
export const CHOOSE_SCOPES = 'chooseScopes';

/**
 * The answers to "What Do You Want to Do?". The value of an answer is its scopes, so that a later
 * release can add an answer that the stored expression knows.
 */
export const PURPOSES: INodePropertyOptions[] = [
	{
		name: 'Send Drafts',
		value: 'user.info.basic,video.upload',
		description: 'Your TikTok app needs the scope video.upload',
	},
	{
		name: 'Send Drafts and Post Directly',
		value: 'user.info.basic,video.upload,video.publish',
		description: 'Your TikTok app needs video.upload, video.publish, and Direct Post switched on',
	},
	{
		name: 'Also Read Videos and Profile',
		value:
			'user.info.basic,video.upload,video.publish,video.list,user.info.profile,user.info.stats',
		description: 'In addition, your app needs video.list, user.info.profile, user.info.stats',
	},
	{
		name: 'Choose Scopes',
		value: CHOOSE_SCOPES,
		description: 'For a TikTok app that has other scopes',
	},
];

export const DEFAULT_PURPOSE = 'user.info.basic,video.upload,video.publish';

/** The selected scopes of a new credential, for a person who chooses them one by one. */
export const DEFAULT_SCOPES = DEFAULT_PURPOSE.split(',');

/** The most important first. https://developers.tiktok.com/doc/tiktok-api-scopes */
export const SCOPE_OPTIONS: INodePropertyOptions[] = [
	{
		name: 'video.upload',
		value: 'video.upload',
		description:
			'Video > Upload as Draft, Photo > Upload as Draft, Post > Get Status, Post > Wait Until Published, Post > Cancel',
	},
	{
		name: 'video.publish',
		value: 'video.publish',
		description:
			'Video > Direct Post, Video > Check, Photo > Direct Post, Account > Get Creator Info, Post > Get Status, Post > Wait Until Published, Post > Cancel',
	},
	{
		name: 'user.info.basic',
		value: BASIC_SCOPE,
		description:
			'Account > Get Profile (ID, name, and picture), Account > Check Setup. Included even if not selected.',
	},
	{
		name: 'video.list',
		value: 'video.list',
		description: 'Video > Get, Video > Get Many',
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
];

// n8n also resolves these fields when a person connects in a browser. No execution exists then, and
// the fields must not turn the exchange of the code into a refresh.
const IN_EXECUTION = '$execution?.id && $execution.id !== "__UNKNOWN__"';
const REFRESH_TOKEN = '$self["oauthTokenData"]?.["refresh_token"]';
const REFRESHING = `${IN_EXECUTION} && ${REFRESH_TOKEN}`;
const CLIENT_KEY = '($self["clientId"] || "")';
const CHOSEN_SCOPES = `["${BASIC_SCOPE}"].concat([].concat($self["tikTokScopes"] || []).join(",").split(",").filter((scope) => scope && scope !== "${BASIC_SCOPE}")).join(",")`;

/** Scopes separated by commas, as TikTok requires. Empty in a refresh, which has no scope field. */
export const SCOPE_EXPRESSION = `={{ ${REFRESHING} ? "" : $self["purpose"] === "${CHOOSE_SCOPES}" ? ${CHOSEN_SCOPES} : $self["purpose"] || "${DEFAULT_PURPOSE}" }}`;

/** With `disable_auto_auth`, TikTok always shows its page, so a person can choose another account. */
export const AUTHORIZE_QUERY_EXPRESSION = `=client_key={{ encodeURIComponent(${CLIENT_KEY}) }}&disable_auto_auth=1`;

/** TikTok identifies the app by `client_key`; n8n sends only `client_id`. */
export const BODY_EXPRESSION = `={{ JSON.stringify(${REFRESHING} ? { client_key: ${CLIENT_KEY}, grant_type: "refresh_token", refresh_token: ${REFRESH_TOKEN} } : { client_key: ${CLIENT_KEY} }) }}`;
