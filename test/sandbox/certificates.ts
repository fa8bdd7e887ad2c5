/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test server that never ships with the node: it needs Node and its own libraries */
import fs from 'node:fs/promises';
import path from 'node:path';

import { createCA, createCert, type Certificate } from 'mkcert';

import { UPLOAD_HOSTS } from './types';

const VALIDITY_DAYS = 7;

/** TikTok's host names that the proxy serves. */
export const TIKTOK_HOSTS: readonly string[] = [
	'www.tiktok.com',
	'open.tiktokapis.com',
	...UPLOAD_HOSTS,
];

export interface Certificates {
	ca_path: string;
	tiktok: Certificate;
	/** Issues a certificate for another host name, signed by the same CA. */
	issue(host: string): Promise<Certificate>;
}

/** Creates a throw-away CA and a certificate for TikTok's hosts. Writes the CA's certificate into the directory. */
export async function createCertificates(directory: string): Promise<Certificates> {
	const ca = await createCA({
		organization: 'TikTok sandbox (throw-away)',
		countryCode: 'ZZ',
		state: 'loopback',
		locality: 'loopback',
		validity: VALIDITY_DAYS,
	});
	const caPath = path.join(directory, 'ca.pem');
	await fs.writeFile(caPath, ca.cert);
	const issue = async (domains: string[]) =>
		await createCert({ ca, domains, validity: VALIDITY_DAYS });
	return {
		ca_path: caPath,
		tiktok: await issue([...TIKTOK_HOSTS]),
		issue: async (host) => await issue([host]),
	};
}
