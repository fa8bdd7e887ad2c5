import {
	NodeConnectionTypes,
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { searchAccounts } from '../TikTok/resources/listSearch/accountList';
import { SUBTITLE, TRIGGER_FIELDS } from './fields';
import { TRIGGER_PANEL } from './panel';
import { receive } from './receive';
import { forget } from './triggerMemory';

export class TikTokTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'TikTok Trigger',
		name: 'tikTokTrigger',
		icon: { light: 'file:../TikTok/tiktok.svg', dark: 'file:../TikTok/tiktok.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: SUBTITLE,
		// n8n lists both nodes as one entry, "TikTok", with this text.
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
		triggerPanel: TRIGGER_PANEL,
		properties: TRIGGER_FIELDS,
	};

	methods = { listSearch: { searchAccounts } };

	webhookMethods = {
		default: {
			/** TikTok has no API that tells whether the callback URL is registered. */
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return false;
			},
			/** TikTok has no API that registers a callback URL, so the log says what you have to do. */
			async create(this: IHookFunctions): Promise<boolean> {
				const url = this.getNodeWebhookUrl('default');
				this.logger.info(
					`TikTok Trigger: listening at ${url}. Enter this URL as the callback URL in the portal of your TikTok app, under Webhooks; otherwise TikTok sends no events.`,
				);
				return true;
			},
			/** TikTok continues to send events until somebody changes the callback URL. */
			async delete(this: IHookFunctions): Promise<boolean> {
				forget(this);
				this.logger.info(
					'TikTok Trigger: stopped listening. TikTok continues to send events until you remove the callback URL in the portal of your TikTok app.',
				);
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this);
	}
}
