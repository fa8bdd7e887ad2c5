import type { Pipeable } from '../../shared/byteStream';
import { FREES_SENT_MEMORY } from './enabled';
import { reportSent } from './sentSignal';

/** Smaller buffers may share Node's pool with other buffers (`Buffer.poolSize` is 8 KiB). */
const MIN_FREED_BYTES = 65_536;

/** n8n's filesystem modes read each buffer for one reader. The database mode hands out its only copy. */
const FILE_ID = /^filesystem(-v2)?:/;

/**
 * Whether a source's buffers belong to their reader alone, so that their memory may be freed.
 *
 * @param id n8n's id of the binary data; `undefined` in memory mode, where this node makes the buffers
 */
export function ownsBuffers(id: string | undefined): boolean {
	return FREES_SENT_MEMORY && (id === undefined || FILE_ID.test(id));
}

/**
 * Frees the memory of a source's buffers once their bytes are sent. Without it, tens of MiB
 * accumulate before V8 collects them, and collecting them costs more than sending them.
 *
 * One buffer may be sent in several slices, for example where a chunk ends inside it. It is freed
 * once as many bytes as it has are done, so each byte must be done at most once.
 */
export class SentMemory {
	private readonly sentBytes = new WeakMap<ArrayBuffer, number>();

	constructor(private readonly source: { readonly ownsBuffers?: boolean }) {}

	/** Call before `body` is sent. Calls `onSent` whenever the operating system has taken a buffer. */
	freeWhenSent(body: Pipeable, onSent: () => void): void {
		if (!FREES_SENT_MEMORY) return;
		reportSent(body, (buffer) => {
			onSent();
			this.done(buffer);
		});
	}

	/** Nobody will read `buffer` again. It is empty once all of its memory is done. */
	done(buffer: unknown): void {
		if (this.source.ownsBuffers !== true || !(buffer instanceof Uint8Array)) return;
		const memory = buffer.buffer;
		if (!(memory instanceof ArrayBuffer)) return;
		const bytes = (this.sentBytes.get(memory) ?? 0) + buffer.byteLength;
		this.sentBytes.set(memory, bytes);
		if (bytes === memory.byteLength && bytes >= MIN_FREED_BYTES) free(memory);
	}
}

type Port = InstanceType<typeof MessageChannel>['port1'];

let closedPort: Port | undefined;

/**
 * A message takes the memory along, and a closed port drops the message at once. On Node 20 there is
 * no `ArrayBuffer.prototype.transfer`.
 */
function free(memory: ArrayBuffer): void {
	closedPort ??= makeClosedPort();
	try {
		closedPort.postMessage(undefined, [memory]);
	} catch {
		// V8 collects memory that can't be transferred.
	}
}

function makeClosedPort(): Port {
	const { port1 } = new MessageChannel();
	port1.close();
	return port1;
}
