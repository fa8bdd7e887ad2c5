/** Smaller buffers of Node's share their memory with others (`Buffer.poolSize` is 8 KiB). */
const MIN_FREED_BYTES = 65_536;

/**
 * Frees the memory of pieces as soon as their bytes are sent. Left to V8, tens of MiB of them
 * gather before it collects any, and collecting them costs more than sending them.
 *
 * Only for pieces whose memory nobody else looks at (`VideoSource.ownsPieces`). A piece may be
 * sent in parts, as where a chunk ends in its middle: it is freed once as many bytes were reported
 * as it has, so each byte must be reported once at most.
 */
export class SentMemory {
	private readonly sentBytes = new WeakMap<ArrayBuffer, number>();

	/** `piece` was sent, or will never be. Its last part ends its memory: the piece is empty then. */
	done(piece: unknown): void {
		if (!(piece instanceof Uint8Array) || !(piece.buffer instanceof ArrayBuffer)) return;
		const { buffer } = piece;
		const bytes = (this.sentBytes.get(buffer) ?? 0) + piece.byteLength;
		this.sentBytes.set(buffer, bytes);
		if (bytes === buffer.byteLength && bytes >= MIN_FREED_BYTES) free(buffer);
	}
}

type Port = InstanceType<typeof MessageChannel>['port1'];

let closedPort: Port | undefined;

/**
 * A message to a closed port takes the memory along and is dropped at once.
 * `ArrayBuffer.prototype.transfer` would do the same, but Node 20 has none.
 */
function free(memory: ArrayBuffer): void {
	closedPort ??= makeClosedPort();
	try {
		closedPort.postMessage(undefined, [memory]);
	} catch {
		// Memory that may not be given away stays with V8's garbage collection.
	}
}

function makeClosedPort(): Port {
	const { port1 } = new MessageChannel();
	port1.close();
	return port1;
}
