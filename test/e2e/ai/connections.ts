import type { IConnections, INode } from 'n8n-workflow';

/** Sub-nodes at one of a node's inputs of that kind. */
export function connected(
	parent: INode,
	type: 'ai_languageModel' | 'ai_tool',
	children: readonly INode[],
): IConnections {
	return Object.fromEntries(
		children.map(({ name }) => [name, { [type]: [[{ node: parent.name, type, index: 0 }]] }]),
	);
}
