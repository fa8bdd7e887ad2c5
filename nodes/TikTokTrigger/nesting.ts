/** A string (to be stepped over), or a bracket. */
const STRING_OR_BRACKET = /"(?:[^"\\]|\\.)*"|[[\]{}]/g;

/**
 * Whether JSON is nested deeper than that, without building any of it.
 *
 * @param depth levels that are allowed; `{}` and `[1]` have one
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
