/** What stands between the braces of an expression. n8n ends it at the first closing braces. */
const BRACES = /\{\{([\s\S]+?)\}\}/g;

/** What stands between the braces of all expressions. */
export function expressionsIn(value: unknown): string[] {
	if (typeof value === 'string') {
		if (!value.startsWith('=')) return [];
		return [...value.matchAll(BRACES)].map(([, source]) => `(${source})`);
	}
	if (typeof value !== 'object' || value === null) return [];
	return Object.values(value).flatMap(expressionsIn);
}

/** The text of a field, with the value of each expression in it. */
export function valueOf(field: string, evaluate: (source: string) => unknown): string {
	return field.slice(1).replace(BRACES, (_, source: string) => String(evaluate(`(${source})`)));
}
