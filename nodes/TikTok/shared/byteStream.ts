import { createHash } from 'crypto';

/** A stream that can be piped into another, as Node's can. */
export interface Pipeable {
	pipe: (destination: object, ...options: unknown[]) => unknown;
}

/** The part of a Node stream that this package uses. */
export type ByteStream = AsyncIterable<Buffer> & { destroy(error?: Error): void };

interface ReadableClass {
	from(
		buffers: AsyncIterable<Buffer>,
		options: { objectMode: false; highWaterMark: number },
	): ByteStream & Pipeable;
}

/**
 * Buffers of this size keep the client fast, and only a few of them are in memory at a time. With
 * 1 MiB, V8 of Node 24 collected its whole heap during every third post of 100 MB (`npm run bench`).
 */
export const BUFFER_BYTES = 786_432;

/**
 * A Node stream over `buffers`, read only as fast as it is sent.
 *
 * @param like a stream that n8n provided, if there is one
 */
export function toByteStream(
	buffers: AsyncIterable<Buffer>,
	like: object = {},
): ByteStream & Pipeable {
	return readableClass(like).from(buffers, { objectMode: false, highWaterMark: BUFFER_BYTES });
}

/**
 * Node's class `stream.Readable`, from which every stream that n8n provides inherits. n8n's HTTP
 * client streams a request body only if it is an instance of this class, and community nodes can't
 * import it. This function reaches only the class, no file and no network.
 *
 * In memory mode n8n provides no stream. A hash is a `stream.Transform`, so it inherits from
 * Readable, too: https://nodejs.org/docs/latest-v20.x/api/crypto.html#class-hash
 */
function readableClass(like: object): ReadableClass {
	let prototype: object | null = Object.getPrototypeOf(like);
	while (prototype !== null && !Object.hasOwn(prototype, 'read')) {
		prototype = Object.getPrototypeOf(prototype);
	}
	if (prototype === null) return readableClass(createHash('md5'));
	return prototype.constructor as unknown as ReadableClass;
}
