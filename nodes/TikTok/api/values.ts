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
