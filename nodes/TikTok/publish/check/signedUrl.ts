import type { IExecuteFunctions } from 'n8n-workflow';

import { FaultError } from '../../errors/fault';
import { sourceFault } from '../../upload/session/uploadFaults';
import type { ItemFile } from './encodedVideo';

/** Files in n8n's database keep their id, and a copy would hold the whole file in memory. */
const KEEPS_ID = /^database:/;

/** What prepareBinaryData takes: a Buffer or one of Node's streams. */
type Content = Parameters<IExecuteFunctions['helpers']['prepareBinaryData']>[0];

/**
 * An address of this n8n at which anybody can read the file until it expires. The address is a secret.
 * It names a copy, because n8n moves a file that a webhook or a form has received as soon as the
 * execution waits or ends. n8n deletes the copy together with the execution.
 *
 * @param mimeType that n8n serves the file with
 * @param lifetime in words, for example "1 hour"
 * @returns undefined where n8n keeps files in memory and cannot serve them
 * @throws FaultError when n8n cannot read the file
 */
export async function signedUrl(
	context: IExecuteFunctions,
	{ binaryData, source }: ItemFile,
	mimeType: string,
	lifetime: string,
): Promise<string | undefined> {
	const { helpers } = context;
	const { id = '' } = binaryData;
	if (KEEPS_ID.test(id)) return helpers.createBinarySignedUrl(binaryData, lifetime);
	const copy = await source
		.open()
		.then(async (stream) => {
			const name = source.fileName ?? undefined;
			return await helpers.prepareBinaryData(stream as unknown as Content, name, mimeType);
		})
		.catch((error: unknown) => {
			throw new FaultError(sourceFault(error));
		});
	return copy.id ? helpers.createBinarySignedUrl(copy, lifetime) : undefined;
}
