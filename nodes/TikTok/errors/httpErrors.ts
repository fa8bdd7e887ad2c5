import type { IDataObject } from 'n8n-workflow';

import { lowerCaseHeaders, type HttpAnswer } from '../shared/httpAnswer';
import { foreignText } from '../shared/foreignText';
import { asRecord } from '../shared/values';
import type { Fault } from './fault';

/** Transport codes in words. The code itself goes into `details.code`. */
const NETWORK_WORDS: Readonly<Record<string, string>> = {
	EAI_AGAIN: 'DNS could not resolve its name',
	ECONNABORTED: 'the request timed out',
	ECONNREFUSED: 'the connection was refused',
	ECONNRESET: 'the connection was closed',
	ENOTFOUND: 'DNS could not resolve its name',
	EPIPE: 'the connection was closed',
	ETIMEDOUT: 'the request timed out',
};

const NO_WORDS = 'the connection failed';

/** Codes of Node's HTTP parser and zlib. Some answer arrived, so TikTok may have carried out the request. */
const UNREADABLE_CODE = /^(HPE|Z)_/;

const UNREADABLE_WORDS = 'the answer was not valid HTTP';

/** Codes of Node, axios and certificates. Codes of OAuth and TikTok are in lower case. */
const NETWORK_CODE = /^[A-Z][A-Z0-9_]+$/;

/** n8n could not read its own credential, so it sent nothing. */
const LOCAL_CODE = /^ERR_(OSSL|CRYPTO)_/;

/** The code of a request that failed without one, for example when a proxy closes the connection. */
const NO_CODE = 'no_answer';

/**
 * These codes match NETWORK_CODE, but the server did respond: axios uses ERR_BAD_REQUEST for a 4xx,
 * n8n's OAuth client EAUTH and ESTATUS for a refused refresh.
 */
const ANSWERED_CODES: ReadonlySet<string> = new Set(['ERR_BAD_REQUEST', 'EAUTH', 'ESTATUS']);

/** n8n's error wraps that of axios, which wraps Node's. */
const MAX_DEPTH = 5;

/**
 * The HTTP answer inside an error of n8n's client, if there is one. With `encoding: 'text'` its body
 * is a string.
 */
export function answerIn(thrown: unknown): HttpAnswer | undefined {
	for (const error of chainOf(thrown)) {
		const response = asRecord(error.response);
		if (response === undefined || typeof response.status !== 'number') continue;
		const { data } = response;
		return {
			status: response.status,
			headers: lowerCaseHeaders(response.headers),
			text: typeof data === 'string' ? data : JSON.stringify(data ?? ''),
		};
	}
	return undefined;
}

/** The fault for a request that got no answer; `undefined` when the error has another reason. */
export function networkFaultIn(thrown: unknown): Fault | undefined {
	for (const error of chainOf(thrown)) {
		const code = networkCodeOf(error);
		if (code === undefined) continue;
		if (ANSWERED_CODES.has(code)) return undefined;
		return noAnswer(code, `: ${wordsOf(code)}`);
	}
	return undefined;
}

/** @param reason for the end of the message */
export function noAnswer(code = 'no_answer', reason = ''): Fault {
	return {
		kind: 'network',
		code,
		message: `TikTok did not answer${reason}`,
		remedy: 'Check the internet connection and proxy of the n8n server, then try again.',
		retryable: true,
	};
}

/** Why a request got no answer, for the end of a sentence: never the transport code. */
export function whyNoAnswer(thrown: unknown): string {
	const { code } = networkFaultIn(thrown) ?? {};
	return code === undefined ? messageIn(thrown) : wordsOf(code);
}

function networkCodeOf({ code, isAxiosError, response }: IDataObject): string | undefined {
	if (typeof code === 'string' && NETWORK_CODE.test(code) && !LOCAL_CODE.test(code)) return code;
	return isAxiosError === true && response === undefined ? NO_CODE : undefined;
}

function wordsOf(code: string): string {
	return NETWORK_WORDS[code] ?? (UNREADABLE_CODE.test(code) ? UNREADABLE_WORDS : NO_WORDS);
}

/** The message of the innermost error, which n8n has wrapped: safe to show, without a final period. */
export function messageIn(thrown: unknown, secrets?: readonly string[]): string {
	const messages = chainOf(thrown).map((error) => error.message);
	const innermost = messages.reverse().find((text) => typeof text === 'string' && text !== '');
	return foreignText(innermost ?? String(thrown), secrets).replace(/\.$/, '');
}

/** An error and its causes, the outermost first. */
export function chainOf(thrown: unknown): IDataObject[] {
	const chain: IDataObject[] = [];
	for (let error = asRecord(thrown); error !== undefined && chain.length < MAX_DEPTH; ) {
		chain.push(error);
		error = asRecord(error.cause);
	}
	return chain;
}
