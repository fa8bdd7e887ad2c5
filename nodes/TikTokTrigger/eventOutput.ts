import type { IDataObject } from 'n8n-workflow';

import { asRecord, idsIn, textOrNull } from '../TikTok/shared/values';
import { failedPostFault } from '../TikTok/api/postStatus';
import { AUTHORIZATION_REMOVED, POST_FAILED, removalReason, statusAfter } from './events';
import type { WebhookEvent } from './webhookEvent';

/**
 * The json of one event: flat, with the key names of a post result. It contains only what the event
 * says, so a row that a workflow updates with it keeps the values of earlier events.
 */
export function eventOutput(event: WebhookEvent): IDataObject {
	const content = asRecord(event.content);
	return {
		...(content ? contentFields(event.event, content) : { content: event.content as string }),
		event: event.event,
		user_openid: event.user_openid,
		create_time: event.create_time,
		created_at: new Date(event.create_time * 1_000).toISOString(),
	};
}

function contentFields(event: string, content: IDataObject): IDataObject {
	const { reason, post_id: postId, ...others } = content;
	const status = statusAfter(event);
	return {
		...others,
		...(status === undefined ? {} : { status }),
		...reasonFields(event, reason),
		...postIdFields(postId),
	};
}

function reasonFields(event: string, reason: IDataObject[string]): IDataObject {
	if (event === POST_FAILED) return failureFields(reason);
	if (reason === undefined) return {};
	const words = event === AUTHORIZATION_REMOVED ? removalReason(reason) : undefined;
	return words === undefined ? { reason } : { reason, reason_text: words };
}

function failureFields(reason: IDataObject[string]): IDataObject {
	const fail_reason = textOrNull(reason);
	return { fail_reason, remedy: failedPostFault({ fail_reason }).remedy };
}

/** Ids become text, because the numbers exceed 2^53. Any other value stays as TikTok sent it. */
function postIdFields(postId: IDataObject[string]): IDataObject {
	const ids = idsIn(postId);
	if (ids.length > 0) return { post_id: ids[0], post_ids: ids };
	return postId === undefined ? {} : { post_id: postId };
}
