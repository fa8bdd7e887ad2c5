import { z, type ZodTypeAny } from 'zod';

import type { Table } from '../docs/markdown';
import { pageAt } from '../docs/pages';
import { actionSchema, FAULT_POINTS, faultFields } from './fault-schema';
import { switchesSchema } from './switches-schema';

const { tables } = pageAt('test/sandbox/README.md');

/** Rows of all tables whose first column has that heading. */
function rowsOf(heading: string): Table['rows'] {
	return tables.filter(({ headings }) => headings[0] === heading).flatMap(({ rows }) => rows);
}

/** Contents of the code marks in the first column. */
function namesIn(heading: string): string[] {
	return rowsOf(heading).flatMap(([name]) => name.codes);
}

/** A value as the README writes it. */
function written(value: unknown): string {
	return typeof value === 'string' ? `'${value}'` : String(value);
}

/** The values that a type allows, if it is a list of values. */
function valuesOf(type: ZodTypeAny): string[] {
	if (type instanceof z.ZodDefault) return valuesOf(type.removeDefault());
	if (type instanceof z.ZodEnum) return type.options.map(written);
	if (type instanceof z.ZodUnion) return type.options.flatMap(valuesOf);
	return type instanceof z.ZodLiteral ? [written(type.value)] : [];
}

describe("the README's tables of switches", () => {
	const shape: Record<string, ZodTypeAny> = switchesSchema.shape;

	test('name every switch once, and nothing else', () => {
		expect(namesIn('Switch').sort()).toEqual(Object.keys(shape).sort());
	});

	test('have the default of every switch', () => {
		const told = rowsOf('Switch').map(([name, preset]) => [name.text, preset.codes]);
		const actual = Object.entries(switchesSchema.parse({}));
		expect(Object.fromEntries(told)).toEqual(
			Object.fromEntries(actual.map(([name, value]) => [name, [written(value)]])),
		);
	});

	test('say for every default whether it is recorded, documented, or chosen', () => {
		const told = rowsOf('Switch').map(([, , basis]) => basis.text);
		expect(new Set(told)).toEqual(new Set(['recorded', 'documented', 'chosen']));
	});

	test('have every value of a switch that is a choice, and no value that it does not have', () => {
		const isValue = (text: string) => /^('.*'|\d+)$/.test(text);
		const choices = rowsOf('Switch').filter(([name]) => valuesOf(shape[name.text]).length > 0);
		expect(choices.length).toBeGreaterThan(20);
		for (const [name, preset, , other] of choices) {
			const told = [...preset.codes, ...other.codes.filter(isValue)];
			expect([name.text, told.sort()]).toEqual([name.text, valuesOf(shape[name.text]).sort()]);
		}
	});
});

describe("the README's tables of faults", () => {
	test('name every fault point once, and nothing else', () => {
		expect(namesIn('Fault point').sort()).toEqual([...FAULT_POINTS].sort());
	});

	test('name every key of a fault, with its default', () => {
		const told = rowsOf('Key').map(([name, preset]) => [name.text, preset.text]);
		const actual = Object.entries(faultFields).map(([name, type]) => [
			name,
			type instanceof z.ZodDefault ? written(type.parse(undefined)) : 'none',
		]);
		expect(told).toEqual(actual);
	});

	test('name every kind with its keys', () => {
		const told = new Map<string, Set<string>>();
		for (const [name] of rowsOf('Fault kind')) {
			const [kind, ...keys] = name.codes;
			told.set(kind, new Set([...(told.get(kind) ?? []), ...keys]));
		}
		const inOrder = [...told].map(([kind, keys]) => [kind, [...keys].sort()]);
		expect(inOrder.sort()).toEqual(actionSchema.options.map(kindWithKeys).sort());
	});
});

/** Keys as the README writes them: `name`, `name?`, or `name: 'value'` for each value of a choice. */
function kindWithKeys({ shape }: (typeof actionSchema.options)[number]): [string, string[]] {
	const { kind, ...keys } = shape;
	const texts = Object.entries(keys).flatMap(([name, type]: [string, ZodTypeAny]) => {
		const values = valuesOf(type);
		if (values.length > 0) return values.map((value) => `${name}: ${value}`);
		return [type.isOptional() ? `${name}?` : name];
	});
	return [kind.value, texts.sort()];
}
