/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';

import axios from 'axios';
import type { INode, INodeProperties } from 'n8n-workflow';

import type { N8n } from '../../instance/n8n';

interface KnownType {
	name: string;
	version: number | number[];
	properties: INodeProperties[];
}

/** What n8n's editor asks for: every node type that this n8n has, with its fields. */
export async function knownTypes(n8n: N8n): Promise<KnownType[]> {
	const { data } = await axios.get<KnownType[]>(`${n8n.rest.url}/types/nodes.json`, {
		proxy: false,
		headers: n8n.rest.sessionHeaders(),
	});
	return data;
}

/** @throws AssertionError that names the node with a type, version or field that n8n does not know */
export function expectKnown(types: KnownType[], nodes: INode[]): void {
	for (const node of nodes) {
		const type = types.find(
			({ name, version }) =>
				name === node.type && [version].flat().includes(Number(node.typeVersion)),
		);
		assert.ok(type, `${node.name}: n8n knows no ${node.type} ${node.typeVersion}`);
		expectFields(node.name, type.properties, node.parameters);
	}
}

function expectFields(where: string, fields: INodeProperties[], values: object): void {
	for (const [name, value] of Object.entries(values)) {
		const named = fields.filter((field) => field.name === name);
		assert.ok(named.length > 0, `${where}: there is no field ${name}`);
		const collection = named.filter(({ type }) => type === 'collection');
		if (collection.length === 0 || typeof value !== 'object' || value === null) continue;
		const inside = collection.flatMap(({ options = [] }) => options as INodeProperties[]);
		expectFields(`${where}, ${name}`, inside, value as object);
	}
}
