import type { ApiCall } from '../posting/api-route';
import { invalid } from '../posting/envelope';

/** Reads the `fields` of the query. Throws TikTok's 400 for an unknown one. https://developers.tiktok.com/doc/tiktok-api-v2-introduction */
export function readFields<Name extends string>(
	{ app, query }: ApiCall,
	known: readonly Name[],
): Name[] {
	const asked = (query.get('fields') ?? '').split(',').filter((name) => name !== '');
	if (asked.length === 0) throw invalid(app, 'Fields is required');
	return asked.map((name) => {
		const found = known.find((one) => one === name);
		if (found === undefined) throw invalid(app, `Fields has an unknown field: ${name}`);
		return found;
	});
}

/** Returns only these fields of an object. */
export function pick<Name extends string>(all: Record<Name, unknown>, names: Name[]) {
	return Object.fromEntries(names.map((name) => [name, all[name]]));
}
