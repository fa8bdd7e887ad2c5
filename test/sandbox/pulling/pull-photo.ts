/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test server that never ships with the node: it needs Node and its own libraries */
import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';

import type { AppState } from '../state/app';
import type { Pull } from '../state/pull';
import { open } from './fetch';
import { lookAt, maxPhotoBytes, photoProblem } from './picture';
import type { Fetched } from './run-pull';

/** Fetches and inspects one photo. Rejects if it does not arrive completely. */
export async function pullPhoto(
	app: AppState,
	pull: Pull,
	url: string,
	file: string | null,
): Promise<Fetched> {
	const maxBytes = maxPhotoBytes(app.switches);
	const bytes = await readUpTo(await open(app, pull, url), maxBytes, pull);
	if (file !== null) await fs.writeFile(file, bytes);
	const kept = {
		url,
		bytes: bytes.length,
		sha256: app.switches.store === 'none' ? null : createHash('sha256').update(bytes).digest('hex'),
		...lookAt(bytes),
		file,
	};
	return { kept, problem: photoProblem(kept, maxBytes) };
}

/** Reads all bytes, or a little more than the limit if there are more. */
async function readUpTo(response: IncomingMessage, limit: number, pull: Pull): Promise<Buffer> {
	const parts: Buffer[] = [];
	let length = 0;
	for await (const part of response) {
		parts.push(part);
		length += part.length;
		pull.downloaded_bytes += part.length;
		if (length > limit) break;
	}
	return Buffer.concat(parts);
}
