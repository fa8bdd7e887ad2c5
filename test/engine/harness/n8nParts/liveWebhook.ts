/* eslint-disable @n8n/community-nodes/no-restricted-imports -- the engine is not part of the package */
import http from 'node:http';
import type { AddressInfo } from 'node:net';

import express, { type Request, type Response } from 'express';
import { WebhookContext } from 'n8n-core';
import {
	jsonParse,
	Workflow,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeTypes,
	type IWebhookData,
	type IWorkflowExecuteAdditionalData,
	type WorkflowExecuteMode,
} from 'n8n-workflow';

const LARGEST_BODY = '16mb';
const PATH = '/webhook';

/** What n8n would begin an execution with, and what it answers. */
interface Outcome {
	status: number;
	body: unknown;
}

/**
 * An active workflow with one webhook node: what live-webhooks.js, webhook-helpers.js and
 * body-parser.js do with a request that belongs to it, in their order. Executions are only noted.
 */
export class LiveWebhook {
	/** The items that an execution was started with, in order. */
	readonly started: INodeExecutionData[] = [];

	/** The database's column; null before anything was saved. */
	staticData: string | null = null;

	private constructor(
		private readonly node: INode,
		private readonly nodeTypes: INodeTypes,
		private readonly additionalData: () => IWorkflowExecuteAdditionalData,
		private readonly server: http.Server,
		private readonly mode: WorkflowExecuteMode,
	) {}

	static async open(
		node: INode,
		nodeTypes: INodeTypes,
		additionalData: () => IWorkflowExecuteAdditionalData,
		mode: WorkflowExecuteMode = 'webhook',
	): Promise<LiveWebhook> {
		const app = express();
		const server = http.createServer(app);
		const webhook = new LiveWebhook(node, nodeTypes, additionalData, server, mode);
		app.post(PATH, express.raw({ type: () => true, limit: LARGEST_BODY }), async (req, res) => {
			await webhook.handle(req, res);
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return webhook;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}${PATH}`;
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	private async handle(request: Request, response: Response): Promise<void> {
		const rawBody = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
		try {
			request.body = rawBody.length === 0 ? {} : jsonParse<unknown>(rawBody.toString('utf8'));
		} catch {
			response.status(422).json({ message: 'Failed to parse request body' });
			return;
		}
		const outcome = await this.execute(Object.assign(request, { rawBody }), response);
		if (outcome !== undefined) response.status(outcome.status).json(outcome.body);
	}

	/** @returns undefined when the node has answered by itself */
	private async execute(
		httpRequest: Request,
		httpResponse: Response,
	): Promise<Outcome | undefined> {
		const { node, nodeTypes } = this;
		const staticData = JSON.parse(this.staticData ?? '{}') as IDataObject;
		const workflow = new Workflow({
			id: 'live-workflow',
			nodes: [node],
			connections: {},
			active: true,
			nodeTypes,
			staticData,
		});
		const data = { ...this.additionalData(), httpRequest, httpResponse };
		const { webhook, description } = nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
		const [webhookDescription] = description.webhooks ?? [];
		const webhookData: IWebhookData = {
			httpMethod: 'POST',
			node: node.name,
			path: PATH,
			webhookDescription,
			workflowId: 'live-workflow',
			workflowExecuteAdditionalData: data,
		};
		const context = new WebhookContext(workflow, node, data, this.mode, webhookData, [], null);
		const result = (await webhook?.call(context)) ?? {};
		if (result.noWebhookResponse === true) this.save(workflow);
		if (result.workflowData !== undefined) {
			// The execution gets a workflow over the same static data, which is thereby marked as unchanged.
			void new Workflow({ nodes: [node], connections: {}, active: true, nodeTypes, staticData });
			this.started.push(...result.workflowData.flat());
		}
		if (result.noWebhookResponse === true) return undefined;
		this.save(workflow);
		return { status: 200, body: result.webhookResponse ?? { message: 'Workflow was started' } };
	}

	private save({ staticData }: Workflow): void {
		if (staticData.__dataChanged !== true) return;
		this.staticData = JSON.stringify(staticData);
		staticData.__dataChanged = false;
	}
}
