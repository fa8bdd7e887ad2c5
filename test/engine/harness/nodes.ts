/* eslint-disable @n8n/community-nodes/no-deprecated-workflow-functions -- n8n's own HTTP Request node calls that helper */

import { createHash } from 'node:crypto';

import {
	getCredentialAllowedDomains,
	NodeConnectionTypes,
	type IBinaryData,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type ILoadOptionsFunctions,
	type INodePropertyOptions,
	type INodeExecutionData,
	type INodeType,
} from 'n8n-workflow';

import { Agent, ToolUser } from './agents';
import { describeNode } from './describeNode';

/** Small nodes that stand in for n8n's own, of which the harness has none. Their types begin so. */
export const HARNESS_PREFIX = 'harness.';

/** Where an execution begins; hands on the items that it is started with. */
class Start implements INodeType {
	description = describeNode('start', { group: ['trigger'], inputs: [] });

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [this.getInputData()];
	}
}

/** Hands every item on as it came, like an Edit Fields node that sets nothing. */
class PassThrough implements INodeType {
	description = describeNode('passThrough');

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [this.getInputData()];
	}
}

/** One item per round by its second output, like n8n's Loop Over Items with a batch size of 1. */
class Loop implements INodeType {
	description = describeNode('loop', {
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['done', 'loop'],
	});

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const state = this.getContext('node');
		const input = this.getInputData();
		const left = (state.left as INodeExecutionData[] | undefined) ?? [...input];
		const done = (state.done as INodeExecutionData[] | undefined) ?? [];
		if (state.left !== undefined) done.push(...input);
		const [next, ...rest] = left;
		state.left = rest;
		state.done = done;
		return next === undefined ? [done, []] : [[], [next]];
	}
}

/** Fails as often as its `failures` says, then hands its items on. Counts in the node's context. */
class FailFirst implements INodeType {
	description = describeNode('failFirst', {
		properties: [{ displayName: 'Failures', name: 'failures', type: 'number', default: 1 }],
	});

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const state = this.getContext('node');
		const tries = Number(state.tries ?? 0) + 1;
		state.tries = tries;
		if (tries <= Number(this.getNodeParameter('failures', 0)))
			throw new Error(`failed try ${tries}`);
		return [this.getInputData().map((item) => ({ ...item, json: { ...item.json, tries } }))];
	}
}

/** Reads the file of each item as our nodes do, and says what came. */
class ReadFile implements INodeType {
	description = describeNode('readFile', {
		properties: [{ displayName: 'Field', name: 'field', type: 'string', default: 'data' }],
	});

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const answers = this.getInputData().map(async (_item, index): Promise<INodeExecutionData> => {
			const field = this.getNodeParameter('field', index) as string | IBinaryData;
			const { id, data, fileName, bytes } = this.helpers.assertBinaryData(index, field);
			const pieces =
				id === undefined
					? [Buffer.from(data, 'base64')]
					: await this.helpers.getBinaryStream(id, 65_536);
			const hash = createHash('sha256');
			const lengths: number[] = [];
			for await (const piece of pieces as AsyncIterable<Buffer>) {
				hash.update(piece);
				lengths.push(piece.length);
			}
			const json = {
				fileName,
				bytes,
				stored: id !== undefined,
				lengths,
				sha256: hash.digest('hex'),
			};
			return { json, pairedItem: { item: index } };
		});
		return [await Promise.all(answers)];
	}
}

/**
 * What n8n's HTTP Request node does with "Predefined Credential Type": it calls
 * `requestWithAuthentication` within the domains that the credential allows. With
 * `helper: httpRequest` it calls what community nodes are to call, which no list of domains binds.
 */
class CallApi implements INodeType {
	description = describeNode('callApi', {
		credentials: [{ name: 'tikTokOAuth2Api', required: true }],
		properties: [
			{ displayName: 'Helper', name: 'helper', type: 'string', default: 'httpRequest' },
			{ displayName: 'Method', name: 'method', type: 'string', default: 'POST' },
			{ displayName: 'URL', name: 'url', type: 'string', default: '' },
			{ displayName: 'Body', name: 'body', type: 'json', default: '{}' },
		],
	});

	methods = {
		loadOptions: {
			/** One call outside of an execution, as when a list in the editor opens. */
			async list(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
				const url = String(this.getCurrentNodeParameter('url'));
				const options: IHttpRequestOptions = { method: 'POST', url, body: {}, json: true };
				const answer: unknown = await this.helpers.httpRequestWithAuthentication.call(
					this,
					'tikTokOAuth2Api',
					options,
				);
				return [{ name: 'answer', value: JSON.stringify(answer) }];
			},
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const calls = this.getInputData().map(async (_item, index): Promise<INodeExecutionData> => {
			const method = this.getNodeParameter('method', index) as IHttpRequestOptions['method'];
			const url = String(this.getNodeParameter('url', index));
			const body = this.getNodeParameter('body', index) as IDataObject;
			const legacy = this.getNodeParameter('helper', index) === 'request';
			const credentialData =
				await this.getCredentials<ICredentialDataDecryptedObject>('tikTokOAuth2Api');
			const answer: IDataObject = legacy
				? await this.helpers.requestWithAuthentication.call(this, 'tikTokOAuth2Api', {
						method,
						uri: url,
						body,
						json: true,
						allowedDomains: getCredentialAllowedDomains({ node: this.getNode(), credentialData }),
					})
				: await this.helpers.httpRequestWithAuthentication.call(this, 'tikTokOAuth2Api', {
						method,
						url,
						body,
						json: true,
					});
			return { json: answer, pairedItem: { item: index } };
		});
		return [await Promise.all(calls)];
	}
}

const NODES: INodeType[] = [
	new Start(),
	new PassThrough(),
	new Loop(),
	new FailFirst(),
	new ReadFile(),
	new CallApi(),
	new Agent(),
	new ToolUser(),
];

/** The harness's node types by full name. */
export const HARNESS_NODES: ReadonlyMap<string, INodeType> = new Map(
	NODES.map((node) => [`${HARNESS_PREFIX}${node.description.name}`, node]),
);
