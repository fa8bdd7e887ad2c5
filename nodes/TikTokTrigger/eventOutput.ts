import type { IDataObject } from 'n8n-workflow';

import { idsIn } from '../TikTok/shared/values';
import { failedPostFault } from '../TikTok/api/postStatus';
import { AUTHORIZATION_REMOVED, POST_FAILED, removalReason, statusAfter } from './events';
import { isObject, type WebhookEvent } from './webhookEvent';

/**
 * The json of one event: flat, and named as in the result of a post. It has only what the event
 * says, so that a row that is updated with it keeps what an earlier event told.
 */
export function eventOutput(event: WebhookEvent): IDataObject {
	const { content } = event;
	return {
		...(isObject(content) ? contentFields(event.event, content) : { content: content as string }),
		event: event.event,
		user_openid: event.user_openid,
		create_time: event.create_time,
		created_at: new Date(event.create_time * 1_000).toISOString(),
	};
}

function contentFields(event: string, content: Record<string, unknown>): IDataObject {
	const { reason, post_id: postId, ...others } = content as IDataObject;
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
	const fail_reason = typeof reason === 'string' && reason !== '' ? reason : null;
	return { fail_reason, remedy: failedPostFault({ fail_reason }).remedy };
}

/** Ids are text: the numbers exceed 2^53. What is no id stays as it came. */
function postIdFields(postId: IDataObject[string]): IDataObject {
	const ids = idsIn(postId);
	if (ids.length > 0) return { post_id: ids[0], post_ids: ids };
	return postId === undefined ? {} : { post_id: postId };
}
