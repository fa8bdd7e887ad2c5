/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';

import type { N8n } from '../../instance/n8n';
import { readExample } from './importing';

export type Row = Record<string, string | number | null>;

interface NewTable {
	tableName: string;
	columns: { column: Array<{ name: string; type: string }> };
}

/** As many rows as n8n gives at once. */
const LARGEST_PAGE = 250;

/** Where the rows of a table are read and written. */
export type TablePath = string;

/** The table as the example's own node makes it. */
export async function makeTable(n8n: N8n, file: string): Promise<TablePath> {
	const maker = (await readExample(file)).nodes.find(({ parameters }) => parameters.tableName);
	assert.ok(maker);
	const { tableName: name, columns } = maker.parameters as unknown as NewTable;
	const { id: project } = await n8n.rest.call<{ id: string }>('GET', '/projects/personal');
	const path = `/projects/${project}/data-tables`;
	const { id } = await n8n.rest.call<{ id: string }>('POST', path, {
		name,
		columns: columns.column,
	});
	return `${path}/${id}`;
}

/** The table of that name that a workflow has made. */
export async function findTable(n8n: N8n, name: string): Promise<TablePath> {
	const { id: project } = await n8n.rest.call<{ id: string }>('GET', '/projects/personal');
	const path = `/projects/${project}/data-tables`;
	const { data } = await n8n.rest.call<{ data: Array<{ id: string; name: string }> }>('GET', path);
	const found = data.find((table) => table.name === name);
	assert.ok(found, `there is no table ${name}`);
	return `${path}/${found.id}`;
}

export async function rows(n8n: N8n, table: TablePath): Promise<Row[]> {
	return (await n8n.rest.call<{ data: Row[] }>('GET', `${table}/rows?take=${LARGEST_PAGE}`)).data;
}

export async function insertRow(n8n: N8n, table: TablePath, ...data: Row[]): Promise<void> {
	await n8n.rest.call('POST', `${table}/insert`, { data, returnType: 'count' });
}

/** Changes the row of a post. */
export async function updateRow(
	n8n: N8n,
	table: TablePath,
	publishId: string,
	data: Row,
): Promise<void> {
	await updateWhere(n8n, table, 'publish_id', publishId, data);
}

/** Changes the rows that hold that value. */
export async function updateWhere(
	n8n: N8n,
	table: TablePath,
	columnName: string,
	value: string | number,
	data: Row,
): Promise<void> {
	const filters = [{ columnName, condition: 'eq', value }];
	await n8n.rest.call('PATCH', `${table}/rows`, { filter: { type: 'and', filters }, data });
}
