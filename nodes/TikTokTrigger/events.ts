/** Every event that there is or will be. */
export const ALL_EVENTS = '*';

/**
 * The status that Post > Get Status gives after an event, where the event leaves no doubt: what is
 * publicly available has been published, while one that is no longer may have been deleted or hidden.
 * https://developers.tiktok.com/doc/webhooks-events
 */
const STATUS_AFTER: Readonly<Record<string, string>> = {
	'post.publish.complete': 'PUBLISH_COMPLETE',
	'post.publish.failed': 'FAILED',
	'post.publish.inbox_delivered': 'SEND_TO_USER_INBOX',
	'post.publish.publicly_available': 'PUBLISH_COMPLETE',
};

/** `reason` of `authorization.removed`. https://developers.tiktok.com/doc/webhooks-events */
const REMOVAL_REASONS: readonly string[] = [
	'TikTok gives no reason',
	'the account disconnected your app',
	'the account was deleted',
	"the account's age was changed",
	'the account was banned',
	'your app gave up the sign-in',
];

export const POST_FAILED = 'post.publish.failed';
export const AUTHORIZATION_REMOVED = 'authorization.removed';

/** Undefined where the event says nothing certain. */
export function statusAfter(event: string): string | undefined {
	return Object.hasOwn(STATUS_AFTER, event) ? STATUS_AFTER[event] : undefined;
}

/** In words; undefined for a number that TikTok's page does not have. */
export function removalReason(reason: unknown): string | undefined {
	return typeof reason === 'number' ? REMOVAL_REASONS[reason] : undefined;
}
