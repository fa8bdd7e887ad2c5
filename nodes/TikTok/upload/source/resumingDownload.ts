import type { Clock } from '../../shared/clock';
import { FaultError, type Fault } from '../../errors/fault';
import type { ByteStream } from '../../shared/byteStream';

/** An open download. */
export type Connection = ByteStream;

/** Pauses before a dropped download is taken up again; each new byte starts them over. */
const PAUSES_MS = [1_000, 3_000, 10_000, 30_000];

/** A source that has sent nothing for this long is taken up again. */
export const SOURCE_STALL_MS = 60_000;

const STALL_CHECK_MS = 1_000;

/**
 * The bytes of a download from `offset` on, as one sequence. When the connection drops, ends early
 * or stands still, it goes on from the last byte, if the server takes ranges.
 *
 * @param sizeBytes of the whole file; what comes beyond is handed on, for the reader to refuse
 * @throws FaultError when the download can't be taken up again
 */
export async function* resumingPieces(
	connect: (offset: number) => Promise<Connection>,
	offset: number,
	sizeBytes: number,
	takesRanges: boolean,
	clock: Clock,
): AsyncGenerator<Buffer> {
	let at = offset;
	for (let failures = 0; at < sizeBytes; failures += 1) {
		const pauseMs = failures === 0 ? 0 : PAUSES_MS[failures - 1];
		if (pauseMs === undefined || (!takesRanges && at > 0)) {
			throw new FaultError(dropped(at, sizeBytes, takesRanges));
		}
		await clock.sleep(pauseMs);
		const before = at;
		const download = new Download(connect, clock);
		for await (const piece of download.piecesFrom(at)) {
			at += piece.length;
			yield piece;
		}
		if (at > before) failures = 0;
	}
}

/** A connection that breaks ends as one does that was read to its end: the size tells them apart. */
const DROPPED: IteratorResult<Buffer> = { done: true, value: undefined };

/** One connection, read until it ends in whatever way. Refusals are thrown, drops are not. */
class Download {
	/** Infinity while nobody waits for a piece. */
	private waitingSince = Infinity;

	private ended = false;

	constructor(
		private readonly connect: (offset: number) => Promise<Connection>,
		private readonly clock: Clock,
	) {}

	async *piecesFrom(offset: number): AsyncGenerator<Buffer> {
		const connection = await this.open(offset);
		if (connection === undefined) return;
		const pieces = connection[Symbol.asyncIterator]();
		void this.watch(connection);
		try {
			for (;;) {
				const piece = await this.next(pieces);
				if (piece === undefined) return;
				yield piece;
			}
		} finally {
			this.ended = true;
			connection.destroy();
		}
	}

	private async open(offset: number): Promise<Connection | undefined> {
		try {
			return await this.connect(offset);
		} catch (error) {
			return giveUpOnRefusal(error);
		}
	}

	private async next(pieces: AsyncIterator<Buffer>): Promise<Buffer | undefined> {
		this.waitingSince = this.clock.now();
		const { done, value } = await pieces.next().catch(() => DROPPED);
		this.waitingSince = Infinity;
		return done ? undefined : value;
	}

	private async watch(connection: Connection): Promise<void> {
		while (!this.ended) {
			await this.clock.sleep(STALL_CHECK_MS).catch(() => (this.ended = true));
			if (this.clock.now() - this.waitingSince > SOURCE_STALL_MS) connection.destroy();
		}
	}
}

/** What the server refuses stays refused; a connection that can't be made may come back. */
function giveUpOnRefusal(error: unknown): undefined {
	if (error instanceof FaultError) throw refusal(error);
	return undefined;
}

function refusal(error: FaultError): FaultError {
	return error;
}

function dropped(at: number, sizeBytes: number, takesRanges: boolean): Fault {
	return {
		kind: 'source',
		code: 'url_dropped',
		message: `The download of the file stopped after ${at} of ${sizeBytes} bytes`,
		remedy: takesRanges
			? 'The server did not come back. Nothing was published; run the item again later.'
			: "The server can't go on where it stopped. Nothing was published; run the item again, or download the file with an HTTP Request node first.",
		retryable: false,
	};
}
