/** A string, whose brackets do not count, or a bracket. */
const STRING_OR_BRACKET = /"(?:[^"\\]|\\.)*"|[[\]{}]/g;

/**
 * Whether JSON is nested deeper than allowed. Does not parse the values.
 *
 * @param depth allowed levels; `{}` and `[1]` have one
 */
export function isNestedDeeperThan(json: string, depth: number): boolean {
	let level = 0;
	for (const [token] of json.matchAll(STRING_OR_BRACKET)) {
		if (token === '{' || token === '[') level += 1;
		else if (token === '}' || token === ']') level -= 1;
		if (level > depth) return true;
	}
	return false;
}
