import { NodeConnectionTypes, type INodeTypeDescription } from 'n8n-workflow';

/** The description of one of the harness's own nodes: one input and one output unless `more` says otherwise. */
export function describeNode(
	name: string,
	more: Partial<INodeTypeDescription> = {},
): INodeTypeDescription {
	return {
		displayName: name,
		name,
		group: ['transform'],
		version: 1,
		description: name,
		defaults: { name },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
		...more,
	};
}
