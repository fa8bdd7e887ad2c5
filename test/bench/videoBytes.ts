const BOX_HEADER_BYTES = 8;

/**
 * The start of a file of `sizeBytes`: the clip, then the header of a `free` box that fills the rest
 * and that every player skips, so that the rest may be zeros.
 */
export function fileBeginning(clip: Buffer, sizeBytes: number): Buffer {
	const header = Buffer.alloc(BOX_HEADER_BYTES);
	header.writeUInt32BE(sizeBytes - clip.length);
	header.write('free', 4, 'latin1');
	return Buffer.concat([clip, header]);
}

/** The same for a file without a box behind the frames: the last box, with the frames, is longer. */
export function longFileBeginning(clip: Buffer, sizeBytes: number): Buffer {
	const at = clip.indexOf('mdat', 0, 'latin1') - Uint32Array.BYTES_PER_ELEMENT;
	const beginning = Buffer.from(clip);
	beginning.writeUInt32BE(sizeBytes - at, at);
	return beginning;
}
