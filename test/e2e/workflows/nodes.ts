import { randomUUID } from 'node:crypto';

import type { IConnections, INode, INodeParameters } from 'n8n-workflow';

import { CREDENTIAL_TYPE, type CredentialRef } from '../world/connect';

export const PACKAGE = 'n8n-nodes-tiktok-publisher';
const STEP_PX = 240;

export const TIKTOK = 'TikTok';
export const TIKTOK_TRIGGER = 'TikTok Trigger';

/** Any node of a workflow. */
export function node(name: string, type: string, version: number, more: Partial<INode>): INode {
	return {
		id: randomUUID(),
		name,
		type,
		typeVersion: version,
		position: [0, 0],
		parameters: {},
		...more,
	};
}

/** The package's node with a credential. */
export function tikTok(
	credential: CredentialRef,
	parameters: INodeParameters,
	more: Partial<INode> = {},
): INode {
	return node(TIKTOK, `${PACKAGE}.tikTok`, 1, {
		parameters,
		credentials: { [CREDENTIAL_TYPE]: { ...credential } },
		...more,
	});
}

/** The package's trigger with a credential; `webhookId` is the middle of its address. */
export function tikTokTrigger(
	credential: CredentialRef,
	webhookId: string,
	parameters: INodeParameters = {},
): INode {
	return node(TIKTOK_TRIGGER, `${PACKAGE}.tikTokTrigger`, 1, {
		webhookId,
		parameters: { events: ['*'], filters: {}, options: {}, ...parameters },
		credentials: { [CREDENTIAL_TYPE]: { ...credential } },
	});
}

/** A webhook that takes a POST and answers with what the last node gives. */
export function webhook(path: string): INode {
	return node('Webhook', 'n8n-nodes-base.webhook', 2, {
		webhookId: randomUUID(),
		parameters: { httpMethod: 'POST', path, responseMode: 'lastNode', options: {} },
	});
}

/** Nodes one after the other. */
export function inLine(...nodes: INode[]): { nodes: INode[]; connections: IConnections } {
	const connections: IConnections = {};
	nodes.forEach((current, at) => {
		current.position = [at * STEP_PX, 0];
		const next = nodes[at + 1];
		if (next === undefined) return;
		connections[current.name] = { main: [[{ node: next.name, type: 'main', index: 0 }]] };
	});
	return { nodes, connections };
}
