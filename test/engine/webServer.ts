/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run in Node, not inside n8n */
import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** How a web server on loopback serves one file, faults included. */
export interface Serving {
	/** Ranges are honoured unless this is false. */
	ranges?: boolean;
	/** Without one the answer is chunked, and its length unknown. */
	contentLength?: 'right' | 'none' | number;
	contentType?: string;
	status?: number;
	/** How many answers with a body longer than one byte are cut after so many bytes of it. */
	cuts?: { times: number; afterBytes: number };
	/** Where which path leads; PORT in it stands for the server's own. */
	redirects?: Record<string, string>;
	/** A range is refused with HTTP 403. */
	refusesRanges?: boolean;
}

export interface WebServer {
	url(path?: string): string;
	/** The `Range` headers asked for, in order; empty text for none. */
	readonly ranges: string[];
	/** Bytes of the file sent so far. */
	sentBytes(): number;
	close(): Promise<void>;
}

/** Serves `content` at every path of a loopback server. */
export async function serve(content: Buffer, serving: Serving = {}): Promise<WebServer> {
	const ranges: string[] = [];
	let cutsLeft = serving.cuts?.times ?? 0;
	let sent = 0;
	const server = http.createServer((request, response) => {
		const target = serving.redirects?.[request.url ?? ''];
		if (target !== undefined) {
			const location = target.replace('PORT', String(portOf(server)));
			response.writeHead(302, { location }).end();
			return;
		}
		ranges.push(request.headers.range ?? '');
		if (serving.refusesRanges && request.headers.range !== undefined) {
			response.writeHead(403).end();
			return;
		}
		const asked =
			serving.ranges === false ? null : /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
		const start = asked === null ? 0 : Number(asked[1]);
		const end = asked === null || asked[2] === '' ? content.length : Number(asked[2]) + 1;
		const body = content.subarray(start, end);
		const { contentLength = 'right' } = serving;
		response.writeHead(serving.status ?? (asked === null ? 200 : 206), {
			'content-type': serving.contentType ?? 'video/mp4',
			...(asked === null ? {} : { 'content-range': `bytes ${start}-${end - 1}/${content.length}` }),
			...(contentLength === 'none'
				? {}
				: { 'content-length': contentLength === 'right' ? body.length : contentLength }),
		});
		if (cutsLeft > 0 && body.length > 1 && start + body.length > (serving.cuts?.afterBytes ?? 0)) {
			cutsLeft -= 1;
			const part = body.subarray(0, serving.cuts?.afterBytes);
			sent += part.length;
			response.write(part, () => response.destroy());
			return;
		}
		sent += body.length;
		// Less than was promised: what promised more is gone.
		if (typeof contentLength === 'number') response.write(body, () => response.destroy());
		else response.end(body);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const port = portOf(server);
	return {
		url: (path = '/clip.mp4') => `http://127.0.0.1:${port}${path}`,
		ranges,
		sentBytes: () => sent,
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

function portOf(server: http.Server): number {
	return (server.address() as AddressInfo).port;
}
