import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { eventOutput } from './eventOutput';
import { judge, type App, type Refusal } from './judge';
import { eventKey, repeatsOf } from './repeats';
import { isWanted, readSettings } from './settings';
import type { WebhookEvent } from './webhookEvent';

const OK = 200;

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
	return { workflowData: [[{ json: eventOutput(verdict.event) }]] };
}

async function appOf(context: IWebhookFunctions): Promise<App> {
	const { clientId, clientSecret } = await context.getCredentials<IDataObject>('tikTokOAuth2Api');
	return { clientKey: String(clientId ?? ''), clientSecret: String(clientSecret ?? '') };
}

/** @returns false for a repeat of an event that has been taken */
function takeFirst(context: IWebhookFunctions, event: WebhookEvent): boolean {
	const saved = context.getWorkflowStaticData('node');
	const trigger = `${context.getWorkflow().id} ${context.getNode().id}`;
	const repeats = repeatsOf(trigger, saved.recentEvents);
	const key = eventKey(event);
	if (!repeats.take(key)) return false;
	saved.recentEvents = repeats.saved;
	const response = context.getResponseObject();
	response.once('finish', () => {
		if (response.statusCode !== OK) repeats.giveBack(key);
	});
	return true;
}

function refuse(context: IWebhookFunctions, { status, why }: Refusal): IWebhookResponseData {
	context.logger.warn(
		`TikTok Trigger: refused a request with ${status}: ${why} (node "${context.getNode().name}")`,
	);
	const message = status === 401 ? 'Not signed by TikTok for this app' : 'Not an event of TikTok';
	context.getResponseObject().status(status).json({ message });
	return { noWebhookResponse: true };
}
