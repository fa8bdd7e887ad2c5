/** A part of a scenario, with what is said about it. */
export interface Shot {
	/** The scenario that is filmed, on the newest n8n. */
	scenario: string;
	/** The film shows what is seen after this picture of the scenario; without it, a still. */
	from?: string;
	/** The picture at the end. Pictures are named as files, without the number in front and `.png`. */
	to: string;
	caption: string;
	seconds: number;
}

type Line = [from: string | undefined, to: string, seconds: number, caption: string];

const shots = (scenario: string, ...lines: Line[]): Shot[] =>
	lines.map(([from, to, seconds, caption]) => ({ scenario, from, to, seconds, caption }));

/** Under 30 seconds, for the README: connect, form, post, published. */
export const FILM: readonly Shot[] = shots(
	'first-quarter',
	['credential-empty', 'credential-filled-in', 4, "1. Enter your TikTok app's key and secret"],
	['denied', 'connected', 4, '2. Connect: TikTok asks you, and you agree'],
	['connected', 'form-trigger', 3.5, '3. A form takes the video'],
	['form-trigger', 'node-found', 2.5, '4. Add TikTok …'],
	['n8n-actions', 'direct-post-empty', 1.5, '4. Add TikTok: “Post a video”'],
	['direct-post-empty', 'direct-post-filled-in', 5, '5. Choose account, caption and viewers'],
	['direct-post-filled-in', 'form-with-file', 2.5, '6. Execute it, and choose a video'],
	['form-with-file', 'result', 3.5, '7. The node posts it, and tells its status'],
	['canvas-dark', 'published-light', 2.5, 'The post in the project’s stand-in for TikTok'],
);

const INSTALL_AND_CONNECT: Line[] = [
	['community-nodes', 'install', 8, 'Install: Settings, Community nodes, the name of the package.'],
	[
		'install',
		'credential-empty',
		11,
		'Credential: choose TikTok OAuth2 API. Copy its OAuth Redirect URL into your TikTok app.',
	],
	['credential-empty', 'credential-filled-in', 9, 'Enter client key and client secret of the app.'],
	[
		'denied',
		'connected',
		10,
		'Connect opens TikTok’s page, where the person agrees. The node renews this sign-in by itself.',
	],
];

const DRAFT: Line[] = [
	['first-draft-empty', 'first-draft-imported', 6, 'Draft: example 0 sends a draft to your phone.'],
	[
		'first-draft-imported',
		'first-draft-sent',
		10,
		'Its form takes the video, checks and sends it.',
	],
	['first-draft-sent', 'first-draft-editor', 5, 'Green lines show the way that the video took.'],
];

const DIRECT_POST: Line[] = [
	['connected', 'form-trigger', 14, 'Direct post: a form that takes a video …'],
	['form-trigger', 'node-found', 6, '… then TikTok …'],
	['n8n-actions', 'direct-post-empty', 6, '… and the action “Post a video”.'],
	[
		'direct-post-empty',
		'privacy-levels',
		11,
		'Nothing is preset. The lists show what TikTok allows.',
	],
	['privacy-levels', 'direct-post-filled-in', 7, 'Account, caption and privacy level are chosen.'],
	['direct-post-filled-in', 'form-with-file', 7, 'Execute step opens the form.'],
	['form-with-file', 'result', 12, 'The node uploads the file, and waits for TikTok.'],
	[
		'canvas-dark',
		'published-light',
		9,
		'The post in the project’s stand-in for TikTok. No live account is used in this film.',
	],
];

/** At most five minutes: what n8n wants to see before it verifies a package. */
export const SCREENCAST: readonly Shot[] = [
	...shots('first-quarter', ...INSTALL_AND_CONNECT, ...DRAFT),
	...shots('examples', [
		undefined,
		'first-draft-3-wrong',
		8,
		'A file that is no video is not sent, and the page says why.',
	]),
	...shots('first-quarter', ...DIRECT_POST),
	...shots(
		'trigger',
		[
			'trigger-canvas',
			'trigger-test-panel',
			10,
			'Trigger: TikTok Trigger starts a workflow when a post is published, public or refused.',
		],
		['trigger-test-panel', 'tiktok-trigger', 6, 'Its address goes into the TikTok app.'],
		['tiktok-trigger', 'trigger-event', 9, 'Execute step waits. Then TikTok sends a signed event.'],
	),
	...shots(
		'examples',
		[undefined, 'example-6-ai-agent-that-posts', 10, 'Agent: example 6 has the node as a tool …'],
		[undefined, 'agent-approval', 10, '… and n8n asks a person before anything is sent.'],
	),
];
