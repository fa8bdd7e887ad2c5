import type {
	IExecuteFunctions,
	INodeProperties,
	INodePropertyRouting,
	INodeType,
	NodeHint,
} from 'n8n-workflow';

import type { Operation, ProgrammaticOperation, Resource } from './operation';
import { routedRequest } from './routedRequest';
import { toolRequest } from './toolRouting';

/**
 * The node's properties: Resource, then the operations and fields of each resource.
 *
 * @param defaultResource value of the resource that a new node starts with
 */
export function propertiesOf(
	resources: readonly Resource[],
	defaultResource: string,
): INodeProperties[] {
	return [
		{
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			options: resources.map(({ name, value }) => ({ name, value })),
			default: defaultResource,
		},
		...resources.flatMap((resource) => resourceProperties(resource, resources)),
	];
}

/** The line below the node's name: operation and resource, in the words of the form. */
export function subtitleOf(resources: readonly Resource[]): string {
	const names = resources.flatMap(({ name, value, operations }) =>
		operations.map(({ option }) => [`${value} ${option.value}`, `${option.name}: ${name}`]),
	);
	const key = '$parameter["resource"] + " " + $parameter["operation"]';
	return `={{ (${JSON.stringify(Object.fromEntries(names))})[${key}] }}`;
}

/** The functions of the programmatic operations, where n8n looks for them. */
export function customOperationsOf(
	resources: readonly Resource[],
): NonNullable<INodeType['customOperations']> {
	return Object.fromEntries(
		resources.map(({ value, operations }) => [
			value,
			Object.fromEntries(
				operations.flatMap((one) =>
					'run' in one ? [[one.option.value, customOperation(one, resources)]] : [],
				),
			),
		]),
	);
}

/** The output hints. n8n shows each for its operation only. */
export function hintsOf(resources: readonly Resource[]): NodeHint[] {
	return resources.flatMap(({ value, operations }) =>
		operations.flatMap(({ option, outputHint }) =>
			outputHint === undefined ? [] : [hint(value, option.value, outputHint)],
		),
	);
}

function resourceProperties(
	{ value, operations, defaultOperation }: Resource,
	resources: readonly Resource[],
): INodeProperties[] {
	const show = { resource: [value] };
	return [
		{
			displayName: 'Operation',
			name: 'operation',
			type: 'options',
			noDataExpression: true,
			displayOptions: { show },
			options: operations.map((operation) => ({
				...operation.option,
				routing: routingOf(operation, resources),
			})),
			default: defaultOperation,
		},
		...operations.flatMap(({ option, fields }) =>
			fields.map((field) => shownOnlyFor({ ...show, operation: [option.value] }, field)),
		),
	];
}

/** `resource` and `operation` come first in `show`, before the fields that this one depends on. */
function shownOnlyFor(show: Record<string, string[]>, field: INodeProperties): INodeProperties {
	const { displayOptions } = field;
	return {
		...field,
		displayOptions: { ...displayOptions, show: { ...show, ...displayOptions?.show } },
	};
}

/** n8n calls `pagination` instead of sending the request itself. */
function routingOf(operation: Operation, resources: readonly Resource[]): INodePropertyRouting {
	const { method = 'POST', path } = operation.endpoint;
	const pagination =
		'run' in operation ? toolRequest(operation, resources) : routedRequest(operation);
	return {
		request: { method, url: path },
		send: { paginate: true },
		operations: { pagination },
	};
}

function customOperation({ run }: ProgrammaticOperation, resources: readonly Resource[]) {
	return async function runOperation(this: IExecuteFunctions) {
		return await run(this, resources);
	};
}

function hint(resource: string, operation: string, message: string): NodeHint {
	return {
		message,
		type: 'info',
		location: 'outputPane',
		whenToDisplay: 'afterExecution',
		displayCondition: `={{ $parameter["resource"] === "${resource}" && $parameter["operation"] === "${operation}" }}`,
	};
}
