/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import express from 'express';

import type { ToolCall } from './assistant';
import { promptSchema, requestSchema, type ModelRequest } from './openAiSchema';

const MAX_BODY = '4mb';

/**
 * A chat model that speaks OpenAI's protocol on loopback and does as it is told: its prompt is the
 * list of tools to use, its last answer the list of what the tools gave.
 */
export class ScriptedModel {
	/** Every request that it got. */
	readonly requests: ModelRequest[] = [];

	private constructor(private readonly server: Server) {}

	static async start(): Promise<ScriptedModel> {
		const app = express();
		const server = app.listen(0, '127.0.0.1');
		const model = new ScriptedModel(server);
		app.use(express.json({ limit: MAX_BODY }));
		app.post('/v1/chat/completions', (request, response) => {
			response.json(model.complete(requestSchema.parse(request.body)));
		});
		await new Promise((resolve) => server.once('listening', resolve));
		return model;
	}

	/** The address that n8n's OpenAI credential takes. */
	get url(): string {
		const { port } = this.server.address() as AddressInfo;
		return `http://127.0.0.1:${port}/v1`;
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	private complete(request: ModelRequest): object {
		this.requests.push(request);
		const told = request.messages.filter(({ role }) => role === 'tool');
		const prompt = request.messages.filter(({ role }) => role === 'user').at(-1)?.content;
		const calls = promptSchema.parse(JSON.parse(prompt ?? '[]'));
		if (told.length === calls.length) {
			return completion('stop', { content: JSON.stringify(told.map(({ content }) => content)) });
		}
		return completion('tool_calls', { content: null, tool_calls: calls.map(toolCall) });
	}
}

function toolCall({ name, args }: ToolCall): object {
	const id = `call_${randomUUID()}`;
	return { id, type: 'function', function: { name, arguments: JSON.stringify(args) } };
}

function completion(finishReason: 'stop' | 'tool_calls', message: object): object {
	return {
		id: `chatcmpl-${randomUUID()}`,
		object: 'chat.completion',
		created: 1,
		model: 'scripted',
		choices: [
			{ index: 0, finish_reason: finishReason, message: { role: 'assistant', ...message } },
		],
		usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
	};
}
