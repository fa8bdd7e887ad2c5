import type { IDataObject } from 'n8n-workflow';

import { FaultError } from '../../errors/fault';
import { foreignText } from '../../shared/foreignText';

/** Only TikTok can name a host below its domain, so the node needs no list of private addresses. */
const UPLOAD_HOST = /(?:^|\.)tiktokapis\.com\.?$/;

/**
 * The upload address in TikTok's answer to an init. TikTok names the upload host of each upload. The node
 * accepts only hosts below `tiktokapis.com`, over https and its usual port.
 * https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide
 *
 * @throws FaultError for an address to which the node sends no file; it names the host and the port,
 * never the rest of the address
 */
export function uploadUrlOf({ upload_url: value }: IDataObject): string {
	const uploadUrl = typeof value === 'string' ? value : '';
	const url = URL.canParse(uploadUrl) ? new URL(uploadUrl) : undefined;
	const isTikToks = UPLOAD_HOST.test(url?.hostname ?? '') && url?.port === '';
	const hasUser = url !== undefined && url.username + url.password !== '';
	if (url?.protocol === 'https:' && isTikToks && !hasUser) return uploadUrl;
	throw new FaultError({
		kind: 'gateway',
		code: 'upload_url_refused',
		message: `TikTok answered with an upload address that the node does not accept (host: ${foreignText(url?.host) || 'none'})`,
		remedy:
			'The node sent no file, because it sends files only over https to hosts below tiktokapis.com. Check the proxy of the n8n server: something between n8n and TikTok may have changed the answer. If TikTok itself uses this host now, report the host name in an issue of this node.',
		retryable: false,
	});
}
