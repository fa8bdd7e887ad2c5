import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { messageIn, networkWordsIn } from '../../errors/httpErrors';
import { answerInTime } from '../../shared/answerInTime';
import type { ByteStream } from '../../shared/byteStream';
import { throwIfCancelled, type Clock } from '../../shared/clock';
import { foreignText } from '../../shared/foreignText';
import { lowerCaseHeaders } from '../../shared/httpAnswer';

/** What the node sees when it opens the address of a photo as TikTok will. */
export type FirstLook =
	| { kind: 'photo' }
	/** The end of a sentence that begins with the address, and the status of HTTP. */
	| { kind: 'other'; found: string; status: number }
	/** The reason. It may apply to n8n alone, for example a firewall. */
	| { kind: 'unreachable'; reason: string };

/**
 * Opens an address of a photo, without following redirects, because TikTok follows none.
 *
 * @param photo the bytes that the address must return
 * @throws CancelledError when the execution was stopped
 */
export async function openAsTikTok(
	context: IExecuteFunctions,
	url: string,
	photo: Buffer,
	clock: Clock,
): Promise<FirstLook> {
	const stop = context.getExecutionCancelSignal();
	// n8n's client closes a connection with an unread body only by this signal.
	const closing = new AbortController();
	try {
		return await answerInTime(
			async (signal) => {
				const abortSignal = AbortSignal.any([signal, closing.signal]);
				return await lookAt(context, { ...REQUEST, url, abortSignal }, photo);
			},
			stop,
			clock,
		);
	} catch (error) {
		throwIfCancelled(stop);
		return {
			kind: 'unreachable',
			reason: networkWordsIn(error) ?? withoutPeriod(messageIn(error)),
		};
	} finally {
		closing.abort();
	}
}

const REQUEST = {
	method: 'GET',
	headers: { 'Accept-Encoding': 'identity' },
	encoding: 'stream',
	returnFullResponse: true,
	ignoreHttpStatusErrors: true,
	disableFollowRedirect: true,
} as const satisfies Partial<IHttpRequestOptions>;

async function lookAt(
	context: IExecuteFunctions,
	request: IHttpRequestOptions,
	photo: Buffer,
): Promise<FirstLook> {
	const response = await context.helpers.httpRequest(request);
	const status = Number(response.statusCode);
	if (status !== 200) return { kind: 'other', found: `answers with HTTP ${status}`, status };
	if (await hasExactly(response.body as ByteStream, photo)) return { kind: 'photo' };
	const type = foreignText(lowerCaseHeaders(response.headers)['content-type']);
	const found = type === '' ? 'answers with other content' : `answers with other content (${type})`;
	return { kind: 'other', found, status };
}

async function hasExactly(body: ByteStream, bytes: Buffer): Promise<boolean> {
	let at = 0;
	for await (const buffer of body) {
		if (!bytes.subarray(at, at + buffer.length).equals(buffer)) return false;
		at += buffer.length;
	}
	return at === bytes.length;
}

function withoutPeriod(text: string): string {
	return text.replace(/\.$/, '');
}
