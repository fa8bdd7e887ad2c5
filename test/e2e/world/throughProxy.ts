/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import fs from 'node:fs/promises';

import axios, { type AxiosInstance } from 'axios';
import { HttpsProxyAgent } from 'https-proxy-agent';

import type { Sandbox } from '../../sandbox';

/** An HTTP client that sees the Internet as the browser of the tests does. Answers are text. */
export async function throughProxy(sandbox: Sandbox): Promise<AxiosInstance> {
	const ca = await fs.readFile(sandbox.ca_path, 'utf8');
	const httpsAgent = new HttpsProxyAgent(sandbox.proxy_url);
	// Its constructor's options reach only the connection to the proxy.
	Object.assign(httpsAgent.options, { ca });
	return axios.create({
		httpsAgent,
		proxy: false,
		maxRedirects: 0,
		maxBodyLength: Infinity,
		validateStatus: () => true,
		responseType: 'text',
		transformResponse: (text: unknown) => text,
	});
}
