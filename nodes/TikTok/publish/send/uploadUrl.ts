import type { IDataObject } from 'n8n-workflow';

import { FaultError, type Fault } from '../../errors/fault';

/** Names that stand for this machine or its network. */
const PRIVATE_NAME = /(^|\.)(localhost|local|internal)$/;

/** An IPv4 or IPv6 address in place of a name: TikTok's upload host always has a name. */
const IP_ADDRESS = /^([\d.]+|\[.*\])$/;

/**
 * TikTok names the upload host of each upload. The node accepts it only over https, and never inside
 * the network of the n8n server.
 * https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide
 *
 * @returns the fault for an address to which the node sends no file; it does not repeat the address
 */
export function uploadUrlFault(uploadUrl: string): Fault | undefined {
	const url = URL.canParse(uploadUrl) ? new URL(uploadUrl) : undefined;
	const host = url?.hostname.replace(/\.$/, '') ?? '';
	const isPublic = host.includes('.') && !IP_ADDRESS.test(host) && !PRIVATE_NAME.test(host);
	const hasUser = url !== undefined && url.username + url.password !== '';
	if (url?.protocol === 'https:' && isPublic && !hasUser) return undefined;
	return {
		kind: 'gateway',
		code: 'upload_url_refused',
		message: 'TikTok answered with an upload address that is not a public https address',
		remedy:
			'The node sent no file. Check the proxy of the n8n server: something between n8n and TikTok may have changed the answer.',
		retryable: false,
	};
}

/**
 * The upload address in TikTok's answer to an init.
 *
 * @throws FaultError for an address to which no file is sent
 */
export function uploadUrlOf({ upload_url: value }: IDataObject): string {
	const uploadUrl = typeof value === 'string' ? value : '';
	const fault = uploadUrlFault(uploadUrl);
	if (fault !== undefined) throw new FaultError(fault);
	return uploadUrl;
}
