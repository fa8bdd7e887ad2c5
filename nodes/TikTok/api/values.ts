import type { IDataObject } from 'n8n-workflow';

/** A value of TikTok's as a plain object, or `undefined` for anything else (lists included). */
export function asRecord(value: unknown): IDataObject | undefined {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
		? (value as IDataObject)
		: undefined;
}

/** A text that says something, or null for anything else. */
export function textOrNull(value: unknown): string | null {
	return typeof value === 'string' && value !== '' ? value : null;
}

/** A finite number of at least 0, as such or in a text, or null for anything else. */
export function numberOrNull(value: unknown): number | null {
	const isText = typeof value === 'string' && value.trim() !== '';
	const number = isText || typeof value === 'number' ? Number(value) : NaN;
	return number >= 0 && number < Infinity ? number : null;
}

/** An id as text, which is all that is certain about its type; `undefined` for what is none. */
export function textOfId(value: unknown): string | undefined {
	if (typeof value === 'number') return String(value);
	return typeof value === 'string' ? value : undefined;
}
