import type { IExecuteFunctions } from 'n8n-workflow';

import { FaultError, inputFault } from '../errors/fault';

/**
 * The parameters of one item. An expression can yield anything, so each is read as what it has to
 * be; anything else is a fault that names the field by its label.
 */
export class ItemParameters {
	constructor(
		private readonly context: IExecuteFunctions,
		private readonly itemIndex: number,
	) {}

	/** Text as it is; numbers become text, nothing becomes empty. `name` may lead into a collection. */
	text(name: string, label: string): string {
		const value = this.read(name);
		if (value === undefined || value === null) return '';
		if (typeof value === 'string') return value;
		if (typeof value === 'number') return String(value);
		throw new FaultError(
			inputFault(`'${label}' needs a text`, 'Check the expression in that field.'),
		);
	}

	/** Lines of a text, or a list from an expression; each trimmed, empty ones left out. */
	list(name: string, label: string): string[] {
		const value = this.read(name);
		const entries = typeof value === 'string' ? value.split(/\r?\n/) : (value ?? []);
		if (!Array.isArray(entries) || entries.some((entry) => typeof entry !== 'string')) {
			throw new FaultError(
				inputFault(
					`'${label}' needs a text or a list of texts`,
					'Check the expression in that field.',
				),
			);
		}
		return entries.map((entry) => String(entry).trim()).filter((entry) => entry !== '');
	}

	/** The chosen value of a resource locator, trimmed; empty when nothing is chosen. */
	choice(name: string, label: string): string {
		const value = this.context.getNodeParameter(name, this.itemIndex, '', { extractValue: true });
		if (value === undefined || value === null) return '';
		if (typeof value === 'string') return value.trim();
		throw new FaultError(
			inputFault(`'${label}' needs a text`, 'Check the expression in that field.'),
		);
	}

	/** A switch; text from a table ("TRUE") counts as what it says. */
	flag(name: string, label: string): boolean {
		const value = this.read(name);
		if (value === undefined || value === null || value === '') return false;
		if (typeof value === 'boolean') return value;
		const word = typeof value === 'string' ? value.trim().toLowerCase() : '';
		if (word === 'true' || word === 'false') return word === 'true';
		throw new FaultError(
			inputFault(`'${label}' needs true or false`, 'Check the expression in that field.'),
		);
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
		const number = typeof value === 'number' || typeof value === 'string' ? Number(value) : NaN;
		if (number >= range.min && number <= range.max) return number;
		throw new FaultError(
			inputFault(
				`'${label}' needs a number from ${range.min} to ${range.max}`,
				'Check the value or expression in that field.',
			),
		);
	}

	private read(name: string): unknown {
		return this.context.getNodeParameter(name, this.itemIndex, null);
	}
}
