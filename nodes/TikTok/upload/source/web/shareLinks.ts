/** A service whose links lead to a page about a file, not to the file. */
export interface ShareService {
	/** As people call it. */
	readonly name: string;
	/** How to get at the file instead. */
	readonly remedy: string;
}

const WITH_NODE = (node: string) =>
	`Download the file with the ${node} node before this node, and choose 'Binary File' in 'Video Source'.`;

const ORIGINAL_FILE =
	'It gives other programs no address of the file. Use the original file of the video.';

const BY_HAND =
	"It gives other programs no address of the file. Download the file by hand, put it where an n8n node can read it, and choose 'Binary File' in 'Video Source'.";

/** Hosts and all hosts below them. */
const SERVICES: ReadonlyArray<[hosts: readonly string[], name: string, remedy: string]> = [
	[
		['drive.google.com', 'docs.google.com', 'drive.usercontent.google.com'],
		'Google Drive',
		WITH_NODE('Google Drive'),
	],
	[['photos.google.com', 'photos.app.goo.gl'], 'Google Photos', BY_HAND],
	[
		['onedrive.live.com', '1drv.ms', '1drv.com', 'sharepoint.com'],
		'OneDrive',
		WITH_NODE('Microsoft OneDrive'),
	],
	[['dropbox.com'], 'Dropbox', WITH_NODE('Dropbox')],
	[['box.com'], 'Box', WITH_NODE('Box')],
	[['wetransfer.com', 'we.tl'], 'WeTransfer', BY_HAND],
	[['icloud.com'], 'iCloud', BY_HAND],
	[['youtube.com', 'youtu.be'], 'YouTube', ORIGINAL_FILE],
	[['tiktok.com'], 'TikTok', ORIGINAL_FILE],
	[['instagram.com'], 'Instagram', ORIGINAL_FILE],
	[['facebook.com', 'fb.watch', 'fb.com'], 'Facebook', ORIGINAL_FILE],
	[['x.com', 'twitter.com', 't.co'], 'X', ORIGINAL_FILE],
	[['vimeo.com'], 'Vimeo', ORIGINAL_FILE],
];

/** @returns the service of the first address that belongs to one */
export function shareServiceOf(urls: readonly string[]): ShareService | undefined {
	const hosts = urls.map((url) => new URL(url).hostname);
	for (const [domains, name, remedy] of SERVICES) {
		if (domains.some((domain) => hosts.some((host) => isWithin(host, domain)))) {
			return { name, remedy };
		}
	}
	return undefined;
}

/**
 * The download behind a Dropbox link to one file: https://help.dropbox.com/share/force-download. Any
 * other address stays as it is.
 */
export function asDownload(url: URL): URL {
	const isFile = /^\/(?:s|scl\/fi)\//.test(url.pathname);
	if (!isFile || !isWithin(url.hostname, 'dropbox.com')) return url;
	const download = new URL(url);
	download.searchParams.delete('raw');
	download.searchParams.set('dl', '1');
	return download;
}

function isWithin(host: string, domain: string): boolean {
	return host === domain || host.endsWith(`.${domain}`);
}
