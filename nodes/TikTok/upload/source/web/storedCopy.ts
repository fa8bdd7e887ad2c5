import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import { FaultError, type Fault } from '../../../errors/fault';
import { toByteStream } from '../../../shared/byteStream';
import { notStorable, notStored, tooLarge } from './webFaults';

/**
 * In its database and in memory, n8n holds a file several times while it stores it: a file of 300 MB
 * took 0.9 to 1.4 GB. The file modes, S3 and Azure stream it.
 */
export const MAX_HELD_COPY_BYTES = 67_108_864;

const BYTES_PER_MIB = 1_048_576;

/** What a copy is stored as. n8n can't find out either from a stream. */
export interface CopyName {
	readonly fileName: string;
	readonly mimeType: string;
}

/**
 * Stores a file with n8n, whatever its size turns out to be.
 *
 * @param maxBytes ends a file that never ends
 * @throws FaultError when it is larger, when n8n would have to hold too much of it, or when `bytes`
 * throws one
 */
export async function storeCopy(
	context: IExecuteFunctions,
	bytes: AsyncIterable<Buffer>,
	{ fileName, mimeType }: CopyName,
	maxBytes: number,
): Promise<IBinaryData> {
	let fault: Fault | undefined;
	const counted = async function* (): AsyncGenerator<Buffer> {
		let seen = 0;
		let isStreamed: boolean | undefined;
		for await (const buffer of bytes) {
			seen += buffer.length;
			if (seen > MAX_HELD_COPY_BYTES) isStreamed ??= await storageStreams(context);
			if (isStreamed === false) fault = notStorable(MAX_HELD_COPY_BYTES / BYTES_PER_MIB);
			if (seen > maxBytes) fault = tooLarge(maxBytes);
			if (fault !== undefined) throw new FaultError(fault);
			yield buffer;
		}
	};
	const stream = toByteStream(counted());
	return await context.helpers
		.prepareBinaryData(stream as never, fileName, mimeType)
		.catch((error: unknown) => {
			stream.destroy();
			if (error instanceof FaultError) throw error;
			throw new FaultError(fault ?? notStored(error));
		});
}

/** Whether n8n passes a file on to its storage while it comes in. A tiny file shows where it goes. */
export async function storageStreams(context: IExecuteFunctions): Promise<boolean> {
	const { id } = await context.helpers.prepareBinaryData(
		Buffer.from('probe'),
		'probe',
		'application/octet-stream',
	);
	return id !== undefined && !id.startsWith('database');
}
