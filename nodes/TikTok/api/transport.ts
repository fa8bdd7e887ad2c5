import type {
	IExecuteFunctions,
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
} from 'n8n-workflow';

import { n8nCallsHook } from '../../../credentials/n8nCallsHook';
import { secretsIn } from '../../../credentials/tokenData';
import { throwIfCancelled } from '../shared/clock';
import { API_BASE_URL, type Endpoint } from './endpoints';
import { readEnvelope, type Reply } from './envelope';
import type { Fault } from '../errors/fault';
import { renewalFaultIn, signInFault } from '../errors/signInFault';
import { answerIn, networkFaultIn, noAnswer } from '../errors/httpErrors';
import { lowerCaseHeaders, type HttpAnswer } from '../shared/httpAnswer';
import { asRecord } from '../shared/values';

export const CREDENTIAL = 'tikTokOAuth2Api';

/** Everything that n8n runs our code in and that can make a request with the credential. */
export type RequestContext = IExecuteFunctions | IExecuteSingleFunctions | ILoadOptionsFunctions;

/** Parameters in the address of a call. */
export type Query = Readonly<Record<string, string>>;

/** TikTok answers its JSON calls within a second or two. */
const JSON_CALL_TIMEOUT_MS = 30_000;

/**
 * One JSON call with the credential, without pacing or retries. n8n signs it and, after a 401,
 * refreshes the token and sends it once more, so 401 is the only status that is thrown.
 *
 * @throws CancelledError when the execution was stopped meanwhile
 */
export async function sendJson(
	context: RequestContext,
	endpoint: Endpoint,
	body: object,
	query?: Query,
): Promise<Reply> {
	const options: IHttpRequestOptions = {
		method: endpoint.method ?? 'POST',
		url: `${API_BASE_URL}${endpoint.path}`,
		headers: { 'Content-Type': 'application/json; charset=UTF-8' },
		...(query === undefined ? {} : { qs: { ...query } }),
		...(endpoint.method === 'GET' ? {} : { body: JSON.stringify(body) }),
		encoding: 'text',
		returnFullResponse: true,
		disableFollowRedirect: true,
		timeout: JSON_CALL_TIMEOUT_MS,
	};
	const send = async (ignoreHttpStatusErrors: IHttpRequestOptions['ignoreHttpStatusErrors']) => {
		const sent = await context.helpers.httpRequestWithAuthentication
			.call(context, CREDENTIAL, { ...options, ignoreHttpStatusErrors })
			.then(toAnswer, (thrown: unknown) => ({ thrown }));
		throwIfCancelled('thrown' in sent ? cancelSignalOf(context) : undefined);
		return sent;
	};
	const sent = await send({ ignore: true, except: [401] });
	const readAgain = 'thrown' in sent && isUnread401(sent.thrown) ? await send(true) : sent;
	// Read after the calls, because they may have renewed the tokens.
	const secrets = await secretsOf(context);
	return 'thrown' in readAgain
		? replyTo(readAgain.thrown, endpoint, secrets)
		: readEnvelope(readAgain, endpoint.scopes, secrets);
}

/**
 * True for a 401 without TikTok's answer, which n8n 2.20 drops. TikTok has done nothing for the call, so
 * the node may send it again to read why.
 */
function isUnread401(thrown: unknown): boolean {
	return n8nCallsHook() && asRecord(thrown)?.httpCode === '401' && answerIn(thrown) === undefined;
}

/** One PUT to the upload host: never with the token, never following a redirect. */
export interface PutRequest {
	/** Holds a secret in its query: stays out of every message. */
	readonly url: string;
	readonly headers: Readonly<Record<string, string>>;
	/** A Node stream or a Buffer of exactly `Content-Length` bytes. */
	readonly body: unknown;
	/** n8n's client ends any request by the wall clock, bytes flowing or not. */
	readonly timeoutMs: number;
	readonly abortSignal: AbortSignal;
}

/** The answer to a PUT, whatever its status, or the fault that came instead. */
export type PutResult = { answer: HttpAnswer } | { fault: Fault };

/** @throws CancelledError when the execution was stopped meanwhile */
export async function sendPut(context: IExecuteFunctions, request: PutRequest): Promise<PutResult> {
	const options: IHttpRequestOptions = {
		method: 'PUT',
		url: request.url,
		headers: { ...request.headers },
		body: request.body as IHttpRequestOptions['body'],
		encoding: 'text',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		timeout: request.timeoutMs,
		abortSignal: request.abortSignal,
	};
	return await context.helpers
		.httpRequest(options)
		.then((response) => ({ answer: toAnswer(response) }))
		.catch((thrown: unknown) => {
			throwIfCancelled(cancelSignalOf(context));
			return { fault: networkFaultIn(thrown) ?? noAnswer() };
		});
}

/** n8n's signal that the execution was stopped; there is none while a list in the editor loads. */
export function cancelSignalOf(context: RequestContext): AbortSignal | undefined {
	return 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
}

/** A proxy, or TikTok, may repeat them in its answer. A credential that n8n can't read has none. */
async function secretsOf(context: RequestContext): Promise<string[]> {
	return await context.getCredentials(CREDENTIAL).then(secretsIn, () => []);
}

function replyTo(thrown: unknown, endpoint: Endpoint, secrets: readonly string[]): Reply {
	const answer = answerIn(thrown);
	if (answer?.status === 401) {
		const reply = readEnvelope(answer, endpoint.scopes, secrets);
		const isOldN8n = !reply.ok && reply.fault.code === 'access_token_invalid' && !n8nCallsHook();
		if (!isOldN8n && !reply.ok && reply.fault.kind === 'tiktok') return reply;
	}
	const fault = renewalFaultIn(thrown) ?? networkFaultIn(thrown) ?? signInFault(thrown, secrets);
	return { ok: false, fault };
}

function toAnswer(response: { statusCode: number; headers: object; body: unknown }): HttpAnswer {
	const { body } = response;
	return {
		status: response.statusCode,
		headers: lowerCaseHeaders(response.headers),
		text: typeof body === 'string' ? body : JSON.stringify(body ?? ''),
	};
}
