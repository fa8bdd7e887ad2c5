import type { Post, Progress } from '../state/post';
import type { PostStatus, Switches } from '../types';

/** An event before it becomes a webhook. `content` is JSON text, so that ids in it are exact bare numbers. */
export interface PostEvent {
	event: string;
	content: string;
}

/** The state of a post that the last event reported. */
export type Told = Pick<Progress, 'status' | 'post_ids'>;

const EVENT_OF_STATUS: Partial<Record<PostStatus, string>> = {
	FAILED: 'post.publish.failed',
	PUBLISH_COMPLETE: 'post.publish.complete',
	SEND_TO_USER_INBOX: 'post.publish.inbox_delivered',
};

/** The events for the changes of a post since then. https://developers.tiktok.com/doc/webhooks-events */
export function eventsSince(
	post: Post,
	told: Told,
	now: Progress,
	{ webhook_post_id }: Switches,
): PostEvent[] {
	const statusEvent = now.status === told.status ? undefined : EVENT_OF_STATUS[now.status];
	const reason = now.status === 'FAILED' ? { reason: now.fail_reason } : {};
	const gained = now.post_ids.filter((id) => !told.post_ids.includes(id));
	const lost = told.post_ids.filter((id) => !now.post_ids.includes(id));
	const json = (id: string) => (webhook_post_id === 'text' ? `"${id}"` : id);
	return [
		...(statusEvent ? [{ event: statusEvent, content: content(post, reason) }] : []),
		...gained.map((id) => ({
			event: 'post.publish.publicly_available',
			content: content(post, {}, json(id)),
		})),
		...lost.map((id) => ({
			event: 'post.publish.no_longer_publicaly_available',
			content: content(post, {}, json(id)),
		})),
	];
}

/** @param postId as JSON: a text, or a bare number */
function content({ publish_id, kind }: Post, more: object, postId?: string): string {
	const publish_type = kind === 'direct' ? 'DIRECT_PUBLISH' : 'INBOX_SHARE';
	const known = JSON.stringify({ publish_id, ...more, publish_type });
	return postId === undefined ? known : `${known.slice(0, -1)},"post_id":${postId}}`;
}

/** A webhook's body. `create_time` in epoch seconds. https://developers.tiktok.com/doc/webhooks-overview */
export function eventBody(event: {
	client_key: string;
	event: string;
	create_time: number;
	user_openid: string | null;
	content: string;
}): string {
	const { user_openid, ...rest } = event;
	return JSON.stringify(user_openid === null ? rest : { ...rest, user_openid });
}
