import { jsonParse, type IDataObject } from 'n8n-workflow';

import { asRecord } from './values';

/**
 * An escaped character, a quote, or a whole JSON number. A pattern for a whole string would take
 * quadratic time on a string without an end.
 */
const ESCAPE_QUOTE_OR_NUMBER = /\\[^]|"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

const INTEGER = /^-?\d+$/;

/**
 * Parses JSON without losing digits: an integer that a JavaScript number can't hold exactly
 * (TikTok's post ids are above 2^53) becomes a string with the same digits.
 *
 * @param text JSON as it came over the wire
 * @returns the parsed value, or `null` when `text` is not JSON
 */
export function parseExactJson(text: string): unknown {
	let isInString = false;
	const exact = text.replace(ESCAPE_QUOTE_OR_NUMBER, (token) => {
		if (token === '"') isInString = !isInString;
		const isInexact = !isInString && INTEGER.test(token) && !Number.isSafeInteger(Number(token));
		return isInexact ? `"${token}"` : token;
	});
	return jsonParse<unknown>(exact, { fallbackValue: null });
}

/** An object, or the JSON text of one, as a record; empty for anything else. */
export function recordIn(value: unknown): IDataObject {
	return asRecord(typeof value === 'string' ? parseExactJson(value) : value) ?? {};
}
