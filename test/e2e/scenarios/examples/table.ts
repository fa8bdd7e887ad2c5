/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';

import type { N8n } from '../../instance/n8n';
import { readExample } from './importing';

export type Row = Record<string, string | number | null>;

interface NewTable {
	tableName: string;
	columns: { column: Array<{ name: string; type: string }> };
}

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

export async function rows(n8n: N8n, table: TablePath): Promise<Row[]> {
	return (await n8n.rest.call<{ data: Row[] }>('GET', `${table}/rows`)).data;
}

export async function insertRow(n8n: N8n, table: TablePath, row: Row): Promise<void> {
	await n8n.rest.call('POST', `${table}/insert`, { data: [row], returnType: 'id' });
}

/** Changes the row of a post. */
export async function updateRow(
	n8n: N8n,
	table: TablePath,
	publishId: string,
	data: Row,
): Promise<void> {
	const filters = [{ columnName: 'publish_id', condition: 'eq', value: publishId }];
	await n8n.rest.call('PATCH', `${table}/rows`, { filter: { type: 'and', filters }, data });
}
