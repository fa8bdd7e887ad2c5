import { asRecord } from './values';

/** An HTTP answer, whatever its status, with the body as text. */
export interface HttpAnswer {
	readonly status: number;
	/** Names in lower case. */
	readonly headers: Readonly<Record<string, string>>;
	readonly text: string;
}

/**
 * `Retry-After` in seconds from now, given as seconds or as a date.
 *
 * @param nowMs milliseconds since the epoch, for a date
 */
export function retryAfterOf(
	answer: Pick<HttpAnswer, 'headers'>,
	nowMs = Date.now(),
): number | undefined {
	const value = answer.headers['retry-after'];
	if (value === undefined) return undefined;
	if (/^\d{1,9}$/.test(value.trim())) return Number(value);
	const at = Date.parse(value);
	return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - nowMs) / 1_000));
}

/** Header names in lower case, values as text; several values of one name are joined by a comma. */
export function lowerCaseHeaders(headers: unknown): Record<string, string> {
	const entries = Object.entries(asRecord(headers) ?? {});
	return Object.fromEntries(entries.map(([name, value]) => [name.toLowerCase(), String(value)]));
}
