import type { IDataObject } from 'n8n-workflow';

import { FaultError, type Fault } from '../../../../nodes/TikTok/errors/fault';
import { uploadUrlOf } from '../../../../nodes/TikTok/publish/send/uploadUrl';

const QUERY = '/upload?upload_id=7678907398077074696&upload_token=secret';

function faultFor(upload_url: unknown): Fault {
	try {
		uploadUrlOf({ upload_url } as IDataObject);
	} catch (error) {
		if (error instanceof FaultError) return error.fault;
	}
	throw new Error('the address was accepted');
}

describe('the upload address', () => {
	test.each([
		'open-upload.tiktokapis.com',
		'open-upload-va.tiktokapis.com',
		'upload.us.tiktokapis.com',
		'open-upload.us.tiktokapis.com',
		'tiktokapis.com',
		'open-upload.tiktokapis.com.',
		'OPEN-UPLOAD.TikTokAPIs.com',
		'open-upload.tiktokapis.com:443',
	])('a file may be sent to %s', (host) => {
		const upload_url = `https://${host}${QUERY}`;
		expect(uploadUrlOf({ upload_url })).toBe(upload_url);
	});

	test.each([
		['no https', `http://open-upload.tiktokapis.com${QUERY}`],
		['another scheme', 'ftp://open-upload.tiktokapis.com/'],
		['a file', 'file:///etc/passwd'],
		['nothing', ''],
		['garbage', 'not an address'],
		['no host', 'https:///upload'],
		['a name without a dot', `https://intranet${QUERY}`],
		['this computer', `https://localhost${QUERY}`],
		['this computer by another name', `https://n8n.localhost${QUERY}`],
		['a printer', `https://printer.local${QUERY}`],
		['a cloud', `https://metadata.google.internal${QUERY}`],
		['loopback', `https://127.0.0.1${QUERY}`],
		['loopback, in short', `https://127.1${QUERY}`],
		['loopback, as one number', `https://2130706433${QUERY}`],
		['loopback, in hexadecimal', `https://0x7f.0.0.1${QUERY}`],
		['link-local', `https://169.254.169.254${QUERY}`],
		['a private network', `https://10.0.0.1${QUERY}`],
		['a private network', `https://192.168.1.1${QUERY}`],
		['a private network', `https://172.16.0.1${QUERY}`],
		['a carrier', `https://100.64.0.1${QUERY}`],
		['a public literal address', `https://93.184.216.34${QUERY}`],
		['IPv6', `https://[::1]${QUERY}`],
		['IPv6 in public', `https://[2606:2800:220:1::1]${QUERY}`],
		['this computer, fully qualified', `https://localhost.${QUERY}`],
		['a cloud, fully qualified', `https://metadata.google.internal.${QUERY}`],
		['another company', `https://some.other.host.example${QUERY}`],
		['a name that ends like TikTok’s', `https://eviltiktokapis.com${QUERY}`],
		['a name that begins like TikTok’s', `https://open-upload.tiktokapis.com.evil.example${QUERY}`],
		['two trailing dots', `https://open-upload.tiktokapis.com..${QUERY}`],
		['TikTok’s host as a user', `https://open-upload.tiktokapis.com@evil.example${QUERY}`],
		['a public name for loopback', `https://127.0.0.1.nip.io${QUERY}`],
		['a service of Kubernetes', `https://kubernetes.default.svc${QUERY}`],
		['a disk in the house', `https://nas.lan${QUERY}`],
		['another port', `https://open-upload.tiktokapis.com:8443${QUERY}`],
		['the port of http', `https://open-upload.tiktokapis.com:80${QUERY}`],
		['a password alone', `https://:pass@open-upload.tiktokapis.com${QUERY}`],
		['somebody signed in', `https://user:pass@open-upload.tiktokapis.com${QUERY}`],
	])('%s: %s is refused, without repeating it', (_, uploadUrl) => {
		const fault = faultFor(uploadUrl);
		expect(fault).toMatchObject({ kind: 'gateway', code: 'upload_url_refused', retryable: false });
		if (uploadUrl !== '') expect(JSON.stringify(fault)).not.toContain(uploadUrl);
		expect(JSON.stringify(fault)).not.toMatch(/secret|7678907398077074696|pass/);
	});

	test.each([
		['a host', `https://cdn.evil.example${QUERY}`, 'cdn.evil.example'],
		['a host with its port', `https://cdn.evil.example:8443${QUERY}`, 'cdn.evil.example:8443'],
		['no host', 'not an address', 'none'],
		['a host that looks like a token', `https://act.t0ken${QUERY}`, '(hidden)'],
		['a long host', `https://${'a.'.repeat(150)}example${QUERY}`, `${'a.'.repeat(99)}a…`],
	])('names %s, so that a user can report it', (_, uploadUrl, host) => {
		const { message, remedy } = faultFor(uploadUrl);
		expect(message).toMatch(/does not accept \(host: .+\)$/);
		expect(message).toContain(`(host: ${host})`);
		expect(remedy).toContain('report the host name in an issue of this node');
	});
});
