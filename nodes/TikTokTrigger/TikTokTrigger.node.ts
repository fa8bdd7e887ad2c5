import {
	NodeConnectionTypes,
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { TRIGGER_FIELDS } from './fields';
import { receive } from './receive';

export class TikTokTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'TikTok Trigger',
		name: 'tikTokTrigger',
		icon: { light: 'file:../TikTok/tiktok.svg', dark: 'file:../TikTok/tiktok.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle:
			'={{ $parameter["events"].includes("*") ? "all events" : $parameter["events"].join(", ") }}',
		// n8n lists both nodes as one, "TikTok", and shows this text under it.
		description:
			'Publish videos and photos to TikTok, and start workflows when a post is public or refused',
		defaults: { name: 'TikTok Trigger' },
		usableAsTool: undefined,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'tikTokOAuth2Api', required: true }],
		webhooks: [
			{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' },
		],
		properties: TRIGGER_FIELDS,
	};

	webhookMethods = {
		default: {
			/** Nobody but TikTok's portal knows: there is no API to ask. */
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return false;
			},
			/** There is no API to register an address either, so the log says what is left to do. */
			async create(this: IHookFunctions): Promise<boolean> {
				const url = this.getNodeWebhookUrl('default');
				this.logger.info(
					`TikTok Trigger: listens at ${url}. TikTok sends nothing there unless it is the callback URL in your app's portal, under Webhooks.`,
				);
				return true;
			},
			/** TikTok goes on sending, and retries until somebody changes the portal. */
			async delete(this: IHookFunctions): Promise<boolean> {
				this.logger.info(
					"TikTok Trigger: no longer listens. TikTok goes on sending until the callback URL is removed in your app's portal.",
				);
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this);
	}
}
