import { type HeaderFacts, VideoInspector } from '../../../nodes/TikTok/media';

/** The result of reading one file. */
export interface Inspection {
	facts: HeaderFacts;
	/** Bytes pushed until the inspector needed no more, or the length of the file. */
	bytesPushed: number;
	stoppedEarly: boolean;
	/** The largest number of bytes held between two buffers. */
	mostHeldBytes: number;
}

/**
 * Inspects a file in several buffers.
 *
 * @param nextBufferBytes returns the length of the next buffer
 */
export function feed(file: Uint8Array, nextBufferBytes: () => number): Inspection {
	const inspector = new VideoInspector();
	let bytesPushed = 0;
	let mostHeldBytes = 0;
	let stoppedEarly = false;
	while (!stoppedEarly && bytesPushed < file.length) {
		const buffer = file.subarray(bytesPushed, bytesPushed + nextBufferBytes());
		stoppedEarly = inspector.push(buffer);
		bytesPushed += buffer.length;
		mostHeldBytes = Math.max(mostHeldBytes, inspector.heldBytes);
	}
	return { facts: inspector.end(), bytesPushed, stoppedEarly, mostHeldBytes };
}

/** Inspects a file in one buffer. */
export function inspect(file: Uint8Array): HeaderFacts {
	return feed(file, () => Math.max(1, file.length)).facts;
}
