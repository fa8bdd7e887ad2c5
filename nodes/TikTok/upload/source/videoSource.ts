import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import { PIECE_BYTES, toByteStream, type ByteStream } from '../../shared/byteStream';

/** A video on its way to TikTok, wherever its bytes are kept. */
export interface VideoSource {
	/** For messages and the log; null when the item does not say. */
	readonly fileName: string | null;
	/** As declared by the item; the content decides. */
	readonly declaredMimeType: string;
	readonly sizeBytes: number;
	/** How far to look for the header before doing without it; to the end when left out. */
	readonly headerLimitBytes?: number;
	/** Each opening yields pieces with memory that nobody else looks at: it may be freed once they are sent. */
	readonly ownsPieces?: boolean;
	/** It ends by itself when nothing comes any more: no PUT has to watch over it. */
	readonly watchesItself?: boolean;
	/** The file from its first byte; may be called again for a repeat. */
	open(): Promise<ByteStream>;
	/** The same from `offset` (bytes) on, where the source can begin in the middle. */
	openAt?(offset: number): Promise<ByteStream>;
}

/** Ids of n8n's filesystem modes. Of the others, the database mode hands out the one buffer that it has. */
const FILE_ID = /^filesystem(-v2)?:/;

/**
 * The binary data of an item as a source, in each of n8n's binary data modes: by id it is streamed,
 * without one (memory mode) it is base64 in the item, decoded piece by piece.
 */
export async function binarySource(
	context: IExecuteFunctions,
	binaryData: IBinaryData,
): Promise<VideoSource> {
	const { id, data, fileName } = binaryData;
	// A Code node may leave it out, whatever the type says.
	const { mimeType = '' }: Partial<IBinaryData> = binaryData;
	const described = { fileName: fileName ?? null, declaredMimeType: mimeType };
	if (id === undefined) {
		return {
			...described,
			sizeBytes: Buffer.byteLength(data, 'base64'),
			ownsPieces: true,
			open: async () => toByteStream(decode(data)),
		};
	}
	const { fileSize } = await context.helpers.getBinaryMetadata(id);
	return {
		...described,
		sizeBytes: fileSize,
		ownsPieces: FILE_ID.test(id),
		open: async () => (await context.helpers.getBinaryStream(id, PIECE_BYTES)) as ByteStream,
	};
}

/** Four characters of base64 hold three bytes: any multiple of four can be decoded by itself. */
const PIECE_CHARS = PIECE_BYTES;

async function* decode(base64: string): AsyncGenerator<Buffer> {
	for (let at = 0; at < base64.length; at += PIECE_CHARS) {
		yield Buffer.from(base64.slice(at, at + PIECE_CHARS), 'base64');
	}
}
