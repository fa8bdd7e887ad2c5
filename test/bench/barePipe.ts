/* eslint-disable no-console, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- a program of the bench: what Node alone takes to pass a file on */
import { once } from 'node:events';
import fs from 'node:fs';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';

import { HttpsProxyAgent } from 'https-proxy-agent';

import { rangeBytes } from './ranges';

const MICROSECONDS_PER_SECOND = 1_000_000;

/**
 * `barePipe.ts SOURCE UPLOAD_URL RANGE…`: sends a file, or what comes in from a web address, in PUTs of
 * these ranges, with Node's own clients and pipes. Prints the seconds of CPU time.
 */
async function main([from, uploadUrl, ...ranges]: string[]): Promise<void> {
	const agent = new HttpsProxyAgent(process.env.HTTPS_PROXY ?? '', { keepAlive: true });
	const before = process.cpuUsage();
	const parts = new Parts(
		from.startsWith('http:') ? await bodyAt(from) : fs.createReadStream(from),
	);
	for (const range of ranges) {
		const bytes = rangeBytes(range);
		const headers = {
			'content-type': 'video/mp4',
			'content-length': bytes,
			'content-range': range,
		};
		const request = https.request(uploadUrl, { method: 'PUT', agent, headers });
		Readable.from(parts.take(bytes), { objectMode: false }).pipe(request);
		const [answer] = (await once(request, 'response')) as [IncomingMessage];
		if ((answer.statusCode ?? 0) >= 300) throw new Error(`answered ${answer.statusCode}`);
		await finished(answer.resume());
	}
	const { user, system } = process.cpuUsage(before);
	console.log((user + system) / MICROSECONDS_PER_SECOND);
	// The server keeps the connection for a minute.
	process.exit();
}

async function bodyAt(url: string): Promise<Readable> {
	const [response] = (await once(http.get(url), 'response')) as [IncomingMessage];
	return response;
}

/** A stream that is read in parts. */
class Parts {
	private readonly source: AsyncIterator<Buffer>;

	private waiting: Buffer = Buffer.alloc(0);

	constructor(source: Readable) {
		this.source = source[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
	}

	async *take(bytes: number): AsyncGenerator<Buffer> {
		for (let left = bytes; left > 0; ) {
			if (this.waiting.length === 0) this.waiting = (await this.source.next()).value;
			const piece = this.waiting.subarray(0, left);
			this.waiting = this.waiting.subarray(piece.length);
			left -= piece.length;
			yield piece;
		}
	}
}

main(process.argv.slice(2)).catch((error: unknown) => {
	console.error(error);
	process.exit(1);
});
