/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- the engine is not part of the package; environment variables choose the package */
import { userFolder } from './environment';

import { randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';

import { PackageDirectoryLoader } from 'n8n-core';
import {
	Expression,
	NodeHelpers,
	type IBinaryData,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type INodeParameters,
	type INodeTypes,
	type WorkflowExecuteMode,
} from 'n8n-workflow';

import { storeBinary, storeSparse, useBinaryMode, type BinaryMode } from './binaryModes';
import { giveConsent, type Consent } from './consent';
import { checkFreshBuild } from './freshBuild';
import { captureLog, type LogLine } from './log';
import {
	asTool,
	authorizeUrl,
	baseData,
	baseNameOf,
	CredentialsHelper,
	dataForRetry,
	handleCallback,
	LiveWebhook,
	loadList,
	withExecute,
} from './n8nParts';
import { HARNESS_NODES } from './nodes';
import type { RunResult } from './result';
import { execute, WORKFLOW_ID, type RunningExecution, type RunSpec } from './run';
import { toNodes, type CredentialRef, type NodeSpec } from './workflow';

const CREDENTIAL_TYPE = 'tikTokOAuth2Api';
const INSTANCE_URL = 'https://n8n.test';

/** Where n8n's sign-in sends the browser back to; to be registered in the app. */
export const REDIRECT_URI = `${INSTANCE_URL}/rest/oauth2-credential/callback`;

export interface EngineOptions {
	/** `filesystem` unless said otherwise; one mode per test file. */
	binaryMode?: BinaryMode;
	/** WEBHOOK_URL of the instance, without a slash at its end. */
	webhookUrl?: string;
}

/** Key and secret of a TikTok app. */
export interface AppKeys {
	client_key: string;
	client_secret: string;
}

/** How a file is to be stored. */
export interface FileSpec {
	fileName?: string;
	mimeType?: string;
	executionId?: string;
}

/**
 * Loads the built package (`dist`) into n8n-core and starts the engine. A stale build is an error.
 * PACKAGE_UNDER_TEST names another folder than this repository, such as an unpacked tarball.
 */
export async function startEngine(options: EngineOptions = {}): Promise<Engine> {
	const repository = path.resolve(__dirname, '../../..');
	const folder = process.env.PACKAGE_UNDER_TEST ?? repository;
	if (folder === repository) checkFreshBuild(repository);
	const loader = new PackageDirectoryLoader(folder);
	await loader.loadAll();
	Expression.setExpressionEngine('legacy');
	const binaryMode = options.binaryMode ?? 'filesystem';
	await useBinaryMode(binaryMode);
	return new Engine(loader, binaryMode, options.webhookUrl);
}

/** n8n-core with the package in it. One per test file. */
export class Engine {
	/** Everything that n8n's logger got since the start. */
	readonly log: LogLine[] = captureLog();

	private readonly credentials: CredentialsHelper;
	private readonly nodeTypes: INodeTypes;
	private readonly underWay = new Set<RunningExecution>();
	private executions = 0;

	constructor(
		private readonly loader: PackageDirectoryLoader,
		private readonly binaryMode: BinaryMode,
		/** May be changed between runs. */
		public webhookUrl = INSTANCE_URL,
	) {
		this.credentials = new CredentialsHelper((name) => loader.getCredential(name).type);
		const typeOf = (name: string, version?: number) => {
			const own = HARNESS_NODES.get(name);
			if (own !== undefined) return own;
			const { baseName, isTool } = baseNameOf(name.slice(name.lastIndexOf('.') + 1));
			const type = NodeHelpers.getVersionedNodeType(loader.getNode(baseName).type, version);
			return isTool ? asTool(withExecute(type)) : withExecute(type);
		};
		this.nodeTypes = { getByName: typeOf, getByNameAndVersion: typeOf, getKnownTypes: () => ({}) };
	}

	/** A node of the package: `tikTok` or `tikTokTrigger`. */
	node(
		parameters: INodeParameters,
		credential?: CredentialRef,
		more: Partial<NodeSpec> = {},
	): NodeSpec {
		return { name: 'TikTok', type: this.typeName('tikTok'), parameters, credential, ...more };
	}

	/** The node as a tool of an agent, by the name under which a model asks for it. */
	tool(name: string, parameters: INodeParameters, credential?: CredentialRef): NodeSpec {
		return { name, type: this.typeName('tikTokTool'), parameters, credential };
	}

	/** From now on the node runs as n8n's older tool path runs it: by `execute`, whatever the operation. */
	ignoreCustomOperations(name: string): void {
		const type = NodeHelpers.getVersionedNodeType(this.loader.getNode(name).type);
		delete type.customOperations;
	}

	/** The full name of a node type of the package, as workflows hold it. */
	typeName(name: string): string {
		return `${this.loader.packageName}.${name}`;
	}

	/**
	 * Saves a credential for the app as the API does, without the hidden fields.
	 *
	 * @param token as TikTok's token endpoint answers; left out: not connected yet
	 * @param extra further stored fields, such as `tikTokScopes`
	 */
	addCredential(
		app: AppKeys,
		token?: object,
		extra: ICredentialDataDecryptedObject = {},
	): CredentialRef {
		const ref = { id: randomUUID(), name: 'TikTok account' };
		const data: ICredentialDataDecryptedObject = {
			clientId: app.client_key,
			clientSecret: app.client_secret,
			...extra,
			...(token === undefined ? {} : { oauthTokenData: { ...token } as IDataObject }),
		};
		this.credentials.save({ ...ref, type: CREDENTIAL_TYPE, data });
		return ref;
	}

	/** What is stored with the credential now. */
	stored({ id }: CredentialRef): ICredentialDataDecryptedObject {
		return this.credentials.read(id).data;
	}

	/** The token that is stored with the credential now; empty when there is none. */
	storedToken(credential: CredentialRef): IDataObject {
		return (this.stored(credential).oauthTokenData ?? {}) as IDataObject;
	}

	/** Changes stored fields, as somebody who edits the credential does. */
	editCredential({ id }: CredentialRef, fields: ICredentialDataDecryptedObject): void {
		const credential = this.credentials.read(id);
		this.credentials.save({ ...credential, data: { ...credential.data, ...fields } });
	}

	/** CREDENTIALS_OVERWRITE_DATA of the instance, for our credential type. */
	overwriteCredentials(fields: ICredentialDataDecryptedObject): void {
		this.credentials.overwrites = fields;
	}

	/** What the Connect button opens. */
	async authorizeUrl({ id }: CredentialRef, state = randomUUID()): Promise<string> {
		return await authorizeUrl(this.credentials, this.additionalData(), id, REDIRECT_URI, state);
	}

	/**
	 * Presses Connect, answers TikTok's consent page, and follows the way back to n8n.
	 *
	 * @returns undefined for n8n's success page, otherwise the sentence on its error page
	 */
	async connect(credential: CredentialRef, consent: Consent = {}): Promise<string | undefined> {
		const back = await giveConsent(await this.authorizeUrl(credential), REDIRECT_URI, consent);
		const data = this.additionalData();
		return await handleCallback(this.credentials, data, credential.id, REDIRECT_URI, back);
	}

	/** Stores a file as the mode wants it; the answer goes into `binary` of an item. */
	async storeFile(
		content: Buffer | AsyncIterable<Buffer>,
		{ fileName = 'clip.mp4', mimeType = 'video/mp4', executionId = 'before' }: FileSpec = {},
	): Promise<IBinaryData> {
		return await storeBinary(content, { workflowId: WORKFLOW_ID, executionId }, fileName, mimeType);
	}

	/** A file of that many bytes that takes no room on the disk; filesystem mode only. */
	async storeSparseFile(
		sizeBytes: number,
		beginning: Buffer,
		{ fileName = 'clip.mp4', mimeType = 'video/mp4', executionId = 'before' }: FileSpec = {},
	): Promise<IBinaryData> {
		const owner = { workflowId: WORKFLOW_ID, executionId };
		return await storeSparse(sizeBytes, beginning, owner, fileName, mimeType);
	}

	/** Runs a workflow to its end. */
	async run(spec: RunSpec): Promise<RunResult> {
		return await this.start(spec).result;
	}

	/** The Retry button of the executions list, on a failed execution: from the failed node on. */
	async retryOf(failed: RunResult): Promise<RunResult> {
		const spec: RunSpec = { ...failed.spec, mode: 'retry', executionId: undefined };
		return await this.start(spec, failed).result;
	}

	/**
	 * What the editor does when a list of the node opens.
	 *
	 * @param kind where in the node's `methods` it is
	 * @param args of the method: the filter and the pagination token of a `listSearch`
	 */
	async loadList(
		kind: 'listSearch' | 'loadOptions',
		method: string,
		node: NodeSpec,
		...args: Array<string | undefined>
	): Promise<unknown> {
		const data = { ...this.additionalData(), currentNodeParameters: node.parameters ?? {} };
		return await loadList(this.nodeTypes, data, kind, method, node, args);
	}

	/** Publishes a workflow that begins with this webhook node; to be closed by whoever opens it. */
	async listen(node: NodeSpec, mode?: WorkflowExecuteMode): Promise<LiveWebhook> {
		const [, saved] = toNodes([node]);
		return await LiveWebhook.open(saved, this.nodeTypes, () => this.additionalData(), mode);
	}

	/** Stops what a failed test left running, and removes everything from the disk. */
	async close(): Promise<void> {
		const left = [...this.underWay];
		for (const running of left) running.cancel();
		await Promise.allSettled(left.map(async ({ result }) => await result));
		await fs.rm(userFolder, { recursive: true, force: true });
	}

	/** Starts a workflow that a test wants to stop; `failed` is for `retryOf`. */
	start(spec: RunSpec, failed?: RunResult): RunningExecution {
		const executionId = spec.executionId ?? String((this.executions += 1));
		const combined = this.binaryMode === 'combined' ? { binaryMode: 'combined' as const } : {};
		const running = execute(
			{ ...spec, settings: { ...combined, ...spec.settings } },
			{
				nodeTypes: this.nodeTypes,
				additionalData: { ...this.additionalData(), executionId },
				executionId,
				log: this.log,
				saved: failed === undefined ? undefined : dataForRetry(failed.data),
			},
		);
		this.underWay.add(running);
		const forget = () => void this.underWay.delete(running);
		running.result.then(forget, forget);
		return running;
	}

	private additionalData() {
		return baseData(this.credentials, this.webhookUrl, WORKFLOW_ID);
	}
}
