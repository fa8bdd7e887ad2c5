import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { trimmedText } from '../TikTok/shared/values';
import { checkDelivery, type App, type Rejection } from './checkDelivery';
import { isFirstDelivery } from './duplicates';
import { eventOutput } from './eventOutput';
import { PING } from './events';
import { logRejection } from './rejectionLog';
import { isSelected, readSettings, readWindowSec } from './settings';
import { memoryOf } from './triggerMemory';
import { isPing, type WebhookEvent } from './webhookEvent';

/** How long a credential that n8n has read is used. */
export const CREDENTIAL_KEPT_MS = 1_000;

/** Answers one delivery and starts the workflow when the event is selected and not a duplicate. */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const request = context.getRequestObject();
	const delivery = {
		signature: request.headers['tiktok-signature'],
		// n8n keeps no raw body of a multipart form, which TikTok does not send.
		rawBody: request.rawBody ?? Buffer.alloc(0),
		receivedAt: Date.now(),
	};
	if (isPing(delivery.rawBody)) return answerPing(context);
	const readApp = async () => await appOf(context);
	const checked = await checkDelivery(delivery, readWindowSec(context), readApp);
	if ('rejection' in checked) return reject(context, checked.rejection);
	if (checked.event.event === PING) return answerPing(context);
	if (!isSelected(checked.event, readSettings(context))) {
		return { webhookResponse: { message: 'Event ignored: not selected in this trigger' } };
	}
	// A test in the editor receives one delivery, and n8n does not save its static data.
	if (context.getMode() !== 'manual' && !isFirst(context, checked.event)) {
		return { webhookResponse: { message: 'Event ignored: already received' } };
	}
	return startWorkflow(context, eventOutput(checked.event));
}

/** A ping starts no workflow. In a test from the editor it shows that TikTok reaches n8n. */
function answerPing(context: IWebhookFunctions): IWebhookResponseData {
	return context.getMode() === 'manual'
		? startWorkflow(context, { event: PING })
		: { webhookResponse: { message: 'Ping received' } };
}

/**
 * The app of the credential, with key and secret trimmed, because people copy them with spaces;
 * neither contains one. n8n takes longer to read a credential than to refuse a request, so the
 * requests of one second share a reading. Else a stranger's requests cost more than those to a
 * Webhook node.
 */
async function appOf(context: IWebhookFunctions): Promise<App> {
	const memory = memoryOf(context);
	if (memory.app !== undefined && Date.now() - memory.appReadAt < CREDENTIAL_KEPT_MS) {
		return memory.app;
	}
	const { clientId, clientSecret } = await context.getCredentials<IDataObject>('tikTokOAuth2Api');
	memory.app = { clientKey: trimmedText(clientId), clientSecret: trimmedText(clientSecret) };
	memory.appReadAt = Date.now();
	return memory.app;
}

/** Records the event. False when the trigger has received it before. */
function isFirst(context: IWebhookFunctions, event: WebhookEvent): boolean {
	return isFirstDelivery(event, memoryOf(context), context.getWorkflowStaticData('node'));
}

/**
 * Sends the answer itself. If n8n sent it (seen in 2.41), it would do so after it started the
 * execution, and starting one makes n8n forget to save the static data.
 */
function startWorkflow(context: IWebhookFunctions, json: IDataObject): IWebhookResponseData {
	context.getResponseObject().status(200).json({ message: 'Event received' });
	return { noWebhookResponse: true, workflowData: [[{ json }]] };
}

function reject(context: IWebhookFunctions, rejection: Rejection): IWebhookResponseData {
	logRejection(context, rejection);
	const { status } = rejection;
	const message = status === 401 ? 'Not signed by TikTok for this app' : 'Not a TikTok event';
	context.getResponseObject().status(status).json({ message });
	return { noWebhookResponse: true };
}
