import { FaultError, type Fault } from '../../errors/fault';
import type { ByteStream } from '../../shared/byteStream';
import type { Clock } from '../../shared/clock';
import { pauseBefore, type Pauses } from '../../shared/pauses';
import { StallWatch } from '../../shared/stallWatch';

/** An open download. */
export type Connection = ByteStream;

/** Before a dropped download is resumed. Each new byte resets them. */
const PAUSES: Pauses = { pausesMs: [1_000, 3_000, 10_000, 30_000] };

/** A download that has sent nothing for this long is dropped and resumed. */
export const SOURCE_STALL_MS = 60_000;

/**
 * The bytes of a download from `offset` on. If the connection drops, ends early or stalls, a new one
 * continues after the last byte, provided that the server supports ranges.
 *
 * @param sizeBytes of the whole file. Bytes beyond it are yielded, too, so that the reader refuses them
 * @throws FaultError when the download can't be resumed
 */
export async function* resumingDownload(
	connect: (offset: number) => Promise<Connection>,
	offset: number,
	sizeBytes: number,
	takesRanges: boolean,
	clock: Clock,
): AsyncGenerator<Buffer> {
	let at = offset;
	for (let failures = 0; at < sizeBytes; failures += 1) {
		const pauseMs = failures === 0 ? 0 : pauseBefore(PAUSES, failures);
		if (pauseMs === undefined || (!takesRanges && at > 0)) {
			throw new FaultError(dropped(at, sizeBytes, takesRanges));
		}
		await clock.sleep(pauseMs);
		const before = at;
		for await (const buffer of readOnce(connect, at, clock)) {
			at += buffer.length;
			yield buffer;
		}
		if (at > before) failures = 0;
	}
}

/** What one connection gives until it ends, drops or stalls. Throws only what the server refuses. */
async function* readOnce(
	connect: (offset: number) => Promise<Connection>,
	offset: number,
	clock: Clock,
): AsyncGenerator<Buffer> {
	const connection = await connect(offset).catch(unlessRefused);
	if (connection === undefined) return;
	const watch = new StallWatch(clock, SOURCE_STALL_MS, () => connection.destroy());
	try {
		for await (const buffer of connection) {
			watch.pause();
			yield buffer;
			watch.resume();
		}
	} catch {
		// A dropped connection ends like a complete one. The number of bytes tells the difference.
	} finally {
		watch.end();
		connection.destroy();
	}
}

/** A refusal is final. A connection that can't be opened is worth a retry. */
function unlessRefused(error: unknown): undefined {
	if (error instanceof FaultError) throw error;
	return undefined;
}

function dropped(at: number, sizeBytes: number, takesRanges: boolean): Fault {
	return {
		kind: 'source',
		code: 'url_dropped',
		message: `The download of the file stopped after ${at} of ${sizeBytes} bytes`,
		remedy: takesRanges
			? 'The server did not respond again. Nothing was published; run the item again later.'
			: "The server can't resume a download. Nothing was published; run the item again, or download the file with an HTTP Request node first.",
		retryable: false,
	};
}
