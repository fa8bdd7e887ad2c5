import {
	Expression,
	Workflow,
	type IDataObject,
	type INode,
	type INodeParameters,
	type INodePropertyOptions,
	type INodeTypes,
	type IWorkflowDataProxyAdditionalKeys,
} from 'n8n-workflow';

import { TikTokOAuth2Api } from '../../../credentials/TikTokOAuth2Api.credentials';

const REFRESH_TOKEN = 'rft.1';
const TOKEN = { access_token: 'act.1', refresh_token: REFRESH_TOKEN };
const NODE: INode = {
	id: '1',
	name: '',
	type: 'mock',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};
const { properties } = new TikTokOAuth2Api();

/** The hidden fields of a credential with these stored values, as n8n resolves them. */
function resolve(stored: IDataObject, executionId: string | undefined): IDataObject {
	const hidden = properties.filter(({ type }) => type === 'hidden');
	const defaults = Object.fromEntries(hidden.map((p) => [p.name, p.default]));
	const data = { ...defaults, ...stored } as INodeParameters;
	const description = { inputs: [], outputs: [], properties: [] };
	const nodeTypes = { getByNameAndVersion: () => ({ description }) } as object as INodeTypes;
	const { expression } = new Workflow({ nodes: [NODE], connections: {}, active: false, nodeTypes });
	const keys = (
		executionId === undefined ? {} : { $execution: { id: executionId, mode: 'production' } }
	) as IWorkflowDataProxyAdditionalKeys;
	return expression.getComplexParameterValue(
		NODE,
		data,
		'trigger',
		keys,
		undefined,
		undefined,
		data,
	) as IDataObject;
}

const body = (resolved: IDataObject): unknown =>
	JSON.parse(String(resolved.additionalBodyProperties));

describe('the hidden fields', () => {
	beforeAll(() => Expression.setExpressionEngine('legacy'));

	test('n8n keeps them with each credential from its first save: what is released stays', () => {
		const field = (name: string) => properties.find((p) => p.name === name)?.default;
		expect(field('scope')).toBe(
			'={{ $execution?.id && $execution.id !== "__UNKNOWN__" && $self["oauthTokenData"]?.["refresh_token"] ? "" : $self["purpose"] === "chooseScopes" ? ["user.info.basic"].concat([].concat($self["tikTokScopes"] || []).join(",").split(",").filter((scope) => scope && scope !== "user.info.basic")).join(",") : $self["purpose"] || "user.info.basic,video.upload,video.publish" }}',
		);
		expect(field('authQueryParameters')).toBe(
			'=client_key={{ encodeURIComponent(($self["clientId"] || "")) }}&disable_auto_auth=1',
		);
		expect(field('additionalBodyProperties')).toBe(
			'={{ JSON.stringify($execution?.id && $execution.id !== "__UNKNOWN__" && $self["oauthTokenData"]?.["refresh_token"] ? { client_key: ($self["clientId"] || ""), grant_type: "refresh_token", refresh_token: $self["oauthTokenData"]?.["refresh_token"] } : { client_key: ($self["clientId"] || "") }) }}',
		);
	});

	test('in an execution with a refresh token the body asks to refresh, without scopes', () => {
		const resolved = resolve({ clientId: 'key', purpose: 'a', oauthTokenData: TOKEN }, '17');
		expect(body(resolved)).toEqual({
			client_key: 'key',
			grant_type: 'refresh_token',
			refresh_token: REFRESH_TOKEN,
		});
		expect(resolved.scope).toBe('');
	});

	test.each(['__UNKNOWN__', '', undefined])(
		'without an execution (id %j) the body names the app and nothing else',
		(executionId) => {
			const stored = { clientId: 'key', purpose: 'a,b', oauthTokenData: TOKEN };
			const resolved = resolve(stored, executionId);
			expect(body(resolved)).toEqual({ client_key: 'key' });
			expect(resolved.scope).toBe('a,b');
		},
	);

	test.each([undefined, null, {}, [], '', JSON.stringify(TOKEN), { refresh_token: '' }, 'x', 7])(
		'in an execution with %j as token neither',
		(oauthTokenData) => {
			const resolved = resolve({ clientId: 'key', oauthTokenData } as IDataObject, '17');
			expect(body(resolved)).toEqual({ client_key: 'key' });
		},
	);

	test.each([
		[['video.list'], 'user.info.basic,video.list'],
		[['video.list', 'user.info.basic'], 'user.info.basic,video.list'],
		['user.info.basic,video.list', 'user.info.basic,video.list'],
		[[], 'user.info.basic'],
		[undefined, 'user.info.basic'],
		[null, 'user.info.basic'],
	])('scopes %j, chosen one by one, become "%s"', (tikTokScopes, expected) => {
		const stored = { purpose: 'chooseScopes', tikTokScopes } as IDataObject;
		expect(resolve(stored, undefined).scope).toBe(expected);
	});

	test.each([
		['Send Drafts', 'user.info.basic,video.upload'],
		['Send Drafts and Post Directly', 'user.info.basic,video.upload,video.publish'],
		[
			'Also Read Videos and Profile',
			'user.info.basic,video.upload,video.publish,video.list,user.info.profile,user.info.stats',
		],
	])('the answer "%s" asks for %s, whatever the hidden list holds', (answer, expected) => {
		const options = properties.find(({ name }) => name === 'purpose')?.options ?? [];
		const option = options.find(({ name }) => name === answer) as INodePropertyOptions;
		const stored = { purpose: option.value, tikTokScopes: ['video.list'] };
		expect(resolve(stored, undefined).scope).toBe(expected);
	});

	test.each([undefined, null, ''])('the answer %j asks for what the default does', (purpose) => {
		expect(resolve({ purpose } as IDataObject, undefined).scope).toBe(
			'user.info.basic,video.upload,video.publish',
		);
	});

	test('an answer that a later release adds asks for its value', () => {
		expect(resolve({ purpose: 'user.info.basic,a.new' }, undefined).scope).toBe(
			'user.info.basic,a.new',
		);
	});

	test.each([
		['key', 'client_key=key&disable_auto_auth=1'],
		['a&b=c', 'client_key=a%26b%3Dc&disable_auto_auth=1'],
		[undefined, 'client_key=&disable_auto_auth=1'],
		[null, 'client_key=&disable_auto_auth=1'],
	])('client key %j is asked with as %s', (clientId, query) => {
		expect(resolve({ clientId } as IDataObject, undefined).authQueryParameters).toBe(query);
	});

	test('a client key that is missing breaks nothing', () => {
		expect(body(resolve({}, '17'))).toEqual({ client_key: '' });
	});
});
