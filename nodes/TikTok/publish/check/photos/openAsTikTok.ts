import type { IExecuteFunctions } from 'n8n-workflow';

import { whyNoAnswer } from '../../../errors/httpErrors';
import { throwIfCancelled, type Clock } from '../../../shared/clock';
import { foreignText } from '../../../shared/foreignText';
import { WebAnswer } from '../../../upload/source/web/webAnswer';

/** What the node sees when it opens the address of a photo as TikTok will. */
export type Opened =
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
): Promise<Opened> {
	let answer: WebAnswer | undefined;
	try {
		answer = await WebAnswer.to({ context, clock, url, headers: {} });
		return await lookAt(answer, photo);
	} catch (error) {
		throwIfCancelled(context.getExecutionCancelSignal());
		return { kind: 'unreachable', reason: whyNoAnswer(error) };
	} finally {
		answer?.close();
	}
}

async function lookAt(answer: WebAnswer, photo: Buffer): Promise<Opened> {
	const { status, headers } = answer;
	if (status !== 200) return { kind: 'other', found: `answers with HTTP ${status}`, status };
	if (await hasExactly(answer, photo)) return { kind: 'photo' };
	const type = foreignText(headers['content-type']);
	const found = type === '' ? 'answers with other content' : `answers with other content (${type})`;
	return { kind: 'other', found, status };
}

async function hasExactly(answer: WebAnswer, bytes: Buffer): Promise<boolean> {
	let at = 0;
	for (let buffer = await answer.next(); buffer; buffer = await answer.next()) {
		if (!bytes.subarray(at, at + buffer.length).equals(buffer)) return false;
		at += buffer.length;
	}
	return at === bytes.length;
}
