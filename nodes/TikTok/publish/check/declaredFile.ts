import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import type { FileFacts } from '../retry/stoppedRuns';

/**
 * What an item says of its file, without a look at the file itself.
 *
 * @param field as entered: a name, or the file itself by an expression
 * @returns undefined when the item has no file there, or does not say how large it is
 */
export function declaredFile(
	context: IExecuteFunctions,
	itemIndex: number,
	field: string | IBinaryData,
): FileFacts | undefined {
	const { bytes, fileName } = binaryDataAt(context, itemIndex, field) ?? {};
	if (bytes === undefined) return undefined;
	return { transfer: 'file', file_name: fileName ?? null, size_bytes: bytes };
}

function binaryDataAt(
	context: IExecuteFunctions,
	itemIndex: number,
	field: string | IBinaryData,
): IBinaryData | undefined {
	try {
		return context.helpers.assertBinaryData(itemIndex, field);
	} catch {
		return undefined;
	}
}
