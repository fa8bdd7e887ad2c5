import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { eventOutput } from './eventOutput';
import { judge, type App, type Refusal } from './checkDelivery';
import { eventKey, repeatsOf } from './repeats';
import { isWanted, readSettings } from './settings';
import type { WebhookEvent } from './webhookEvent';

/** Answers one delivery, and lets the workflow run when it is an event that has not run yet. */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const settings = readSettings(context);
	const request = context.getRequestObject();
	const arrival = {
		signature: request.headers['tiktok-signature'],
		// n8n reads no bytes of a multipart form, which TikTok does not send.
		rawBody: request.rawBody ?? Buffer.alloc(0),
		at: Date.now(),
	};
	const verdict = judge(arrival, await appOf(context), settings.windowSec);
	if ('refusal' in verdict) return refuse(context, verdict.refusal);
	if (!isWanted(verdict.event, settings))
		return { webhookResponse: { message: 'Not listened to' } };
	// A test from the editor is one delivery by itself, and its static data is not saved.
	if (context.getMode() !== 'manual' && !takeFirst(context, verdict.event)) {
		return { webhookResponse: { message: 'Received before' } };
	}
	return run(context, verdict.event);
}

async function appOf(context: IWebhookFunctions): Promise<App> {
	const { clientId, clientSecret } = await context.getCredentials<IDataObject>('tikTokOAuth2Api');
	return { clientKey: trimmed(clientId), clientSecret: trimmed(clientSecret) };
}

/** A space that came along with the copied text is in neither of them. */
function trimmed(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}

/** @returns false for a repeat of an event that has been taken */
function takeFirst(context: IWebhookFunctions, event: WebhookEvent): boolean {
	const saved = context.getWorkflowStaticData('node');
	const trigger = `${context.getWorkflow().id} ${context.getNode().id}`;
	const repeats = repeatsOf(trigger, saved.recentEvents);
	if (!repeats.take(eventKey(event))) return false;
	saved.recentEvents = repeats.saved;
	return true;
}

/**
 * Answers by itself and lets the workflow run. Where n8n is left to answer (2.41), it does so after
 * the execution has begun, and beginning one makes it forget that static data is to be saved.
 */
function run(context: IWebhookFunctions, event: WebhookEvent): IWebhookResponseData {
	context.getResponseObject().status(200).json({ message: 'Received' });
	return { noWebhookResponse: true, workflowData: [[{ json: eventOutput(event) }]] };
}

function refuse(context: IWebhookFunctions, { status, why }: Refusal): IWebhookResponseData {
	context.logger.warn(
		`TikTok Trigger: refused a request with ${status}: ${why} (node "${context.getNode().name}")`,
	);
	const message = status === 401 ? 'Not signed by TikTok for this app' : 'Not an event of TikTok';
	context.getResponseObject().status(status).json({ message });
	return { noWebhookResponse: true };
}
