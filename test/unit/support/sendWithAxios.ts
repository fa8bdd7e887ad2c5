import axios from 'axios';

import type { PutRequest, PutResult } from '../../../nodes/TikTok/api/transport';

/** A PUT by the client that n8n has, with the settings of n8n that matter to the upload. */
export async function sendWithAxios(request: PutRequest): Promise<PutResult> {
	const { status } = await axios.put(request.url, request.body, {
		headers: request.headers,
		signal: request.abortSignal,
		maxRedirects: 0,
		maxBodyLength: Infinity,
		proxy: false,
	});
	return { answer: { status, headers: {}, text: '' } };
}
