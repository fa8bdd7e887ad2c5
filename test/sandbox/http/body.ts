/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test server that never ships with the node: it needs Node and its own libraries */
import { finished } from 'node:stream/promises';

import type { Request } from 'express';

/** Reads and discards the whole body. Returns the number of bytes, even if the client disconnects. */
export async function drain(request: Request): Promise<number> {
	let bytes = 0;
	request.on('data', (part: Buffer) => {
		bytes += part.length;
	});
	if (request.readableEnded) return bytes;
	request.resume();
	await finished(request).catch(() => undefined);
	return bytes;
}

/** Reads at least `enough` bytes, or all if there are fewer. Leaves the rest unread. */
export async function readSome(request: Request, enough: number): Promise<number> {
	return await new Promise((resolve) => {
		let bytes = 0;
		const stop = () => {
			request.off('data', count).pause();
			resolve(bytes);
		};
		const count = (part: Buffer) => {
			bytes += part.length;
			if (bytes >= enough) stop();
		};
		request.on('data', count).once('close', stop).once('end', stop);
	});
}
