import type { IExecutePaginationFunctions, IGetNodeParameterOptions } from 'n8n-workflow';

import { FaultError, inputFault } from '../errors/fault';
import { asRecord, textOfId } from '../shared/values';

/** The part of n8n's context of a run over items that reads parameters. */
interface ParameterContext {
	getNodeParameter(
		name: string,
		itemIndex: number,
		fallback?: unknown,
		options?: IGetNodeParameterOptions,
	): unknown;
}

/**
 * The parameters of one item. An expression can yield any value, so each method accepts one type
 * and throws a FaultError with the field's label for any other.
 */
export class ItemParameters {
	constructor(
		private readonly context: ParameterContext,
		private readonly itemIndex: number,
	) {}

	/** The same for a context that n8n made for a single item. */
	static ofSingleItem(single: IExecutePaginationFunctions): ItemParameters {
		const getNodeParameter: ParameterContext['getNodeParameter'] = (name, _, fallback, options) =>
			single.getNodeParameter(name, fallback, options);
		return new ItemParameters({ getNodeParameter }, single.getItemIndex());
	}

	/** A text, untrimmed; a number as text; empty when the field is not set. `name` may lead into a collection. */
	text(name: string, label: string): string {
		const value = this.read(name);
		if (value === undefined || value === null) return '';
		if (typeof value === 'string') return value;
		if (typeof value === 'number') return String(value);
		throw unsuitable(label, 'a text');
	}

	/** The lines of a text, or a list from an expression, trimmed and without empty entries. */
	list(name: string, label: string): string[] {
		const value = this.read(name);
		const entries = typeof value === 'string' ? value.split(/\r?\n/) : (value ?? []);
		if (!Array.isArray(entries) || entries.some((entry) => typeof entry !== 'string')) {
			throw unsuitable(label, 'a text or a list of texts');
		}
		return entries.map((entry) => String(entry).trim()).filter((entry) => entry !== '');
	}

	/** The value of a resource locator, trimmed; empty when none is chosen. */
	choice(name: string, label: string): string {
		const value = this.context.getNodeParameter(name, this.itemIndex, '', { extractValue: true });
		if (value === undefined || value === null) return '';
		if (typeof value === 'string') return value.trim();
		throw unsuitable(label, 'a text');
	}

	/**
	 * One of the values of a list, or `fallback` when the field is not set.
	 *
	 * @param values at least two, in the order in which an error names them
	 */
	oneOf<Value extends string>(
		name: string,
		label: string,
		values: readonly Value[],
		fallback: Value,
	): Value {
		const text = this.text(name, label);
		const value = text === '' ? fallback : values.find((one) => one === text);
		if (value !== undefined) return value;
		const needs = `${values.slice(0, -1).join(', ')} or ${values[values.length - 1]}`;
		throw unsuitable(label, needs, 'Check the expression in that field.');
	}

	/** True when the form holds a value or an expression, whatever the expression yields. */
	isSet(name: string): boolean {
		const raw = this.context.getNodeParameter(name, this.itemIndex, '', { rawExpressions: true });
		const value = asRecord(raw)?.value ?? raw;
		return value !== undefined && value !== null && value !== '';
	}

	/** A switch; false when the field is not set. Reads texts from a table, such as "TRUE". */
	flag(name: string, label: string): boolean {
		const value = this.read(name);
		if (value === undefined || value === null || value === '') return false;
		if (typeof value === 'boolean') return value;
		const word = typeof value === 'string' ? value.trim().toLowerCase() : '';
		if (word === 'true' || word === 'false') return word === 'true';
		throw unsuitable(label, 'true or false');
	}

	/** A number from `min` to `max` (both inclusive), or `fallback` when the field is not set. */
	number(
		name: string,
		label: string,
		range: { min: number; max: number; fallback: number },
	): number {
		const read = this.read(name);
		const value = typeof read === 'string' ? read.trim() : read;
		if (value === undefined || value === null || value === '') return range.fallback;
		const number = numberIn(value);
		if (number >= range.min && number <= range.max) return number;
		throw unsuitable(label, `a number from ${range.min} to ${range.max}`);
	}

	/** A whole number of at least `min`; a field that is not set is a fault, too. */
	wholeNumber(name: string, label: string, min: number): number {
		const number = numberIn(this.read(name));
		if (Number.isInteger(number) && number >= min) return number;
		throw unsuitable(label, `a whole number of at least ${min}`);
	}

	/** One or more ids made of digits: a text with commas, a number that is still exact, or a list of both. */
	ids(name: string, label: string): string[] {
		const value = this.read(name);
		const entries: unknown[] = typeof value === 'string' ? value.split(',') : [value ?? []].flat();
		const ids = entries.map((entry) => textOfId(entry)?.trim() ?? 'inexact').filter(Boolean);
		if (ids.length > 0 && ids.every((id) => /^\d+$/.test(id))) return ids;
		throw unsuitable(
			label,
			'ids made of digits only',
			'Enter ids as text, for example the post_id from the result of a post.',
		);
	}

	/** Pairs of texts in a fixed collection, without those whose name is empty. */
	pairs(name: string, label: string): Array<{ name: string; value: string }> {
		const value = this.read(name);
		const pairs = Array.isArray(value) ? value.map(asPair) : value ? [undefined] : [];
		if (pairs.includes(undefined)) throw unsuitable(label, 'pairs of a name and a value');
		return pairs.flatMap((pair) => (pair === undefined || pair.name === '' ? [] : [pair]));
	}

	private read(name: string): unknown {
		return this.context.getNodeParameter(name, this.itemIndex, null);
	}
}

function asPair(entry: unknown): { name: string; value: string } | undefined {
	const record = asRecord(entry);
	if (record === undefined) return undefined;
	const { name = '', value = '' } = record;
	const isText = [name, value].every((text) => ['string', 'number'].includes(typeof text));
	return isText ? { name: String(name).trim(), value: String(value).trim() } : undefined;
}

function unsuitable(
	label: string,
	needs: string,
	remedy = 'Check the value or expression in that field.',
): FaultError {
	return new FaultError(inputFault(`'${label}' needs ${needs}`, remedy));
}

function numberIn(value: unknown): number {
	return typeof value === 'number' || typeof value === 'string' ? Number(value) : NaN;
}
