import { adviceForCode, adviceTexts, type Advice } from '../errors/errorTable';
import type { IDataObject } from 'n8n-workflow';

import { parseExactJson } from '../shared/exactJson';
import type { Fault } from '../errors/fault';
import { retryAfterOf, type HttpAnswer } from '../shared/httpAnswer';
import { foreignText, mapTexts, withoutSecrets } from '../shared/foreignText';
import { asRecord, textOrNull, wordOrNull } from '../shared/values';

/** The data of a JSON call that TikTok carried out, or the fault. */
export type Reply = { ok: true; data: IDataObject } | { ok: false; fault: Fault };

const UNKNOWN_CODE: Advice = {
	message: 'TikTok refused the request with a code that this version of the node does not know',
	remedy: "Look up the code in TikTok's documentation, or open an issue with the log_id.",
	retryable: false,
	isVague: true,
};

/** The time of the request, then digits and letters. */
const LOG_ID = /^\d{8,14}[\dA-Za-z]{6,40}$/;

/** TikTok's longest answers, pages of 20 videos, are far below 100 kB. */
const MAX_ANSWER_CHARS = 1_000_000;

/**
 * Reads TikTok's envelope. Success is `error.code` "ok" and nothing else: an HTTP 200 with another
 * code is a refusal, and a 4xx may come without `data`.
 * https://developers.tiktok.com/doc/tiktok-api-v2-error-handling
 *
 * @param scopes of which the call needs one, for the remedy of a missing scope
 * @param secrets of the credential, which the result does not repeat
 */
export function readEnvelope(
	answer: HttpAnswer,
	scopes?: readonly string[],
	secrets: readonly string[] = [],
): Reply {
	const isTooLong = answer.text.length > MAX_ANSWER_CHARS;
	const parsed = isTooLong ? undefined : parseExactJson(answer.text);
	const body = asRecord(mapTexts(parsed, (text) => withoutSecrets(text, secrets)));
	const error = asRecord(body?.error) ?? {};
	const code = textOrNull(error.code);
	// The HTTP status outweighs a body that claims success.
	if (code === 'ok' && answer.status < 400) return { ok: true, data: asRecord(body?.data) ?? {} };
	if (code === null || code === 'ok') return { ok: false, fault: unreadable(answer, secrets) };
	return { ok: false, fault: refusal(error, answer, scopes) };
}

function refusal(error: IDataObject, answer: HttpAnswer, scopes?: readonly string[]): Fault {
	const code = wordOrNull(error.code) ?? `http_${answer.status}`;
	const advice = adviceForCode(code) ?? UNKNOWN_CODE;
	const { message, remedy } = adviceTexts(advice, { scopes });
	const logId = textOrNull(error.log_id ?? error.logid) ?? '';
	const tikTokMessage = foreignText(error.message);
	return {
		kind: 'tiktok',
		code,
		message: advice.isVague === true ? withWords(message, tikTokMessage) : message,
		remedy,
		retryable: advice.retryable || answer.status === 429 || answer.status >= 500,
		httpStatus: answer.status,
		logId: LOG_ID.test(logId) ? logId : undefined,
		tikTokMessage: tikTokMessage || undefined,
		retryAfterSec: retryAfterOf(answer),
	};
}

/** Adds TikTok's own words; the result is still one sentence without a final period. */
function withWords(message: string, words: string): string {
	const said = words.replace(/\.$/, '');
	return said === '' ? message : `${message}: ${said}`;
}

function unreadable(answer: HttpAnswer, secrets: readonly string[]): Fault {
	const page = answer.text.slice(0, MAX_ANSWER_CHARS).replace(/<[^<>]*>/g, ' ');
	return {
		kind: 'gateway',
		code: `http_${answer.status}`,
		message: `TikTok answered with HTTP ${answer.status} and no readable result`,
		remedy:
			'Try again in a few minutes. If this keeps happening, check whether TikTok has an outage.',
		retryable:
			answer.status === 408 || answer.status === 429 || answer.status >= 500 || answer.status < 300,
		httpStatus: answer.status,
		tikTokMessage: foreignText(page, secrets) || undefined,
		retryAfterSec: retryAfterOf(answer),
	};
}
