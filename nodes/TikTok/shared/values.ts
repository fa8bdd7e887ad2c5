import type { IDataObject } from 'n8n-workflow';

/** The value as a plain object; `undefined` for anything else, lists included. */
export function asRecord(value: unknown): IDataObject | undefined {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
		? (value as IDataObject)
		: undefined;
}

/** The value as a text of at least one character; null for anything else. */
export function textOrNull(value: unknown): string | null {
	return typeof value === 'string' && value !== '' ? value : null;
}

/** In lower case as TikTok's codes, or in upper case as its statuses and privacy levels. */
const WORD = /^(?:[a-z]{1,32}(?:_[a-z0-9]{1,32}){0,12}|[A-Z]{1,32}(?:_[A-Z0-9]{1,32}){0,12})$/;

/** A code, a status or a privacy level in the form that TikTok gives them; null for anything else. */
export function wordOrNull(value: unknown): string | null {
	return typeof value === 'string' && WORD.test(value) ? value : null;
}

/** The number as people read it, for example 2,200. */
export function thousands(count: number): string {
	return count.toLocaleString('en-US');
}

/** A text without the spaces around it; empty for anything else. */
export function trimmedText(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}

/** The value as a finite number of at least 0, given as a number or a text; null for anything else. */
export function numberOrNull(value: unknown): number | null {
	const isText = typeof value === 'string' && value.trim() !== '';
	const number = isText || typeof value === 'number' ? Number(value) : NaN;
	return number >= 0 && number < Infinity ? number : null;
}

/**
 * An id as text, given as a text or a number; `undefined` for anything else, for example a number so
 * large that it has lost its last digits.
 */
export function textOfId(value: unknown): string | undefined {
	if (typeof value === 'string') return value;
	return isExactId(value) ? String(value) : undefined;
}

/** The post ids in a single value or a list. TikTok writes 0 for no id. */
export function idsIn(value: unknown): string[] {
	const values: unknown[] = Array.isArray(value) ? value : [value];
	return values.map((id) => textOfId(id) ?? '').filter((id) => /^\d+$/.test(id) && id !== '0');
}

function isExactId(value: unknown): value is number {
	return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
