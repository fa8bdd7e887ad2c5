import { BUFFER_BYTES, type ByteStream } from '../../../shared/byteStream';
import type { Clock } from '../../../shared/clock';
import { FREES_SENT_MEMORY } from '../../freedMemory/enabled';
import { SentMemory } from '../../freedMemory/sentMemory';

/** A slow server must not keep TikTok waiting for a full buffer. */
const MAX_WAIT_MS = 1_000;

/**
 * The same bytes in buffers of BUFFER_BYTES that belong to the reader alone, so that their memory can
 * be freed once they are sent. n8n's client provides buffers of 64 KiB, whose number costs more time
 * than to copy them (docs/decisions.md).
 */
export function gathered(stream: ByteStream, clock: Clock): ByteStream {
	return {
		[Symbol.asyncIterator]: () => gather(stream, clock),
		destroy: () => stream.destroy(),
	};
}

async function* gather(buffers: AsyncIterable<Buffer>, clock: Clock): AsyncGenerator<Buffer> {
	const received = new SentMemory({ ownsBuffers: FREES_SENT_MEMORY });
	let target = Buffer.allocUnsafeSlow(BUFFER_BYTES);
	let filled = 0;
	let since = clock.now();
	for await (const buffer of buffers) {
		for (let at = 0; at < buffer.length; ) {
			if (filled === 0) since = clock.now();
			const copied = buffer.copy(target, filled, at);
			at += copied;
			filled += copied;
			const isDue = filled === BUFFER_BYTES || clock.now() - since > MAX_WAIT_MS;
			if (!isDue) continue;
			yield target.subarray(0, filled);
			target = Buffer.allocUnsafeSlow(BUFFER_BYTES);
			filled = 0;
		}
		// Only a buffer with memory of its own: no other part of it can be in use.
		if (buffer.length === buffer.buffer.byteLength) received.done(buffer);
	}
	if (filled > 0) yield target.subarray(0, filled);
}
