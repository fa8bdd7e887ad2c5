/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests read files and run beside n8n, not inside it */
import { createContext, Script } from 'node:vm';

import { DateTime } from 'luxon';

import { readExample } from './sources';

export const ZONE = 'Europe/Zurich';
export const NOW = DateTime.fromISO('2026-11-27T09:00:20Z', { zone: ZONE });

/** A row of the table, or a form. */
export type Fields = Record<string, unknown>;

/** What a Code node of the desk holds: its functions, as they stand in the example. */
function functionsOf<T>(node: string, names: string): T {
	const { nodes } = readExample('8-desk.json');
	const code = String(nodes.find(({ name }) => name === node)?.parameters.jsCode);
	const source = code.replace(/return run\(\);$/, `return { ${names} };`);
	const context = createContext({ DateTime });
	return new Script(`(() => {${source}})()`).runInContext(context) as T;
}

interface Request {
	readRequest(asked: object): Fields & { set?: Fields };
}
interface Page {
	drawPage(read: object): { status: number; html: string; next: string };
}

const request = functionsOf<Request>('Read the Request', 'readRequest');
const page = functionsOf<Page>('Draw the Page', 'drawPage');
export const { factsToKeep } = functionsOf<{
	factsToKeep(read: { setup: Fields; videos: Fields[]; at: string }): string;
}>('Facts to Keep', 'factsToKeep');
export const { outcomeOf } = functionsOf<{
	outcomeOf(read: { asked: Fields; item: Fields; isTried: boolean }): string;
}>('Tell the Outcome', 'outcomeOf');

export const TOKEN = 't'.repeat(64);
const NONCE = 'n'.repeat(32);

/** What the desk makes of a request: a query, or a form that holds the token. */
export function ask(
	query: Fields,
	form: Fields = {},
	more: Fields = {},
): Fields & { set?: Fields } {
	return request.readRequest({
		json: { query, body: form, headers: { authorization: 'Basic x' }, file_folder: '/files' },
		random: NONCE,
		token: TOKEN,
		table: {},
		executionId: '7',
		now: NOW,
		zone: ZONE,
		...more,
	});
}

/** The page that answers a query, over those rows. */
export function pageOf(asked: Fields, read: Fields = {}): string {
	return page.drawPage({
		asked,
		special: [],
		claims: [],
		rows: [],
		check: {},
		settings: { file_folder: '/files', upload_limit_mb: 200 },
		now: NOW,
		zone: ZONE,
		workflowId: 'w',
		...read,
	}).html;
}

/** Minutes from now, as the table has it. */
export function minutes(count: number): string {
	return NOW.plus({ minutes: count }).toUTC().toISO() ?? '';
}
