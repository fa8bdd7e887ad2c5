/* eslint-disable @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-imports -- its work is to start the browser of whoever watches the demo */
/* eslint-disable @n8n/community-nodes/no-restricted-globals -- which program opens a page depends on the system */
import { spawn } from 'node:child_process';

/** Opens the page in the default browser; does nothing where there is none. */
export function openBrowser(url: string): void {
	const [command, ...args] = opener();
	const child = spawn(command, [...args, url], { detached: true, stdio: 'ignore' });
	child.on('error', () => undefined);
	child.unref();
}

function opener(): [command: string, ...args: string[]] {
	switch (process.platform) {
		case 'darwin':
			return ['open'];
		case 'win32':
			// The empty word is the title of the window, which `start` takes first.
			return ['cmd', '/c', 'start', ''];
		default:
			return ['xdg-open'];
	}
}
