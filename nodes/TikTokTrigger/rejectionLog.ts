import type { IWebhookFunctions } from 'n8n-workflow';

import { foreignText } from '../TikTok/shared/foreignText';
import type { Rejection } from './checkDelivery';
import { memoryOf } from './triggerMemory';

/** At most one line in this time, because anybody can send requests to the callback URL. */
const LOG_INTERVAL_MS = 60_000;

/** Logs a rejection, or counts it for the next line. */
export function logRejection(context: IWebhookFunctions, { status, reason }: Rejection): void {
	const memory = memoryOf(context);
	const now = Date.now();
	if (now - memory.rejectionLoggedAt < LOG_INTERVAL_MS) {
		memory.unloggedRejections += 1;
		return;
	}
	const count = memory.unloggedRejections;
	const more = count === 0 ? '' : `; ${count} more since the last message`;
	const node = foreignText(context.getNode().name);
	context.logger.warn(
		`TikTok Trigger: rejected a request with ${status}: ${reason} (node "${node}"${more})`,
	);
	memory.unloggedRejections = 0;
	memory.rejectionLoggedAt = now;
}
