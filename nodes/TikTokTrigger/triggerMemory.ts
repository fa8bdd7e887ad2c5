import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import type { App } from './checkDelivery';

/** Above this, the process forgets the trigger that received a request least recently. */
export const MAX_TRIGGERS = 100;

/** The newest events of one trigger. */
export interface RecentEvents extends IDataObject {
	/**
	 * Their keys, oldest first, each followed by a space. A text and not a list, because n8n walks
	 * through every entry of a list each time it reads the static data.
	 */
	keys: string;
}

/** What the process remembers of one trigger between two requests. */
export interface TriggerMemory {
	/** Undefined until the first event. */
	recentEvents?: RecentEvents;
	/** Rejections since the last log line. */
	unloggedRejections: number;
	/** Epoch milliseconds of the last log line about a rejection. */
	rejectionLoggedAt: number;
	/** The credential as n8n last read it. Undefined until the first request that is worth it. */
	app?: App;
	/** Epoch milliseconds. */
	appReadAt: number;
}

/** By workflow and node. n8n creates the node again for each event, so a property would not last. */
const ofTriggers = new Map<string, TriggerMemory>();

/** The memory of this trigger. Changes to it last. */
export function memoryOf(context: IWebhookFunctions): TriggerMemory {
	const trigger = keyOf(context);
	const memory = ofTriggers.get(trigger) ?? {
		unloggedRejections: 0,
		rejectionLoggedAt: -Infinity,
		appReadAt: -Infinity,
	};
	ofTriggers.delete(trigger);
	ofTriggers.set(trigger, memory);
	const [oldest] = ofTriggers.keys();
	if (ofTriggers.size > MAX_TRIGGERS) ofTriggers.delete(oldest);
	return memory;
}

/** Empties the memory of this trigger. What n8n has saved of it stays with the workflow. */
export function forget(context: IHookFunctions): void {
	ofTriggers.delete(keyOf(context));
}

function keyOf(context: IHookFunctions | IWebhookFunctions): string {
	return `${context.getWorkflow().id} ${context.getNode().id}`;
}
