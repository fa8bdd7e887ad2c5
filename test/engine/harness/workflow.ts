import type { IConnections, INode, INodeParameters } from 'n8n-workflow';

import { HARNESS_PREFIX } from './nodes';

export const START = 'Start';

/** A credential as a node names it. */
export interface CredentialRef {
	id: string;
	name: string;
}

/** A node of a test's workflow; whatever n8n saves with a node may be given. */
export type NodeSpec = Partial<Omit<INode, 'name' | 'type' | 'credentials'>> & {
	name: string;
	/** Full type name. */
	type: string;
	parameters?: INodeParameters;
	/** Stands for `credentials: { tikTokOAuth2Api: … }`. */
	credential?: CredentialRef;
};

/** `[from, to]`, with a branch `[from, to, outputIndex]`, or of a tool and its agent. */
export type Connection = [from: string, to: string, output?: number | 'ai_tool'];

/** One of the harness's own nodes; nodes.ts says what each does. */
export function harnessNode(
	kind: 'passThrough' | 'loop' | 'failFirst' | 'readFile' | 'callApi' | 'agent' | 'toolUser',
	name: string,
	more: Omit<NodeSpec, 'name' | 'type'> = {},
): NodeSpec {
	return { ...more, name, type: `${HARNESS_PREFIX}${kind}` };
}

/** The nodes as n8n saves them, with a start node before them. */
export function toNodes(specs: NodeSpec[]): INode[] {
	const start: NodeSpec = { name: START, type: `${HARNESS_PREFIX}start` };
	return [start, ...specs].map(({ credential, ...spec }, index) => ({
		id: `node-${index}`,
		typeVersion: 1,
		position: [index * 200, 0],
		...spec,
		parameters: spec.parameters ?? {},
		...(credential === undefined ? {} : { credentials: { tikTokOAuth2Api: credential } }),
	}));
}

/** n8n's form of the connections; without any, the nodes follow each other as listed. */
export function toConnections(specs: NodeSpec[], given?: Connection[]): IConnections {
	const names = [START, ...specs.map(({ name }) => name)];
	const chain = names.slice(1).map((name, index): Connection => [names[index], name]);
	const connections: IConnections = {};
	for (const [from, to, output = 0] of given ?? chain) {
		const [type, branch] = output === 'ai_tool' ? [output, 0] : (['main', output] as const);
		const branches = ((connections[from] ??= {})[type] ??= []);
		while (branches.length <= branch) branches.push([]);
		branches[branch]?.push({ node: to, type, index: 0 });
	}
	return connections;
}
