/** One picture of a scenario, with what is said about it. */
export interface Shot {
	/** The scenario that takes the picture, on the newest n8n. */
	scenario: string;
	/** Its file, without the number in front and `.png`. */
	picture: string;
	caption: string;
	seconds: number;
}

const visit = (picture: string, caption: string, seconds = 3): Shot => ({
	scenario: 'first-quarter',
	picture,
	caption,
	seconds,
});

const CREDENTIAL = visit('credential-filled-in', "1. Enter your TikTok app's key and secret");
const ASKS = visit('tiktok-asks', '2. TikTok asks you', 2.5);
const CONNECTED = visit('connected', '3. The account is connected');
const FORM = visit('form-trigger', '4. A form takes the video', 2.5);
const ACTIONS = visit('actions', '5. Choose “Post a video”');
const FILLED_IN = visit(
	'direct-post-filled-in',
	'6. Choose account, caption and who can see it',
	3.5,
);
const SUBMIT = visit('form-with-file', '7. Submit a video', 2.5);
const RESULT = visit('result', '8. Published, with publish_id and post_id', 3.5);
const WATCH = visit('published-light', 'The post, as the project’s stand-in for TikTok shows it');

/** Under 30 seconds, for the README: connect, form, post, published. */
export const FILM: readonly Shot[] = [
	CREDENTIAL,
	ASKS,
	CONNECTED,
	FORM,
	ACTIONS,
	FILLED_IN,
	SUBMIT,
	RESULT,
	WATCH,
];

/** At most five minutes: what n8n wants to see before it verifies a package. */
export const SCREENCAST: readonly Shot[] = [
	visit('install', 'Install: Settings, Community nodes, the name of the package, Install.', 8),
	visit(
		'credential-empty',
		'Credential: create one of the type TikTok OAuth2 API. Copy its OAuth Redirect URL into your TikTok app.',
		10,
	),
	{
		...CREDENTIAL,
		caption: 'Enter client key and client secret of the app, and say what you want to do.',
		seconds: 10,
	},
	{ ...ASKS, caption: 'Connect opens TikTok’s page. The person agrees there.', seconds: 8 },
	visit('denied', 'Who denies it sees why there is no connection, and can try again.', 8),
	{
		...CONNECTED,
		caption: 'The account is connected. The node renews this sign-in by itself.',
		seconds: 8,
	},
	{
		scenario: 'examples',
		picture: 'example-0-first-draft',
		caption: 'Draft: example 0 checks a video and sends it to the inbox of the TikTok app.',
		seconds: 10,
	},
	{
		scenario: 'examples',
		picture: 'first-draft-1-form',
		caption: 'The form takes the video.',
		seconds: 6,
	},
	{
		scenario: 'examples',
		picture: 'first-draft-2-phone',
		caption: 'The draft is in the TikTok app. The person finishes it on the phone.',
		seconds: 8,
	},
	{
		scenario: 'examples',
		picture: 'first-draft-3-wrong',
		caption: 'A file that is no video: the page says what is wrong, and TikTok is not asked.',
		seconds: 8,
	},
	{ ...FORM, caption: 'Direct post: a form that takes a video …', seconds: 7 },
	{ ...ACTIONS, caption: '… and the action “Post a video”.', seconds: 8 },
	visit(
		'direct-post-empty',
		'Nothing is chosen beforehand: no account, no privacy level, no interaction.',
		10,
	),
	visit('privacy-levels', 'The lists offer what TikTok says that the connected account may do.', 8),
	{ ...FILLED_IN, caption: 'Account, caption and privacy level are chosen.', seconds: 8 },
	{ ...SUBMIT, caption: 'Execute step opens the form. A video is submitted.', seconds: 7 },
	{
		...RESULT,
		caption: 'The node uploads the file, waits for TikTok, and returns IDs and link.',
		seconds: 10,
	},
	{
		...WATCH,
		caption: 'The post in the project’s stand-in for TikTok. No live account is used in this film.',
		seconds: 8,
	},
	{
		scenario: 'trigger',
		picture: 'tiktok-trigger',
		caption:
			'Trigger: TikTok Trigger starts a workflow when a post is published, public or refused.',
		seconds: 10,
	},
	{
		scenario: 'trigger',
		picture: 'trigger-test-panel',
		caption: 'Its panel says how to test it.',
		seconds: 10,
	},
	{
		scenario: 'examples',
		picture: 'example-6-ai-agent-that-posts',
		caption: 'Agent: example 6 gives the node to an AI agent as a tool …',
		seconds: 10,
	},
	{
		scenario: 'examples',
		picture: 'agent-approval',
		caption: '… and n8n asks a person before anything is sent.',
		seconds: 10,
	},
];
