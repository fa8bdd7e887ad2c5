import { AxiosError, AxiosHeaders, type InternalAxiosRequestConfig } from 'axios';
import { NodeApiError, type JsonObject } from 'n8n-workflow';

import { nodeWith } from './fakeContext';

export const TOKEN = ['act', 'top', 'secret'].join('.');

/** What n8n's signed request throws: axios's error with its answer, wrapped in n8n's own. */
export function wrapped(error: Error): NodeApiError {
	// n8n-core hands the error over as it is; the type asks for JSON.
	return new NodeApiError(nodeWith('credential-1'), error as Error & JsonObject);
}

/** axios's error for an HTTP status, with the body as text and the request that holds the token. */
export function httpError(
	status: number,
	data: unknown,
	headers = {},
	url = 'https://open.tiktokapis.com/v2/post/publish/status/fetch/',
): AxiosError {
	const config = { ...requestConfig(), url };
	const code = status < 500 ? AxiosError.ERR_BAD_REQUEST : AxiosError.ERR_BAD_RESPONSE;
	const message = `Request failed with status code ${status}`;
	const response = { status, statusText: '', data, headers: new AxiosHeaders(headers), config };
	return new AxiosError(message, code, config, {}, response);
}

/** axios's error for a request without an answer. */
export function noAnswerError(code: string, message = `connect ${code}`): AxiosError {
	return new AxiosError(message, code, requestConfig(), {});
}

/** The error of n8n's OAuth client for a refresh that was refused with an HTTP error. */
export function refreshError(code: 'EAUTH' | 'ESTATUS', message: string): Error {
	return Object.assign(new Error(message), { code, body: { error: 'invalid_client' } });
}

function requestConfig(): InternalAxiosRequestConfig {
	return { headers: new AxiosHeaders({ Authorization: `Bearer ${TOKEN}` }) };
}
