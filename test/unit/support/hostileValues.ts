import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

/** JSON that neither `String()` nor `Number()` survives. */
export const NEITHER_TEXT_NOR_NUMBER: ReadonlyArray<IDataObject[string]> = [
	{ toString: 0 },
	{ toString: null, valueOf: {} },
	[{ toString: 0 }],
];

/** Answers with some of the keys, whose values are anything that JSON can say. */
export function answersWith(keys: readonly string[]): fc.Arbitrary<IDataObject> {
	const value = fc.oneof(fc.jsonValue(), fc.constantFrom(...NEITHER_TEXT_NOR_NUMBER));
	return fc.dictionary(fc.constantFrom(...keys), value) as fc.Arbitrary<IDataObject>;
}
