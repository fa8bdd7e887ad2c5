import { isResourceLocatorValue, type IDataObject, type IWebhookFunctions } from 'n8n-workflow';

import { asRecord, numberOrNull, textOfId } from '../TikTok/shared/values';
import { ALL_EVENTS } from './events';
import type { WebhookEvent } from './webhookEvent';

/** Minutes; TikTok retries for 72 hours: https://developers.tiktok.com/doc/webhooks-overview */
export const DEFAULT_WINDOW_MIN = 4_320;
export const MIN_WINDOW_MIN = 1;
export const MAX_WINDOW_MIN = 10_080;

const SECONDS_PER_MINUTE = 60;

/** Which events the node's parameters select. */
export interface TriggerSettings {
	readonly events: readonly string[];
	/** Empty for all accounts. */
	readonly userOpenIds: readonly string[];
	/** Empty for all posts. */
	readonly publishIds: readonly string[];
}

export function readSettings(context: IWebhookFunctions): TriggerSettings {
	const filters = context.getNodeParameter('filters', {}) as IDataObject;
	return {
		events: listOf(context.getNodeParameter('events', [ALL_EVENTS])),
		userOpenIds: listOf(filters.userOpenIds),
		publishIds: listOf(filters.publishIds),
	};
}

/** Whether the settings select this event. */
export function isSelected(event: WebhookEvent, settings: TriggerSettings): boolean {
	const { events, userOpenIds, publishIds } = settings;
	const publishId = textOfId(asRecord(event.content)?.publish_id);
	return (
		(events.includes(ALL_EVENTS) || events.includes(event.event)) &&
		(userOpenIds.length === 0 || userOpenIds.includes(event.user_openid ?? '')) &&
		(publishIds.length === 0 || publishIds.includes(publishId ?? ''))
	);
}

/** The trimmed entries of a list or of a comma-separated text, without empty ones. */
function listOf(value: unknown): string[] {
	if (isResourceLocatorValue(value)) return listOf(value.value);
	const entries = Array.isArray(value) ? value : String(value ?? '').split(',');
	return entries.map((entry) => String(entry).trim()).filter((entry) => entry !== '');
}

/** In seconds. For anything but a number within the bounds the default, which loses no event. */
export function readWindowSec(context: IWebhookFunctions): number {
	const { signatureWindowMin } = context.getNodeParameter('options', {}) as IDataObject;
	const minutes = numberOrNull(signatureWindowMin) ?? DEFAULT_WINDOW_MIN;
	const isPossible = minutes >= MIN_WINDOW_MIN && minutes <= MAX_WINDOW_MIN;
	return (isPossible ? minutes : DEFAULT_WINDOW_MIN) * SECONDS_PER_MINUTE;
}
