import { createHash } from 'node:crypto';

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
