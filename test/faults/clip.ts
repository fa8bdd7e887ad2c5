/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests run in Node, not inside n8n */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** A real H.264 MP4 of the project, four seconds long. */
export const CLIP = fs.readFileSync(path.resolve(__dirname, '../fixtures/media/demo-clip.mp4'));

/** The chunk size that the matrix asks for: 5 MiB, TikTok's least. */
export const CHUNK_BYTES = 5_242_880;

/** A file with its hash. */
export interface TestFile {
	readonly content: Buffer;
	readonly sha256: string;
}

/** One PUT. */
export const SMALL_FILE: TestFile = { content: CLIP, sha256: sha256(CLIP) };

/** Three chunks of 5 MiB, the last a little longer. */
export const THREE_CHUNKS = paddedClip(3 * CHUNK_BYTES + 271_833);

/**
 * The clip made larger by a `free` box at its end, which players skip. No two places of it are alike,
 * so a chunk in the wrong place changes the hash.
 *
 * @param bytes in all
 */
export function paddedClip(bytes: number): TestFile {
	const box = Buffer.alloc(bytes - CLIP.length);
	for (let at = 8; at + 4 <= box.length; at += 4_096) box.writeUInt32LE(at, at);
	box.writeUInt32BE(box.length, 0);
	box.write('free', 4, 'latin1');
	const content = Buffer.concat([CLIP, box]);
	return { content, sha256: sha256(content) };
}

function sha256(content: Buffer): string {
	return createHash('sha256').update(content).digest('hex');
}
