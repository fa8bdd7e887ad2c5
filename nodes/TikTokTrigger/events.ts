/** The option that selects all events, including future ones. */
export const ALL_EVENTS = '*';

/**
 * The status that Post > Get Status returns after an event, for events that leave no doubt. A post
 * that is no longer public has no certain status, because it may be deleted or hidden.
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
	"the account's age changed",
	'the account was banned',
	'your app revoked the sign-in',
];

/** The _Test URL_ button in the portal of the TikTok app sends it. No page of TikTok names it. */
export const PING = 'tiktok.ping';

export const POST_FAILED = 'post.publish.failed';
export const AUTHORIZATION_REMOVED = 'authorization.removed';

/** Undefined when the event does not determine a status. */
export function statusAfter(event: string): string | undefined {
	return Object.hasOwn(STATUS_AFTER, event) ? STATUS_AFTER[event] : undefined;
}

/** The reason in words; undefined for a number that TikTok does not document. */
export function removalReason(reason: unknown): string | undefined {
	return typeof reason === 'number' ? REMOVAL_REASONS[reason] : undefined;
}
