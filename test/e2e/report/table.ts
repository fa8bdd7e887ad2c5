import type { Figures } from './figures';

export interface Line extends Figures {
	scenario: string;
	version: string;
	seconds: number;
	result: string;
}

const COLUMNS: Array<[string, (line: Line) => string]> = [
	['scenario', (line) => line.scenario],
	['n8n', (line) => line.version],
	['executions', (line) => String(line.executions)],
	['posts', (line) => String(line.posts)],
	['inits', (line) => String(line.inits)],
	['refreshes', (line) => String(line.refreshes)],
	['bytes', (line) => line.bytes.toLocaleString('en')],
	['seconds', (line) => String(line.seconds)],
	['result', (line) => line.result],
];
const LEFT = ['scenario', 'n8n', 'result'];

/** The lines as a table of plain text. */
export function table(lines: readonly Line[]): string {
	const rows = [COLUMNS.map(([name]) => name)];
	for (const line of lines) rows.push(COLUMNS.map(([, show]) => show(line)));
	const widths = COLUMNS.map((_column, at) => Math.max(...rows.map((row) => row[at].length)));
	return rows
		.map((row) =>
			row
				.map((cell, at) =>
					LEFT.includes(COLUMNS[at][0]) ? cell.padEnd(widths[at]) : cell.padStart(widths[at]),
				)
				.join('  ')
				.trimEnd(),
		)
		.join('\n');
}
