import { createHash } from 'crypto';

/** A stream that can be piped into another, as Node's can. */
export interface Pipeable {
	pipe: (destination: object, ...options: unknown[]) => unknown;
}

/** A Node stream as far as n8n's HTTP client needs to know: it recognises one by its class. */
export type ByteStream = AsyncIterable<Buffer> & { destroy(error?: Error): void };

interface ReadableClass {
	from(
		pieces: AsyncIterable<Buffer>,
		options: { objectMode: false; highWaterMark: number },
	): ByteStream & Pipeable;
}

/**
 * Pieces this large keep the client fast; a few of them are in memory at a time. With 1 MiB, V8 of
 * Node 24 was seen to collect its whole heap during every third post of 100 MB (`npm run bench`).
 */
export const PIECE_BYTES = 786_432;

/**
 * A Node stream over `pieces`, read only as fast as it is sent. n8n's client sends nothing else
 * without holding it whole (an async generator as a body hangs without a word).
 */
export function toByteStream(pieces: AsyncIterable<Buffer>): ByteStream & Pipeable {
	return readableClass().from(pieces, { objectMode: false, highWaterMark: PIECE_BYTES });
}

/**
 * Node's Readable, found among the ancestors of a hash: n8n allows no import of `node:stream` in
 * community nodes, and a stream of its own has to be made for each chunk.
 */
function readableClass(): ReadableClass {
	let prototype: object = createHash('md5');
	while (!Object.hasOwn(prototype, 'read')) prototype = Object.getPrototypeOf(prototype);
	return prototype.constructor as unknown as ReadableClass;
}
