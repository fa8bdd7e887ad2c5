/** An escaped character, a quote, or a bracket. */
const ESCAPE_QUOTE_OR_BRACKET = /\\[^]|["[\]{}]/g;

/**
 * Whether JSON is nested deeper than allowed. Does not parse the values, and takes linear time.
 *
 * @param depth allowed levels; `{}` and `[1]` have one
 */
export function isNestedDeeperThan(json: string, depth: number): boolean {
	let level = 0;
	let isInString = false;
	for (const [token] of json.matchAll(ESCAPE_QUOTE_OR_BRACKET)) {
		if (token === '"') isInString = !isInString;
		if (isInString) continue;
		if (token === '{' || token === '[') level += 1;
		else if (token === '}' || token === ']') level -= 1;
		if (level > depth) return true;
	}
	return false;
}
