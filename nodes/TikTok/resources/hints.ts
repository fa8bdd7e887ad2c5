import type { NodeHint } from 'n8n-workflow';

/**
 * What a person should know who looks at the output of an operation that n8n sends by its routing:
 * those can't add hints while they run, so n8n shows these by the chosen operation.
 */
export const outputHints: NodeHint[] = [
	hint(
		'post',
		['getStatus'],
		"TikTok may check a post for hours. Until then it is pending, which is no failure, and a public post has no 'post_id' yet. Ask again later instead of posting again.",
	),
	hint(
		'post',
		['cancel'],
		'TikTok tries to cancel, and does not promise it. Post > Get Status says FAILED with publish_cancelled once it has worked.',
	),
	hint(
		'user',
		['get'],
		'TikTok gives the fields that the scopes of the sign-in allow. For more, tick user.info.profile and user.info.stats in the credential and connect again.',
	),
	hint(
		'video',
		['get', 'getAll'],
		'TikTok shows public posts only, and a new one after it has checked it.',
	),
];

function hint(resource: string, operations: string[], message: string): NodeHint {
	const names = JSON.stringify(operations);
	return {
		message,
		type: 'info',
		location: 'outputPane',
		whenToDisplay: 'afterExecution',
		displayCondition: `={{ $parameter["resource"] === "${resource}" && ${names}.includes($parameter["operation"]) }}`,
	};
}
