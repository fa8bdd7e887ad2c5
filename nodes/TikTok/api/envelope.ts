import { adviceTexts, type Advice, API_CODES } from '../errors/errorTable';
import type { IDataObject } from 'n8n-workflow';

import { parseExactJson } from '../shared/exactJson';
import type { Fault } from '../errors/fault';
import { retryAfterOf, type HttpAnswer } from '../shared/httpAnswer';
import { asRecord, textOrNull } from '../shared/values';

/** The data of a JSON call that TikTok carried out, or the fault. */
export type Reply = { ok: true; data: IDataObject } | { ok: false; fault: Fault };

const UNKNOWN_CODE: Advice = {
	message: 'TikTok refused the request with a code that this version of the node does not know',
	remedy: "Look up the code in TikTok's documentation, or open an issue with the log_id.",
	retryable: false,
	isVague: true,
};

/** Enough of an HTML page or a broken answer to recognize it. */
const EXCERPT_CHARS = 120;

/** TikTok's longest answers, pages of 20 videos, are far below 100 kB. */
const MAX_ANSWER_CHARS = 1_000_000;

/**
 * Reads TikTok's envelope. Success is `error.code` "ok" and nothing else: an HTTP 200 with another
 * code is a refusal, and a 4xx may come without `data`.
 * https://developers.tiktok.com/doc/tiktok-api-v2-error-handling
 *
 * @param scopes of which the call needs one, for the remedy of a missing scope
 */
export function readEnvelope(answer: HttpAnswer, scopes?: readonly string[]): Reply {
	if (answer.text.length > MAX_ANSWER_CHARS) return { ok: false, fault: unreadable(answer) };
	const body = asRecord(parseExactJson(answer.text));
	const error = asRecord(body?.error);
	const code = error?.code;
	if (typeof code !== 'string' || code === '') return { ok: false, fault: unreadable(answer) };
	// The HTTP status outweighs a body that claims success.
	if (code === 'ok' && answer.status < 400) return { ok: true, data: asRecord(body?.data) ?? {} };
	if (code === 'ok') return { ok: false, fault: unreadable(answer) };
	return { ok: false, fault: refusal(code, error ?? {}, answer, scopes) };
}

function refusal(
	code: string,
	error: IDataObject,
	answer: HttpAnswer,
	scopes?: readonly string[],
): Fault {
	const advice = Object.hasOwn(API_CODES, code) ? API_CODES[code] : UNKNOWN_CODE;
	const { message, remedy } = adviceTexts(advice, { scopes });
	const tikTokMessage = textOrNull(error.message) ?? undefined;
	return {
		kind: 'tiktok',
		code,
		message: advice.isVague === true ? withWords(message, tikTokMessage) : message,
		remedy,
		retryable: advice.retryable || answer.status === 429 || answer.status >= 500,
		httpStatus: answer.status,
		logId: textOrNull(error.log_id ?? error.logid) ?? undefined,
		tikTokMessage,
		retryAfterSec: retryAfterOf(answer),
	};
}

/** Adds TikTok's own words; the result is still one sentence without a final period. */
function withWords(message: string, words: string | undefined): string {
	const said = words?.trim().replace(/\.$/, '').slice(0, EXCERPT_CHARS) ?? '';
	return said === '' ? message : `${message}: ${said}`;
}

function unreadable(answer: HttpAnswer): Fault {
	const excerpt = answer.text
		.slice(0, MAX_ANSWER_CHARS)
		.replace(/<[^<>]*>/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();
	return {
		kind: 'gateway',
		code: `http_${answer.status}`,
		message: `TikTok answered with HTTP ${answer.status} and no readable result`,
		remedy:
			'Try again in a few minutes. If this keeps happening, check whether TikTok has an outage.',
		retryable:
			answer.status === 408 || answer.status === 429 || answer.status >= 500 || answer.status < 300,
		httpStatus: answer.status,
		tikTokMessage: excerpt === '' ? undefined : excerpt.slice(0, EXCERPT_CHARS),
		retryAfterSec: retryAfterOf(answer),
	};
}
