import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	Workflow,
	type INodeExecutionData,
	type INodeTypes,
	type IRun,
	type IRunExecutionData,
	type IWorkflowExecuteAdditionalData,
	type IWorkflowSettings,
	type WorkflowExecuteMode,
} from 'n8n-workflow';

import type { LogLine } from './log';
import { RunResult } from './result';
import { START, toConnections, toNodes, type Connection, type NodeSpec } from './workflow';

export const WORKFLOW_ID = 'workflow-1';

/** One execution to be. */
export interface RunSpec {
	nodes: NodeSpec[];
	/** Left out: Start, then the nodes in their order. */
	connections?: Connection[];
	/** What Start puts out; left out: one empty item. */
	items?: INodeExecutionData[];
	settings?: IWorkflowSettings;
	/** `trigger` unless said otherwise: a workflow that runs on its own. */
	mode?: WorkflowExecuteMode;
	executionId?: string;
}

/** An execution under way. */
export interface RunningExecution {
	readonly executionId: string;
	readonly result: Promise<RunResult>;
	/** The Stop button. */
	cancel(): void;
}

/** What `execute` needs of the engine. */
export interface RunContext {
	nodeTypes: INodeTypes;
	additionalData: IWorkflowExecuteAdditionalData;
	executionId: string;
	log: LogLine[];
	/** Saved data to go on from. */
	saved?: IRunExecutionData;
}

/** Lets n8n-core run the workflow. The result never rejects for what a node does. */
export function execute(spec: RunSpec, context: RunContext): RunningExecution {
	const { nodeTypes, additionalData, executionId, log } = context;
	const mode = spec.mode ?? 'trigger';
	const nodes = toNodes(spec.nodes);
	const connections = toConnections(spec.nodes, spec.connections);
	const settings: IWorkflowSettings = { executionOrder: 'v1', ...spec.settings };
	const workflow = new Workflow({
		id: WORKFLOW_ID,
		name: 'Test',
		nodes,
		connections,
		nodeTypes,
		active: false,
		settings,
	});
	additionalData.workflowSettings = settings;
	additionalData.hooks = new ExecutionLifecycleHooks(mode, executionId, {
		id: WORKFLOW_ID,
		name: 'Test',
		nodes,
		connections,
		settings,
		active: false,
		isArchived: false,
		activeVersionId: null,
		createdAt: new Date(),
		updatedAt: new Date(),
	});
	const data = context.saved ?? startingWith(workflow, spec.items ?? [{ json: {} }]);
	const linesBefore = log.length;
	const running = new WorkflowExecute(additionalData, mode, data).processRunExecutionData(workflow);
	return {
		executionId,
		result: running.then(
			(run: IRun) => new RunResult(spec, executionId, run, log.slice(linesBefore)),
		),
		cancel: () => running.cancel(),
	};
}

function startingWith(workflow: Workflow, items: INodeExecutionData[]): IRunExecutionData {
	const node = workflow.getNode(START);
	if (node === null) throw new Error('the workflow has no start node');
	return createRunExecutionData({
		executionData: { nodeExecutionStack: [{ node, data: { main: [items] }, source: null }] },
	});
}
