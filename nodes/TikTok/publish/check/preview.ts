import type { IExecuteFunctions } from 'n8n-workflow';

import { faultUnlessStopped } from '../../n8n/faultFrom';
import { ItemParameters } from '../../n8n/itemParameters';
import type { CheckedVideo } from '../run/stages';
import { INPUT_DATA_FIELD, findItemFile } from './itemFile';
import { signedUrl } from './signedUrl';

/** The address at which a person can watch a checked video. */
export interface Preview {
	/** A secret. Undefined unless the person asked for it. */
	readonly url?: string;
	readonly warnings: readonly string[];
}

const LIFETIME = '1 hour';

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
		const url = await signedUrl(context, file, video.mimeType, LIFETIME);
		return url === undefined ? { warnings: [IN_MEMORY] } : { url, warnings: [] };
	} catch (error) {
		const { message } = faultUnlessStopped(error);
		return { warnings: [`The node could not make a preview. ${message}.`] };
	}
}

/** Label of the option. */
export const PREVIEW_LABEL = 'Include a Preview Address';

const IN_MEMORY =
	'n8n keeps files in memory here and cannot serve them, so there is no preview. Set N8N_DEFAULT_BINARY_DATA_MODE to filesystem.';
