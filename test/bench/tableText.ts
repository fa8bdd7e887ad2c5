const MIB = 1_048_576;

/** A table of the report. */
export interface Table {
	title: string;
	/** What the columns mean, where their heads don't say it. */
	notes: string[];
	head: string[];
	rows: string[][];
}

/** In: a table. Out: Markdown. */
export function toMarkdown({ title, notes, head, rows }: Table): string {
	const widths = head.map((cell, column) =>
		Math.max(3, cell.length, ...rows.map((row) => row[column].length)),
	);
	const line = (cells: string[]) =>
		`| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`;
	const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
	return [`## ${title}`, '', line(head), rule, ...rows.map(line), '', ...notes].join('\n').trim();
}

/** A row of a table that has a column for each thing: its head, and its text for a thing. */
export type Measure<T> = [head: string, textOf: (thing: T) => string];

/** In: things and what to say of each. Out: head and rows of a table. */
export function columnFor<T>(
	corner: string,
	things: readonly T[],
	nameOf: (thing: T) => string,
	measures: ReadonlyArray<Measure<T>>,
): Pick<Table, 'head' | 'rows'> {
	return {
		head: [corner, ...things.map(nameOf)],
		rows: measures.map(([head, textOf]) => [head, ...things.map(textOf)]),
	};
}

/** In: a number. Out: it with that many decimals. */
export function fixed(value: number, decimals = 0): string {
	return value.toFixed(decimals);
}

/** In: bytes. Out: MiB with one decimal. */
export function inMib(bytes: number): string {
	return mib(bytes).toFixed(1);
}

/** In: bytes. Out: MiB. */
export function mib(bytes: number): number {
	return bytes / MIB;
}
