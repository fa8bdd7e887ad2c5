import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import { BUFFER_BYTES, toByteStream, type ByteStream } from '../../shared/byteStream';
import { foreignText } from '../../shared/foreignText';
import { textOrNull } from '../../shared/values';
import { ownsBuffers } from '../freedMemory/sentMemory';
import { decodeBase64 } from './base64';

/** A video file, wherever its bytes are stored. */
export interface VideoSource {
	/** For messages and the log; null if the item has none. */
	readonly fileName: string | null;
	/** As declared by the item. The type that TikTok gets comes from the content. */
	readonly declaredMimeType: string;
	readonly sizeBytes: number;
	/** The buffers belong to the reader alone, so their memory may be freed once they are sent. */
	readonly ownsBuffers?: boolean;
	/** It has a time limit of its own, so a PUT that waits for it has not stalled. */
	readonly watchesItself?: boolean;
	/** The file from its first byte. A retry calls this once more. */
	open(): Promise<ByteStream>;
	/** The file from byte `offset` on. Left out: the source can only be read from its start. */
	openAt?(offset: number): Promise<ByteStream>;
	/** Lets go of what is open between the check and the upload. Left out: nothing is. */
	close?(): void;
}

/**
 * The binary data of an item as a source, in each of n8n's binary data modes: with an id n8n streams
 * it, and without one the item holds it. The bytes are those that n8n's own nodes read.
 *
 * @throws TypeError when the item holds neither an id nor content
 */
export async function binarySource(
	context: IExecuteFunctions,
	binaryData: IBinaryData,
): Promise<VideoSource> {
	const { id, data } = binaryData;
	const described = {
		fileName: textOrNull(foreignText(binaryData.fileName)),
		// A Code node may leave it out, although n8n's type requires it.
		declaredMimeType: textOrNull(binaryData.mimeType) ?? '',
		ownsBuffers: ownsBuffers(id),
	};
	if (id) {
		const { fileSize } = await context.helpers.getBinaryMetadata(id);
		return {
			...described,
			sizeBytes: fileSize,
			open: async () => (await context.helpers.getBinaryStream(id, BUFFER_BYTES)) as ByteStream,
		};
	}
	let sizeBytes = 0;
	for await (const { length } of contentOf(data)) sizeBytes += length;
	return { ...described, sizeBytes, open: async () => toByteStream(contentOf(data)) };
}

/** Normally base64. A Code node can also leave a Buffer there, which n8n reads, too. */
async function* contentOf(data: unknown): AsyncGenerator<Buffer> {
	if (typeof data === 'string') yield* decodeBase64(data);
	// A copy, because the memory of a sent buffer is freed.
	else yield Buffer.concat([Buffer.from(data as Uint8Array)]);
}
