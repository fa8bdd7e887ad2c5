import type { INode } from 'n8n-workflow';

import type { N8n } from '../instance/n8n';
import { node } from '../workflows/nodes';
import type { Assistant, OfferedTool, ToolCall } from './assistant';
import { connected } from './connections';

type ClientModule = typeof import('@modelcontextprotocol/sdk/client/index.js');
type TransportModule = typeof import('@modelcontextprotocol/sdk/client/streamableHttp.js');

// Named at run time: a clean checkout is linted before the packages of this folder are installed,
// and a plain import would then be an unresolved one.
const SDK = '@modelcontextprotocol/sdk/client';
const PATH = 'tiktok-mcp';
const TIMEOUT_MS = 180_000;

/** An MCP client at n8n's MCP Server Trigger. */
export class Mcp implements Assistant {
	private constructor(private readonly client: InstanceType<ClientModule['Client']>) {}

	static async create(n8n: N8n, tools: INode[]): Promise<Mcp> {
		const trigger = node('MCP Server Trigger', '@n8n/n8n-nodes-langchain.mcpTrigger', 2, {
			webhookId: 'tiktok-mcp',
			parameters: { authentication: 'none', path: PATH },
		});
		await n8n.rest.createWorkflow({
			name: 'MCP server with TikTok',
			nodes: [trigger, ...tools],
			connections: connected(trigger, 'ai_tool', tools),
		});
		const { Client } = (await import(`${SDK}/index.js`)) as ClientModule;
		const { StreamableHTTPClientTransport } = (await import(
			`${SDK}/streamableHttp.js`
		)) as TransportModule;
		const client = new Client({ name: 'n8n-nodes-tiktok-publisher-e2e', version: '0.0.0' });
		const url = new URL(`${n8n.rest.url}/mcp/${PATH}`);
		await client.connect(new StreamableHTTPClientTransport(url));
		return new Mcp(client);
	}

	async offered(): Promise<OfferedTool[]> {
		const { tools } = await this.client.listTools();
		return tools.map(({ name, description = '', inputSchema }) => ({
			name,
			description,
			args: Object.keys(inputSchema.properties ?? {}),
		}));
	}

	async use(...calls: ToolCall[]): Promise<string[]> {
		return await Promise.all(calls.map(async (call) => await this.useOne(call)));
	}

	async close(): Promise<void> {
		await this.client.close();
	}

	private async useOne({ name, args }: ToolCall): Promise<string> {
		const result = await this.client.callTool({ name, arguments: args }, undefined, {
			timeout: TIMEOUT_MS,
		});
		return JSON.stringify(result.content);
	}
}
