import type { Fault } from '../../../errors/fault';
import { foreignText, withoutSecrets } from '../../../shared/foreignText';
import { retryAfterOf } from '../../../shared/httpAnswer';
import { asRecord } from '../../../shared/values';
import { shareServiceOf } from './shareLinks';
import { isExpired } from './signedLinks';
import { addressSecrets, type WebAddress } from './webAddress';
import type { WebAnswer } from './webAnswer';
import {
	busy,
	expired,
	forbidden,
	isMessage,
	isPage,
	isSharePage,
	needsSignIn,
	notFound,
	refused,
} from './webFaults';
import { mayChangeSoon } from './webServer';

/** What a server gave in place of a file. */
export interface Instead {
	readonly address: WebAddress;
	readonly answer: Pick<WebAnswer, 'status' | 'headers' | 'url'>;
	/** The start of its body. */
	readonly text: string;
}

type Format = 'page' | 'JSON' | 'XML' | undefined;

/** Names under which JSON answers carry their message, the most telling first. */
const MESSAGE_NAMES = [
	'message',
	'error_description',
	'detail',
	'title',
	'error',
	'errors',
	'code',
];

/** JSON answers wrap their message a few times at most. */
const MAX_WRAPPINGS = 4;

const ADDRESS = /https?:\/\/[^\s"'<>]*/gi;

/**
 * The fault for an answer that refuses the file.
 *
 * @param nowMs milliseconds since the epoch
 */
export function refusalFault(instead: Instead, nowMs: number): Fault {
	const { answer, address, text } = instead;
	const { status, url } = answer;
	const urls = [address.url, url];
	const said = quoted(instead, ': ');
	if (mayChangeSoon(status)) return busy(status, said, retryAfterOf(answer, nowMs));
	// A server that refuses the token of the person names that token, not the link.
	const isOfLink = status !== 401 || Object.keys(address.headers).length === 0;
	const isTold = isOfLink && formatOf(instead) !== 'page';
	if (isExpired(urls, isTold ? text : '', nowMs)) return expired(status);
	const service = shareServiceOf(urls);
	if (service !== undefined) return isSharePage(service, ` (HTTP ${status})`);
	if (status === 401 || status === 407) return needsSignIn(status, said);
	if (status === 403) return forbidden(status, said);
	return status === 404 || status === 410 ? notFound(status, said) : refused(status, said);
}

/** The fault for a web page or a message; undefined for anything else that is no video. */
export function notAFileFault(instead: Instead): Fault | undefined {
	const format = formatOf(instead);
	if (format === undefined) return undefined;
	if (format !== 'page') return isMessage(format, quoted(instead, ': '));
	const service = shareServiceOf([instead.address.url, instead.answer.url]);
	const titled = quoted(instead, ', titled ');
	return service === undefined ? isPage(titled) : isSharePage(service, titled);
}

/** By content, or by the declared type where the content does not tell. */
function formatOf({ text, answer }: Instead): Format {
	const start = text.slice(0, 1_000).trimStart().toLowerCase();
	const type = answer.headers['content-type']?.toLowerCase() ?? '';
	if (start.startsWith('<!doctype html') || start.includes('<html')) return 'page';
	if (start.startsWith('<?xml') || /^<[a-z]{0,40}error/.test(start)) return 'XML';
	if (start.startsWith('{') || start.startsWith('[')) return 'JSON';
	if (/^text\/html|xhtml/.test(type)) return 'page';
	if (/[/+]json/.test(type)) return 'JSON';
	return /[/+]xml/.test(type) ? 'XML' : undefined;
}

/** The server's own words, safe to show, in quotation marks after `lead`; empty if there are none. */
function quoted(instead: Instead, lead: string): string {
	const { text, address, answer } = instead;
	const secrets = addressSecrets([address.url, answer.url], address.headers);
	const words = foreignText(
		withoutSecrets(wordsIn(text, formatOf(instead)), secrets).replace(ADDRESS, '…'),
	);
	return words === '' ? '' : `${lead}${JSON.stringify(words)}`;
}

function wordsIn(text: string, format: Format): string {
	if (format === 'JSON') return messageInJson(text);
	const name = format === 'XML' ? 'message' : 'title';
	const words = elementIn(text, name) || (format === 'XML' ? elementIn(text, 'code') : '');
	return words.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&').trim();
}

/** The text of the first element with that name. Pages are rarely well-formed, so no parser reads them. */
function elementIn(text: string, name: string): string {
	const lower = text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
	const tag = lower.indexOf(`<${name}`);
	const start = lower.indexOf('>', tag) + 1;
	const end = lower.indexOf(`</${name}`, start);
	return tag >= 0 && start > 0 && end >= 0 ? text.slice(start, end) : '';
}

function messageInJson(text: string): string {
	try {
		return messageOf(JSON.parse(text));
	} catch {
		return '';
	}
}

function messageOf(value: unknown, wrappings = 0): string {
	if (typeof value === 'string') return value;
	if (wrappings > MAX_WRAPPINGS) return '';
	if (Array.isArray(value)) return messageOf(value[0], wrappings + 1);
	const record = asRecord(value) ?? {};
	const found = MESSAGE_NAMES.map((name) => messageOf(record[name], wrappings + 1));
	return found.find((words) => words !== '') ?? '';
}
