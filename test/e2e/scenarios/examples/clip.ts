/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import { createHash } from 'node:crypto';

import express from 'express';

import { PaddedVideo } from '../../../demo/paddedVideo';

const CLIP_BYTES = 1_000_000;

export interface Clip {
	bytes: Buffer;
	/** In hex. */
	sha256: string;
}

/** A short video that TikTok takes, in memory. */
export async function makeClip(): Promise<Clip> {
	const pieces: Buffer[] = [];
	for await (const piece of new PaddedVideo(CLIP_BYTES).bytes()) pieces.push(piece);
	const bytes = Buffer.concat(pieces);
	return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** A web server with that video at the two paths that the tests use. */
export function videoSite({ bytes }: Clip): express.Express {
	const program = express();
	program.get(['/clip.mp4', '/videos/clip.mp4'], (_request, response) => {
		response.type('video/mp4').send(bytes);
	});
	return program;
}
