/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import https from 'node:https';
import type { TLSSocket } from 'node:tls';

import { HttpsProxyAgent } from 'https-proxy-agent';

import type { Sandbox } from '../../sandbox';

/**
 * Fingerprints of the sandbox's keys, as Chromium wants to have them: with these it takes exactly
 * these certificates and no others.
 *
 * @returns SHA-256 of each host's public key, in base64
 */
export async function keyFingerprints(sandbox: Sandbox, hosts: string[]): Promise<string[]> {
	const ca = await fs.readFile(sandbox.ca_path, 'utf8');
	return await Promise.all(hosts.map(async (host) => await fingerprint(sandbox, ca, host)));
}

async function fingerprint(sandbox: Sandbox, ca: string, host: string): Promise<string> {
	const agent = new HttpsProxyAgent(sandbox.proxy_url);
	// Its constructor's options reach only the connection to the proxy.
	Object.assign(agent.options, { ca });
	return await new Promise((resolve, reject) => {
		const request = https.get({ host, path: '/', agent }, (response) => {
			const certificate = (response.socket as TLSSocket).getPeerX509Certificate();
			response.destroy();
			if (certificate === undefined) {
				reject(new Error(`${host} showed no certificate`));
				return;
			}
			const key = certificate.publicKey.export({ type: 'spki', format: 'der' });
			resolve(createHash('sha256').update(key).digest('base64'));
		});
		request.once('error', reject);
	});
}
