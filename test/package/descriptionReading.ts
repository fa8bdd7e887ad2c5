import {
	NodeHelpers,
	type INode,
	type INodeProperties,
	type INodePropertyCollection,
	type INodePropertyOptions,
	type INodeTypeDescription,
	type NodeParameterValueType,
} from 'n8n-workflow';

import { TikTok } from '../../nodes/TikTok/TikTok.node';

export const node = new TikTok();
export const description: INodeTypeDescription = node.description;

/** One entry of an Operation list, with the resource that it is shown for. */
export interface Operation {
	readonly resource: string;
	readonly option: INodePropertyOptions;
}

type Entry = INodeProperties | INodePropertyOptions | INodePropertyCollection;

/** The node's resources. */
export function resources(): INodePropertyOptions[] {
	return optionsOf(description.properties.find(({ name }) => name === 'resource'));
}

/** All operations of all resources. */
export function operations(): Operation[] {
	return description.properties
		.filter(({ name }) => name === 'operation')
		.flatMap((property) => {
			const shown = property.displayOptions?.show?.resource ?? [];
			return optionsOf(property).flatMap((option) =>
				shown.map((resource) => ({ resource: String(resource), option })),
			);
		});
}

/** Every property, those inside collections and lists of values included. */
export function allProperties(
	properties: INodeProperties[] = description.properties,
): INodeProperties[] {
	return properties.flatMap((property) => [property, ...allProperties(innerProperties(property))]);
}

/** The entries that a person can choose from in lists, wherever they are. */
export function allChoices(): INodePropertyOptions[] {
	return allProperties().flatMap(optionsOf);
}

/** The description that n8n makes of the node for an AI agent; `@tool` reads its name. */
const TOOL_DESCRIPTION: INodeTypeDescription = { ...node.description, name: 'tikTokTool' };

/**
 * What a person sees of the node with these values, those inside collections included.
 *
 * @param values of resource, operation and whatever else has been chosen; the rest has its default
 * @param isTool whether the node is a tool of an AI agent
 */
export function visibleProperties(
	values: Record<string, NodeParameterValueType>,
	isTool = false,
): INodeProperties[] {
	const self: Pick<INode, 'typeVersion'> = { typeVersion: 1 };
	const type = isTool ? TOOL_DESCRIPTION : description;
	const full = NodeHelpers.getNodeParameters(
		description.properties,
		values as INode['parameters'],
		true,
		false,
		self,
		type,
	);
	const shown = description.properties.filter((property) =>
		NodeHelpers.displayParameter(full ?? values, property, self, type),
	);
	const shownInside = (property: INodeProperties) =>
		NodeHelpers.displayParameter({}, property, self, type, full ?? values);
	return shown.flatMap((property) => [
		property,
		...allProperties(innerProperties(property).filter(shownInside)),
	]);
}

/**
 * The first of the values that a top-level property asks for, and of those that the fields which
 * hold these values ask for in turn.
 */
export function valuesToShow(property: INodeProperties): Record<string, NodeParameterValueType> {
	const show = property.displayOptions?.show ?? {};
	const holders = description.properties.filter(
		(other) =>
			other !== property &&
			other.name in show &&
			isEqual(other.displayOptions?.show?.resource, show.resource) &&
			isEqual(other.displayOptions?.show?.operation, show.operation),
	);
	const own = Object.entries(show).map(([name, values]) => [name, values?.[0]]);
	return Object.assign({}, ...holders.map(valuesToShow), Object.fromEntries(own));
}

function isEqual(one: unknown, other: unknown): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}

function innerProperties(property: INodeProperties): INodeProperties[] {
	const entries: Entry[] = property.options ?? [];
	return entries.flatMap((entry) => {
		if ('values' in entry) return entry.values;
		return 'displayName' in entry && 'type' in entry ? [entry] : [];
	});
}

function optionsOf(property: INodeProperties | undefined): INodePropertyOptions[] {
	const entries: Entry[] = property?.options ?? [];
	return entries.filter((entry): entry is INodePropertyOptions => 'value' in entry);
}
