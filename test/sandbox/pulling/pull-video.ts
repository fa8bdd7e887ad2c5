/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test server that never ships with the node: it needs Node and its own libraries */
import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';

import type { AppState } from '../state/app';
import { isVideo } from '../state/container';
import type { Pull } from '../state/pull';
import { Sink } from '../upload/sink';
import { open } from './fetch';
import type { Fetched } from './run-pull';

/** Streams one video to its file and into a hash. Rejects if it does not arrive completely. */
export async function pullVideo(
	app: AppState,
	pull: Pull,
	url: string,
	file: string | null,
): Promise<Fetched> {
	const hash = app.switches.store === 'none' ? null : createHash('sha256');
	const response = await open(app, pull, url);
	const handle = file === null ? null : await fs.open(file, 'w');
	const sink = new Sink(handle, 0, hash, null);
	try {
		await pipeline(
			response,
			async function* (parts: AsyncIterable<Buffer>) {
				for await (const part of parts) {
					pull.downloaded_bytes += part.length;
					yield part;
				}
			},
			sink,
		);
	} finally {
		await handle?.close();
	}
	return {
		kept: {
			url,
			bytes: sink.bytes,
			sha256: hash?.digest('hex') ?? null,
			format: null,
			width: null,
			height: null,
			file,
		},
		problem: isVideo(sink.head) ? null : 'file_format_check_failed',
	};
}
