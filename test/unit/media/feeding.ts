import { type HeaderFacts, VideoInspector } from '../../../nodes/TikTok/media';

/** What one reading of a file showed. */
export interface Inspection {
	facts: HeaderFacts;
	/** Bytes pushed until the inspector said that it needs no more, or all of them. */
	bytesPushed: number;
	stoppedEarly: boolean;
	/** The most bytes held between two pieces. */
	mostHeldBytes: number;
}

/** In: a file's bytes and the length of each piece in turn, in bytes. Out: what an inspector fed that way saw. */
export function feed(file: Uint8Array, nextPieceBytes: () => number): Inspection {
	const inspector = new VideoInspector();
	let bytesPushed = 0;
	let mostHeldBytes = 0;
	let stoppedEarly = false;
	while (!stoppedEarly && bytesPushed < file.length) {
		const piece = file.subarray(bytesPushed, bytesPushed + nextPieceBytes());
		stoppedEarly = inspector.push(piece);
		bytesPushed += piece.length;
		mostHeldBytes = Math.max(mostHeldBytes, inspector.heldBytes);
	}
	return { facts: inspector.end(), bytesPushed, stoppedEarly, mostHeldBytes };
}

/** In: a file's bytes. Out: what an inspector saw that got them at once. */
export function inspect(file: Uint8Array): HeaderFacts {
	return feed(file, () => Math.max(1, file.length)).facts;
}
