/* eslint-disable @n8n/community-nodes/no-restricted-imports -- the engine is not part of the package */
import { parse, stringify } from 'flatted';
import { RoutingNode, type ExecuteContext } from 'n8n-core';
import type { INodeType, IRunExecutionData } from 'n8n-workflow';

/** The saved data of a failed execution as the Retry button runs it again, from the failed node. */
export function dataForRetry(saved: IRunExecutionData): IRunExecutionData {
	const data = parse(stringify(saved)) as IRunExecutionData;
	const { lastNodeExecuted, runData } = data.resultData;
	if (lastNodeExecuted) {
		delete data.resultData.error;
		const runs = runData[lastNodeExecuted];
		if (runs?.at(-1)?.error !== undefined) runs.pop();
	}
	return data;
}

/** `shouldAssignExecuteMethod` and what follows from it. */
export function withExecute(nodeType: INodeType): INodeType {
	const isDeclarative = nodeType.description.requestDefaults !== undefined;
	const ownsItsRun = nodeType.execute ?? nodeType.supplyData ?? nodeType.poll ?? nodeType.trigger;
	if (ownsItsRun || ((nodeType.webhook || nodeType.methods) && !isDeclarative)) return nodeType;
	nodeType.execute = async function (this) {
		return (await new RoutingNode(this as ExecuteContext, nodeType).runNode()) ?? [];
	};
	return nodeType;
}
