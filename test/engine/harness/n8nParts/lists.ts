import { LoadOptionsContext } from 'n8n-core';
import { Workflow, type INodeTypes, type IWorkflowExecuteAdditionalData } from 'n8n-workflow';

import { toNodes, type NodeSpec } from '../workflow';

/**
 * Calls a list method of a node as services/dynamic-node-parameters.service.js does:
 * in n8n-core's LoadOptionsContext, on a workflow of that one node, without an execution.
 */
export async function loadList(
	nodeTypes: INodeTypes,
	additionalData: IWorkflowExecuteAdditionalData,
	kind: 'listSearch' | 'loadOptions',
	method: string,
	spec: NodeSpec,
	args: Array<string | undefined>,
): Promise<unknown> {
	const [, node] = toNodes([{ ...spec, name: 'Temp-Node' }]);
	const methods = nodeTypes.getByNameAndVersion(node.type, node.typeVersion).methods;
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	const context = new LoadOptionsContext(workflow, node, additionalData, 'parameters');
	await workflow.expression.acquireIsolate();
	try {
		if (kind === 'loadOptions') return await methods?.loadOptions?.[method].call(context);
		return await methods?.listSearch?.[method].call(context, args[0], args[1]);
	} finally {
		await workflow.expression.releaseIsolate();
	}
}
