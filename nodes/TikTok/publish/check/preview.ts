import type { IExecuteFunctions } from 'n8n-workflow';

import { faultUnlessStopped } from '../../n8n/faultFrom';
import { ItemParameters } from '../../n8n/itemParameters';
import { throwSourceFault } from '../../upload/session/uploadFaults';
import type { CheckedVideo } from '../run/stages';
import type { ItemFile } from './encodedFile';
import { INPUT_DATA_FIELD, findItemFile } from './itemFile';

/** The address at which a person can watch a checked video. */
export interface Preview {
	/** A secret. Undefined unless the person asked for it. */
	readonly url?: string;
	readonly warnings: readonly string[];
}

const LIFETIME = '1 hour';

/** Files in n8n's database keep their id, and a copy would hold the whole file in memory. */
const KEEPS_ID = /^database:/;

/** What prepareBinaryData takes: a Buffer or one of Node's streams. */
type Content = Parameters<IExecuteFunctions['helpers']['prepareBinaryData']>[0];

/** Label of the option. */
export const PREVIEW_LABEL = 'Include a Preview Address';

const IN_MEMORY =
	'n8n keeps files in memory here and cannot serve them, so there is no preview. Set N8N_DEFAULT_BINARY_DATA_MODE to filesystem.';

const NO_PREVIEW: Preview = { warnings: [] };

/**
 * The preview of a file of the item. A video at a web address needs none, because browsers can play
 * the address itself. A preview that fails is a warning, because the post would still work.
 *
 * @throws CancelledError when the execution was stopped
 */
export async function previewOf(
	context: IExecuteFunctions,
	itemIndex: number,
	video: CheckedVideo | undefined,
): Promise<Preview> {
	if (video?.field !== INPUT_DATA_FIELD) return NO_PREVIEW;
	try {
		const item = new ItemParameters(context, itemIndex);
		if (!item.flag('options.previewUrl', PREVIEW_LABEL)) return NO_PREVIEW;
		const file = await findItemFile(context, itemIndex);
		const url = await signedUrl(context, file, video.mimeType);
		return url === undefined ? { warnings: [IN_MEMORY] } : { url, warnings: [] };
	} catch (error) {
		const { message } = faultUnlessStopped(error);
		return { warnings: [`The node could not make a preview. ${message}.`] };
	}
}

/**
 * An address of this n8n at which anybody can read the file until it expires. The address is a secret.
 * It names a copy, because n8n moves a file that a webhook or a form has received as soon as the
 * execution waits or ends. n8n deletes the copy together with the execution.
 *
 * @param mimeType that n8n serves the file with
 * @returns undefined where n8n keeps files in memory and cannot serve them
 * @throws FaultError when n8n cannot read the file
 */
async function signedUrl(
	context: IExecuteFunctions,
	{ binaryData, source }: ItemFile,
	mimeType: string,
): Promise<string | undefined> {
	const { helpers } = context;
	const { id = '' } = binaryData;
	if (KEEPS_ID.test(id)) return helpers.createBinarySignedUrl(binaryData, LIFETIME);
	const copy = await source
		.open()
		.then(async (stream) => {
			const name = source.fileName ?? undefined;
			return await helpers.prepareBinaryData(stream as unknown as Content, name, mimeType);
		})
		.catch(throwSourceFault);
	return copy.id ? helpers.createBinarySignedUrl(copy, LIFETIME) : undefined;
}
