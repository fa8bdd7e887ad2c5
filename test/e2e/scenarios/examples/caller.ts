import type { N8n } from '../../instance/n8n';
import { inLine, node, webhook } from '../../workflows/nodes';

/** Makes a workflow that hands the body of a webhook over to an example, as one item. */
export async function makeCaller(n8n: N8n, path: string, workflowId: string): Promise<void> {
	const item = node('Item', 'n8n-nodes-base.code', 2, {
		parameters: { jsCode: 'return [{ json: $input.first().json.body }];' },
	});
	const call = node('Execute Workflow', 'n8n-nodes-base.executeWorkflow', 1.2, {
		parameters: {
			workflowId: { __rl: true, mode: 'id', value: workflowId },
			workflowInputs: { mappingMode: 'defineBelow', value: null },
			options: {},
		},
	});
	await n8n.rest.createWorkflow({ name: path, ...inLine(webhook(path), item, call) });
}
