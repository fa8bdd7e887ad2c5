/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests read files from the disk */
import fs from 'node:fs';
import path from 'node:path';

import type { OutputSchema } from '../package/outputSchemas';

const FOLDER = path.resolve(__dirname, '../../nodes/TikTok/__schema__/v1.0.0');

/** The schema that n8n's editor shows before the first run of `resource operation`. */
export function schemaOf(operation: string): OutputSchema {
	const file = path.join(FOLDER, `${operation.replace(' ', '/')}.json`);
	return JSON.parse(fs.readFileSync(file, 'utf8')) as OutputSchema;
}

/** Every operation that has a schema, as `resource operation`, sorted. */
export function operationsWithSchema(): string[] {
	return fs
		.readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.json'))
		.map((file) => file.replace('.json', '').replace(path.sep, ' '))
		.sort();
}

/** What of a value is not as the schema says, each with its place; empty when all is. */
export function deviations(schema: OutputSchema, value: unknown, place = 'json'): string[] {
	const allowed = [schema.type].flat();
	const names = typeNames(value);
	if (!names.some((name) => allowed.includes(name))) {
		return [`${place} is ${JSON.stringify(value)}, not ${allowed.join(' or ')}`];
	}
	if (Array.isArray(value)) {
		return value.flatMap((entry, at) =>
			schema.items === undefined ? [] : deviations(schema.items, entry, `${place}[${at}]`),
		);
	}
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, entry]) => {
		const known = schema.properties?.[key];
		return known === undefined
			? [`${place}.${key} is not in the schema`]
			: deviations(known, entry, `${place}.${key}`);
	});
}

/** Keys of the schema, also below others, that no value has. */
export function unseenKeys(schema: OutputSchema, values: unknown[], place = 'json'): string[] {
	const objects = values.filter((value) => typeof value === 'object' && value !== null);
	return Object.entries(schema.properties ?? {}).flatMap(([key, known]) => {
		const entries = objects
			.filter((object) => Object.hasOwn(object as object, key))
			.map((object) => (object as Record<string, unknown>)[key]);
		if (entries.length === 0) return [`${place}.${key}`];
		return unseenKeys(known, entries, `${place}.${key}`);
	});
}

function typeNames(value: unknown): string[] {
	if (value === null) return ['null'];
	if (Array.isArray(value)) return ['array'];
	return Number.isInteger(value) ? ['integer', 'number'] : [typeof value];
}
