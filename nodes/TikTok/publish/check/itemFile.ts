import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import { isTool } from '../../n8n/asTool';
import { FaultError, inputFault } from '../../errors/fault';
import { sourceFault } from '../../upload/session/uploadFaults';
import { binarySource, type VideoSource } from '../../upload/source/videoSource';

/** Label of the field that names the file of an item. */
export const INPUT_DATA_FIELD = 'Input Data Field Name';

/**
 * The file of an item.
 *
 * @param field as entered in *Input Data Field Name*: a name, or the file itself by an expression
 * @throws FaultError when the item has no file there
 */
export async function findItemFile(
	context: IExecuteFunctions,
	itemIndex: number,
	field: string | IBinaryData,
): Promise<VideoSource> {
	const binaryData = binaryDataAt(context, itemIndex, field);
	try {
		return await binarySource(context, binaryData);
	} catch (error) {
		throw unreadableFile(error);
	}
}

function binaryDataAt(
	context: IExecuteFunctions,
	itemIndex: number,
	field: string | IBinaryData,
): IBinaryData {
	try {
		return context.helpers.assertBinaryData(itemIndex, field);
	} catch {
		throw missingFile(context, itemIndex, field);
	}
}

/** The item names a file that n8n's store no longer has, for example after a clean-up. */
function unreadableFile(error: unknown): FaultError {
	return new FaultError(sourceFault(error));
}

function missingFile(
	context: IExecuteFunctions,
	itemIndex: number,
	field: string | IBinaryData,
): FaultError {
	const present = Object.keys(context.getInputData()[itemIndex]?.binary ?? {});
	return new FaultError(
		inputFault(
			`'${INPUT_DATA_FIELD}' is ${JSON.stringify(field)}, and the item has no file there`,
			missingFileRemedy(context, present),
			'file_missing',
		),
	);
}

function missingFileRemedy(context: IExecuteFunctions, present: readonly string[]): string {
	if (present.length > 0) {
		return `Files of this item: ${present.join(', ')}. Enter one of these names.`;
	}
	return isTool(context)
		? "An AI agent hands no files to its tools: choose a URL in 'Video Source', or an expression here that yields a file of another node."
		: 'The item has no file at all: put a node before this one that provides the video as binary data.';
}
