import { getAdditionalKeys } from 'n8n-core';
import {
	getCredentialOwnRequestAllowedDomains,
	ICredentialsHelper,
	NodeHelpers,
	Workflow,
	type ICredentialDataDecryptedObject,
	type ICredentials,
	type ICredentialsExpressionResolveValues,
	type ICredentialType,
	type IExecuteData,
	type IHttpRequestHelper,
	type IHttpRequestOptions,
	type INode,
	type INodeCredentialsDetails,
	type INodeParameters,
	type INodeProperties,
	type INodeTypes,
	type IWorkflowExecuteAdditionalData,
	type WorkflowExecuteMode,
} from 'n8n-workflow';

/** Of `oAuth2Api` the fields that count here, with their defaults, and the token that n8n adds. */
const OAUTH2_DEFAULTS: Record<string, string | boolean | object> = {
	grantType: 'authorizationCode',
	authUrl: '',
	accessTokenUrl: '',
	clientId: '',
	clientSecret: '',
	scope: '',
	authQueryParameters: '',
	authentication: 'header',
	additionalBodyProperties: '',
	ignoreSSLIssues: false,
	oauthTokenData: {},
};

/** oauth/dcr-managed-fields.js: hidden fields of these names always come from the code. */
const PINNED_FIELDS = ['authUrl', 'accessTokenUrl', 'grantType', 'authentication', 'usePkce'];

/** Credentials as n8n's database holds them, decrypted. */
export interface StoredCredential {
	id: string;
	name: string;
	type: string;
	data: ICredentialDataDecryptedObject;
}

/** n8n's CredentialsHelper over credentials in memory, as JSON like in the database. */
export class CredentialsHelper extends ICredentialsHelper {
	private readonly stored = new Map<string, string>();

	/** CREDENTIALS_OVERWRITE_DATA of the instance. */
	overwrites: ICredentialDataDecryptedObject = {};

	constructor(private readonly credentialType: (name: string) => ICredentialType) {
		super();
	}

	save(credential: StoredCredential): void {
		this.stored.set(credential.id, JSON.stringify(credential));
	}

	read(id: string | null): StoredCredential {
		const found = this.stored.get(id ?? '');
		if (found === undefined) throw new Error(`Credential with ID "${id}" does not exist`);
		return JSON.parse(found) as StoredCredential;
	}

	override getParentTypes(typeName: string): string[] {
		return [...(this.credentialType(typeName).extends ?? [])];
	}

	override isCredentialUsableByNode(): boolean {
		return true;
	}

	override getCredentialsProperties(type: string): INodeProperties[] {
		const combined = Object.entries(OAUTH2_DEFAULTS).map(
			([name, value]): INodeProperties => ({
				displayName: name,
				name,
				type: typeof value === 'object' ? 'json' : 'string',
				default: value as INodeProperties['default'],
			}),
		);
		NodeHelpers.mergeNodeProperties(combined, this.credentialType(type).properties);
		return combined;
	}

	override async runPreAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const hook = this.credentialType(typeName).preAuthentication;
		const output = await hook?.call(restrictToDomains(helpers, credentials), credentials);
		return output as ICredentialDataDecryptedObject | undefined;
	}

	override async getDecrypted(
		additionalData: IWorkflowExecuteAdditionalData,
		{ id }: INodeCredentialsDetails,
		type: string,
		mode: WorkflowExecuteMode,
		executeData?: IExecuteData,
		raw?: boolean,
		resolveWith?: ICredentialsExpressionResolveValues,
	): Promise<ICredentialDataDecryptedObject> {
		const { data } = this.read(id);
		if (raw === true) return data;
		return await this.resolve(additionalData, data, type, mode, executeData, resolveWith);
	}

	/** `applyDefaultsAndOverwrites` */
	async resolve(
		additionalData: IWorkflowExecuteAdditionalData,
		original: ICredentialDataDecryptedObject,
		type: string,
		mode: WorkflowExecuteMode,
		executeData?: IExecuteData,
		resolveWith?: ICredentialsExpressionResolveValues,
	): Promise<ICredentialDataDecryptedObject> {
		const properties = this.getCredentialsProperties(type);
		const stored = { ...original };
		for (const field of PINNED_FIELDS) {
			if (properties.some((p) => p.name === field && p.type === 'hidden')) delete stored[field];
		}
		const values = { ...stored, ...this.overwrites } as INodeParameters;
		const data = NodeHelpers.getNodeParameters(properties, values, true, false, null, null) ?? {};
		if (original.oauthTokenData !== undefined) {
			data.oauthTokenData = original.oauthTokenData as INodeParameters;
		}
		const keys = getAdditionalKeys(additionalData, mode, null, { isCredential: true });
		const resolved =
			resolveWith === undefined
				? await resolveAlone(data, mode, keys)
				: resolveWith.workflow.expression.getParameterValue(
						data,
						resolveWith.runExecutionData,
						resolveWith.runIndex,
						resolveWith.itemIndex,
						resolveWith.node.name,
						resolveWith.connectionInputData,
						mode,
						keys,
						executeData,
						false,
						data,
					);
		return resolved as ICredentialDataDecryptedObject;
	}

	override async updateCredentialsOauthTokenData(
		{ id }: INodeCredentialsDetails,
		_type: string,
		{ oauthTokenData }: ICredentialDataDecryptedObject,
	): Promise<void> {
		const credential = this.read(id);
		this.save({ ...credential, data: { ...credential.data, oauthTokenData } });
	}

	// For credentials of other kinds than OAuth2; n8n calls none of them here.
	override async preAuthentication(): Promise<undefined> {}
	override async authenticate(): Promise<IHttpRequestOptions> {
		throw new Error('not an OAuth2 credential');
	}
	override async getCredentials(): Promise<ICredentials> {
		throw new Error('not re-enacted');
	}
	override async updateCredentials(): Promise<void> {
		throw new Error('not re-enacted');
	}
}

/** n8n-nodes-base has no part in it: a workflow of one node that only gives expressions a place. */
async function resolveAlone(
	data: INodeParameters,
	mode: WorkflowExecuteMode,
	keys: ReturnType<typeof getAdditionalKeys>,
) {
	const node: INode = {
		id: 'mock',
		name: '',
		typeVersion: 1,
		type: 'mock',
		position: [0, 0],
		parameters: {},
	};
	const description = { inputs: [], outputs: [], properties: [] };
	const nodeTypes = { getByNameAndVersion: () => ({ description }) } as object as INodeTypes;
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	await workflow.expression.acquireIsolate();
	try {
		return workflow.expression.getComplexParameterValue(
			node,
			data,
			mode,
			keys,
			undefined,
			undefined,
			data,
		);
	} finally {
		await workflow.expression.releaseIsolate();
	}
}

function restrictToDomains(
	{ helpers }: IHttpRequestHelper,
	credentials: ICredentialDataDecryptedObject,
): IHttpRequestHelper {
	const allowedDomains = getCredentialOwnRequestAllowedDomains(credentials);
	if (allowedDomains === undefined) return { helpers };
	return {
		helpers: {
			httpRequest: async (options: IHttpRequestOptions) =>
				await helpers.httpRequest({ ...options, allowedDomains }),
		},
	};
}
