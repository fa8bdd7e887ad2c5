import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import { BUFFER_BYTES, toByteStream, type ByteStream } from '../../shared/byteStream';
import { foreignText } from '../../shared/foreignText';
import { textOrNull } from '../../shared/values';
import { ownsBuffers } from '../freedMemory/sentMemory';

/** A video file, wherever its bytes are stored. */
export interface VideoSource {
	/** For messages and the log; null if the item has none. */
	readonly fileName: string | null;
	/** As declared by the item. The type that TikTok gets comes from the content. */
	readonly declaredMimeType: string;
	readonly sizeBytes: number;
	/** Where to stop looking for the header, in bytes. Left out: at the end of the file. */
	readonly headerLimitBytes?: number;
	/** The buffers belong to the reader alone, so their memory may be freed once they are sent. */
	readonly ownsBuffers?: boolean;
	/** It has a time limit of its own, so a PUT that waits for it has not stalled. */
	readonly watchesItself?: boolean;
	/** The file from its first byte. A retry calls this once more. */
	open(): Promise<ByteStream>;
	/** The file from byte `offset` on. Left out: the source can only be read from its start. */
	openAt?(offset: number): Promise<ByteStream>;
}

/**
 * The binary data of an item as a source, in each of n8n's binary data modes. With an id, n8n streams
 * it. Without one (memory mode), the item holds it as base64, which is decoded one buffer at a time.
 */
export async function binarySource(
	context: IExecuteFunctions,
	binaryData: IBinaryData,
): Promise<VideoSource> {
	const { id, data, fileName } = binaryData;
	// A Code node may leave it out, although the type requires it.
	const { mimeType = '' }: Partial<IBinaryData> = binaryData;
	const described = {
		fileName: textOrNull(foreignText(fileName)),
		declaredMimeType: mimeType,
		ownsBuffers: ownsBuffers(id),
	};
	if (id === undefined) {
		return {
			...described,
			sizeBytes: Buffer.byteLength(data, 'base64'),
			open: async () => toByteStream(decode(data)),
		};
	}
	const { fileSize } = await context.helpers.getBinaryMetadata(id);
	return {
		...described,
		sizeBytes: fileSize,
		open: async () => (await context.helpers.getBinaryStream(id, BUFFER_BYTES)) as ByteStream,
	};
}

/** Four characters of base64 hold three bytes, so any multiple of four can be decoded on its own. */
const BUFFER_CHARS = BUFFER_BYTES;

async function* decode(base64: string): AsyncGenerator<Buffer> {
	for (let at = 0; at < base64.length; at += BUFFER_CHARS) {
		yield Buffer.from(base64.slice(at, at + BUFFER_CHARS), 'base64');
	}
}
