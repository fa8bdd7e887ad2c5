import type { Clock } from '../../../shared/clock';
import { StallWatch } from '../../../shared/stallWatch';

/** The title of a page and the message of a server stand at the start. */
const MAX_TEXT_BYTES = 65_536;

/** So long the node waits for such a text in all. */
const TEXT_LIMIT_MS = 10_000;

/** Where a text comes from. */
interface Text {
	next(): Promise<Buffer | undefined>;
	close(): void;
}

/**
 * The start of an answer as text. What cannot be read in time is left out.
 *
 * @param held the bytes that were read before
 */
export async function startText(
	text: Text,
	clock: Clock,
	held: readonly Buffer[] = [],
): Promise<string> {
	const buffers = [...held];
	let bytes = buffers.reduce((sum, { length }) => sum + length, 0);
	const watch = new StallWatch(clock, TEXT_LIMIT_MS, () => text.close());
	while (bytes < MAX_TEXT_BYTES) {
		const buffer = await text.next().catch(() => undefined);
		if (buffer === undefined) break;
		buffers.push(buffer);
		bytes += buffer.length;
	}
	watch.end();
	return Buffer.concat(buffers).subarray(0, MAX_TEXT_BYTES).toString();
}
