import type {
	IContextObject,
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	IExecutePaginationFunctions,
	INode,
	INodeExecutionData,
	INodeParameters,
	NodeExecutionHint,
	IWorkflowSettings,
	WorkflowExecuteMode,
} from 'n8n-workflow';

/** What a test says of the run that the code under test is called in. */
export interface ContextParts {
	items?: INodeExecutionData[];
	/** The parameters of each item by name; of the last given one for the items after it. */
	parameters?: object[];
	continueOnFail?: boolean;
	credentialId?: string;
	/** A function may throw, for a credential that n8n cannot read. */
	credentialFields?: ICredentialDataDecryptedObject | (() => ICredentialDataDecryptedObject);
	signal?: AbortSignal;
	/** n8n's node context, which outlives a try of the run. */
	nodeContext?: IContextObject;
	runIndex?: number;
	executionId?: string;
	workflowId?: string;
	mode?: WorkflowExecuteMode;
	workflowSettings?: IWorkflowSettings;
	helpers?: Partial<IExecuteFunctions['helpers']>;
	/** Everything that was logged, as `level text`. */
	logs?: string[];
	/** The hints for the output pane. */
	hints?: NodeExecutionHint[];
	/** What the console of the person who runs the node from the editor shows. */
	console?: string[];
	/** The type of the node; that of a tool ends in "Tool". */
	nodeType?: string;
}

let nextCredential = 1;

/** An id that no other test uses: pacing is kept per credential for the whole process. */
export function freshCredentialId(): string {
	return `credential-${nextCredential++}`;
}

export function nodeWith(credentialId: string | undefined): INode {
	return {
		id: 'node-1',
		name: 'Post it',
		type: 'n8n-nodes-tiktok-publisher.tikTok',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
		credentials:
			credentialId === undefined
				? undefined
				: { tikTokOAuth2Api: { id: credentialId, name: 'TikTok' } },
	};
}

/** The part of n8n's context that a test needs; reaching for anything else is an error. */
export function fakeContext(parts: ContextParts = {}): IExecuteFunctions {
	const { items = [{ json: {} }], logs = [], hints = [], nodeContext = {} } = parts;
	const plainNode = nodeWith(parts.credentialId ?? freshCredentialId());
	const node = { ...plainNode, type: parts.nodeType ?? plainNode.type };
	const log = (level: string) => (text: string) => logs.push(`${level} ${text}`);
	const members: Partial<Record<keyof IExecuteFunctions, unknown>> = {
		getInputData: () => items,
		getNode: () => node,
		getNodeParameter: (name: string, itemIndex: number, fallback?: unknown) =>
			parameterOf(parts.parameters ?? [], name, itemIndex) ?? fallback,
		getCredentials: async () => {
			const { credentialFields: fields = {} } = parts;
			return await Promise.resolve(typeof fields === 'function' ? fields() : fields);
		},
		continueOnFail: () => parts.continueOnFail ?? false,
		getExecutionCancelSignal: () => parts.signal,
		addExecutionHints: (...more: NodeExecutionHint[]) => hints.push(...more),
		getExecuteData: () => items,
		getExecutionId: () => parts.executionId ?? 'execution-1',
		getMode: () => parts.mode ?? 'trigger',
		getWorkflow: () => ({ id: parts.workflowId ?? 'workflow-1', name: 'Test', active: false }),
		getWorkflowSettings: () => parts.workflowSettings ?? {},
		getContext: () => nodeContext,
		getWorkflowDataProxy: () => ({ $runIndex: parts.runIndex ?? 0 }),
		sendMessageToUI: (text: string) => parts.console?.push(text),
		logger: { debug: log('debug'), info: log('info'), warn: log('warn') },
		helpers: onlyThese(parts.helpers ?? {}),
	};
	return onlyThese(members) as IExecuteFunctions;
}

/** The same for a routed request, which n8n runs item by item. */
export function fakeRoutedContext(
	parts: ContextParts & { itemIndex?: number; item?: INodeExecutionData } = {},
): IExecutePaginationFunctions {
	const shared = fakeContext(parts);
	const members: Partial<Record<keyof IExecutePaginationFunctions, unknown>> = {
		getItemIndex: () => parts.itemIndex ?? 0,
		getNodeParameter: (name: string, fallback?: unknown) =>
			parameterOf(parts.parameters ?? [], name, parts.itemIndex ?? 0) ?? fallback,
		getInputData: () => parts.item ?? { json: {} },
		getWorkflowDataProxy: () => ({ $input: { all: () => shared.getInputData() } }),
		getNode: () => shared.getNode(),
		getCredentials: async (type: string) => await shared.getCredentials(type),
		continueOnFail: () => shared.continueOnFail(),
		getExecutionCancelSignal: () => shared.getExecutionCancelSignal(),
		helpers: shared.helpers,
	};
	return onlyThese(members) as IExecutePaginationFunctions;
}

function parameterOf(all: object[], name: string, itemIndex: number): unknown {
	let value: unknown = all[Math.min(itemIndex, all.length - 1)];
	for (const key of name.split('.')) value = (value as INodeParameters | undefined)?.[key];
	return value;
}

function onlyThese<Members extends object>(members: Members): Members {
	return new Proxy(members, {
		get(target, name) {
			if (name in target) return Reflect.get(target, name) as unknown;
			throw new Error(`the test gives no ${String(name)}`);
		},
	});
}
