import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { STATUS_FETCH, USER_INFO } from '../../../nodes/TikTok/api/endpoints';
import {
	customOperationsOf,
	hintsOf,
	propertiesOf,
} from '../../../nodes/TikTok/n8n/nodeDescription';
import type { Operation, Resource } from '../../../nodes/TikTok/n8n/operation';
import { fakeContext } from '../support/fakeContext';

const FIELD: INodeProperties = { displayName: 'F', name: 'f', type: 'string', default: '' };

const option = (value: string) => ({ name: value, value, action: value, description: value });

const routed: Operation = {
	option: option('look'),
	endpoint: USER_INFO,
	fields: [
		FIELD,
		{ ...FIELD, name: 'g', displayOptions: { show: { f: ['x'] }, hide: { h: [true] } } },
	],
	outputHint: 'Look again.',
	answer: async () => await Promise.resolve([]),
};

const seen: IExecuteFunctions[] = [];

const programmatic: Operation = {
	option: option('act'),
	endpoint: STATUS_FETCH,
	fields: [],
	run: async (context) => {
		seen.push(context);
		return await Promise.resolve([[]]);
	},
};

const RESOURCES: Resource[] = [
	{ name: 'Thing', value: 'thing', operations: [routed, programmatic], defaultOperation: 'look' },
];

describe('propertiesOf', () => {
	const [resource, operation, ...fields] = propertiesOf(RESOURCES, 'thing');

	test('begins with the resources', () => {
		const options = [{ name: 'Thing', value: 'thing' }];
		expect(resource).toMatchObject({ name: 'resource', options, default: 'thing' });
	});

	test('lists the operations of a resource in their order, each with its routing', () => {
		const displayOptions = { show: { resource: ['thing'] } };
		expect(operation).toMatchObject({ name: 'operation', displayOptions, default: 'look' });
		const pagination = expect.any(Function) as unknown;
		expect(operation.options).toEqual([
			{
				...routed.option,
				routing: {
					request: { method: 'GET', url: USER_INFO.path },
					send: { paginate: true },
					operations: { pagination },
				},
			},
			{
				...programmatic.option,
				routing: {
					request: { method: 'POST', url: STATUS_FETCH.path },
					send: { paginate: true },
					operations: { pagination },
				},
			},
		]);
	});

	test('shows each field for its operation, and then where the field itself says', () => {
		expect(fields.map(({ displayOptions }) => JSON.stringify(displayOptions))).toEqual([
			'{"show":{"resource":["thing"],"operation":["look"]}}',
			'{"show":{"resource":["thing"],"operation":["look"],"f":["x"]},"hide":{"h":[true]}}',
		]);
		expect(FIELD).not.toHaveProperty('displayOptions');
	});
});

test('customOperationsOf: programmatic operations only, which get the context of the run', async () => {
	const { thing } = customOperationsOf(RESOURCES);
	expect(Object.keys(thing)).toEqual(['act']);
	const context = fakeContext();
	await thing.act.call(context);
	expect(seen).toHaveLength(1);
	expect(seen[0]).toBe(context);
});

test('hintsOf: one for each operation that has a hint', () => {
	expect(hintsOf(RESOURCES)).toEqual([
		expect.objectContaining({
			message: 'Look again.',
			displayCondition:
				'={{ $parameter["resource"] === "thing" && $parameter["operation"] === "look" }}',
		}),
	]);
});
