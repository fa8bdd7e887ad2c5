import type { IDataObject } from 'n8n-workflow';

import { lowerCaseHeaders, type HttpAnswer } from '../shared/httpAnswer';
import { asRecord } from '../shared/values';
import type { Fault } from './fault';

/** What a transport code means to a person; the code itself stays in `details.code`. */
const NETWORK_WORDS: Readonly<Record<string, string>> = {
	EAI_AGAIN: 'its name could not be looked up',
	ECONNABORTED: 'it took too long',
	ECONNREFUSED: 'the connection was refused',
	ECONNRESET: 'the connection was closed',
	ENOTFOUND: 'its name could not be looked up',
	EPIPE: 'the connection was closed',
	ETIMEDOUT: 'it took too long',
};

const NO_WORDS = 'the connection did not work';

/** Node's HTTP parser and zlib: something came, and TikTok may well have carried the request out. */
const UNREADABLE_CODE = /^(HPE|Z)_/;

const UNREADABLE_WORDS = 'what came could not be read';

/** Codes of Node, of axios and of certificates; those of OAuth and TikTok are in lower case. */
const NETWORK_CODE = /^[A-Z][A-Z0-9_]+$/;

/** Nothing was sent: n8n could not even read its own credential. */
const LOCAL_CODE = /^ERR_(OSSL|CRYPTO)_/;

/** For a client that gives no code, as for a proxy that ends the connection. */
const NO_CODE = 'no_answer';

/**
 * These look the same and yet say that an answer came: axios's word for a 4xx, and the words of
 * n8n's OAuth client for a refresh that was refused.
 */
const ANSWERED_CODES: ReadonlySet<string> = new Set(['ERR_BAD_REQUEST', 'EAUTH', 'ESTATUS']);

/** Errors nest: n8n's error holds axios's, which holds Node's. */
const MAX_DEPTH = 5;

/**
 * The HTTP answer inside something that n8n's client threw, if there was one.
 * With `encoding: 'text'` the body is a string even there.
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

/** The fault for a request that got no answer at all, or `undefined` when that is not what happened. */
export function networkFaultIn(thrown: unknown): Fault | undefined {
	for (const error of chainOf(thrown)) {
		const code = networkCodeOf(error);
		if (code === undefined) continue;
		if (ANSWERED_CODES.has(code)) return undefined;
		return {
			kind: 'network',
			code,
			message: `No answer came from TikTok: ${wordsOf(code)}`,
			remedy: 'Check the internet connection and proxy of the n8n server, then try again.',
			retryable: true,
		};
	}
	return undefined;
}

/** Why a request got no answer, in words without a transport code; `undefined` when that is not it. */
export function networkWordsIn(thrown: unknown): string | undefined {
	const { code } = networkFaultIn(thrown) ?? {};
	return code === undefined ? undefined : wordsOf(code);
}

function networkCodeOf({ code, isAxiosError, response }: IDataObject): string | undefined {
	if (typeof code === 'string' && NETWORK_CODE.test(code) && !LOCAL_CODE.test(code)) return code;
	return isAxiosError === true && response === undefined ? NO_CODE : undefined;
}

function wordsOf(code: string): string {
	return NETWORK_WORDS[code] ?? (UNREADABLE_CODE.test(code) ? UNREADABLE_WORDS : NO_WORDS);
}

/** The innermost message that a person can read: the one of the error that n8n wrapped. */
export function messageIn(thrown: unknown): string {
	const messages = chainOf(thrown).map((error) => error.message);
	const innermost = messages.reverse().find((text) => typeof text === 'string' && text !== '');
	return typeof innermost === 'string' ? innermost : String(thrown);
}

/** An error and what caused it, the outermost first. */
export function chainOf(thrown: unknown): IDataObject[] {
	const chain: IDataObject[] = [];
	for (let error = asRecord(thrown); error !== undefined && chain.length < MAX_DEPTH; ) {
		chain.push(error);
		error = asRecord(error.cause);
	}
	return chain;
}
