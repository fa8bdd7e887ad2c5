/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';

import type { INode } from 'n8n-workflow';

import type { N8n } from '../instance/n8n';
import { inLine, node, webhook } from '../workflows/nodes';
import { callWebhook } from '../world/callWebhook';
import type { Assistant, OfferedTool, ToolCall } from './assistant';
import { connected } from './connections';
import type { ScriptedModel } from './scriptedModel';

const PATH = 'agent';

/** n8n's AI Agent behind a webhook, with the scripted model. */
export class Agent implements Assistant {
	private constructor(
		private readonly n8n: N8n,
		private readonly model: ScriptedModel,
	) {}

	static async create(n8n: N8n, model: ScriptedModel, tools: INode[]): Promise<Agent> {
		const id = await n8n.rest.createCredential('Scripted model', 'openAiApi', {
			apiKey: 'worth nothing',
			url: model.url,
		});
		const agent = node('AI Agent', '@n8n/n8n-nodes-langchain.agent', 3.1, {
			parameters: {
				promptType: 'define',
				text: '={{ JSON.stringify($json.body.calls) }}',
				options: {},
			},
		});
		const chatModel = node('Chat Model', '@n8n/n8n-nodes-langchain.lmChatOpenAi', 1.2, {
			parameters: { model: { __rl: true, mode: 'id', value: 'scripted' }, options: {} },
			credentials: { openAiApi: { id, name: 'Scripted model' } },
		});
		const { nodes, connections } = inLine(webhook(PATH), agent);
		await n8n.rest.createWorkflow({
			name: 'AI Agent with TikTok',
			nodes: [...nodes, chatModel, ...tools],
			connections: {
				...connections,
				...connected(agent, 'ai_languageModel', [chatModel]),
				...connected(agent, 'ai_tool', tools),
			},
		});
		return new Agent(n8n, model);
	}

	/** As the model has last seen them. */
	async offered(): Promise<OfferedTool[]> {
		await this.use();
		const { tools } = this.model.requests.at(-1) ?? { tools: [] };
		return tools.map(({ function: { name, description, parameters } }) => ({
			name,
			description,
			args: Object.keys(parameters.properties),
		}));
	}

	async use(...calls: ToolCall[]): Promise<string[]> {
		const { status, answer } = await callWebhook(this.n8n, PATH, { calls });
		assert.equal(status, 200, `${JSON.stringify(answer)} ${await this.lastExecution()}`);
		return JSON.parse(String(answer.output)) as string[];
	}

	private async lastExecution(): Promise<string> {
		const [newest] = await this.n8n.rest.executions();
		return (await this.n8n.rest.execution(newest.id)).data ?? '';
	}
}
