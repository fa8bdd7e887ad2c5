import type { Fault } from '../../../nodes/TikTok/errors/fault';

const KINDS: ReadonlyArray<Fault['kind']> = [
	'tiktok',
	'gateway',
	'network',
	'sign_in',
	'input',
	'source',
];

/**
 * What every fault must be, whatever it is about, so that a person can act on it.
 *
 * @returns the rules that `fault` breaks, none for a fault as it should be
 */
export function brokenFaultRules({ kind, code, message, remedy }: Fault): string[] {
	const rules: Array<[words: string, holds: boolean]> = [
		['its kind is one of six', KINDS.includes(kind)],
		['its code is one word', /^\w{3,}$/.test(code)],
		['its message is a sentence', /^(?:['A-Z]|n8n ).{15,}[^.\s]$/.test(message)],
		['its remedy is one or two sentences', /^[A-Z].{10,}\.$/.test(remedy)],
	];
	return rules.flatMap(([words, holds]) => (holds ? [] : [`${code}: ${words}`]));
}
