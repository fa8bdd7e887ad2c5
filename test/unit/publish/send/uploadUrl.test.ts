import { uploadUrlFault } from '../../../../nodes/TikTok/publish/send/uploadUrl';

const QUERY = '/upload?upload_id=7678907398077074696&upload_token=secret';

describe('uploadUrlFault', () => {
	test.each([
		'open-upload.tiktokapis.com',
		'open-upload-va.tiktokapis.com',
		'upload.us.tiktokapis.com',
		'upload.us.tiktokapis.com:8443',
		'some.other.host.example',
		'10.example.com',
	])('a file may be sent to %s', (host) => {
		expect(uploadUrlFault(`https://${host}${QUERY}`)).toBeUndefined();
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
		['a password alone', `https://:pass@open-upload.tiktokapis.com${QUERY}`],
		['somebody signed in', `https://user:pass@open-upload.tiktokapis.com${QUERY}`],
	])('%s: %s is refused, without repeating it', (_, uploadUrl) => {
		const fault = uploadUrlFault(uploadUrl);
		expect(fault).toMatchObject({ kind: 'gateway', code: 'upload_url_refused', retryable: false });
		if (uploadUrl !== '') expect(JSON.stringify(fault)).not.toContain(uploadUrl);
		expect(JSON.stringify(fault)).not.toContain('secret');
	});
});
