import type { IBinaryData, IBinaryKeyData, IExecuteFunctions } from 'n8n-workflow';

import { FaultError, inputFault, throwIfFault, type Fault } from '../../errors/fault';
import { foreignText } from '../../shared/foreignText';
import { isTool } from '../../n8n/asTool';
import { asRecord, textOrNull } from '../../shared/values';
import { throwSourceFault } from '../../upload/session/uploadFaults';
import { binarySource } from '../../upload/source/videoSource';
import { sentFile, type FileIdentity } from '../retry/fileIdentity';
import { undecodableFault, type ItemFile } from './encodedFile';

/** Label of the field that names the file of an item. */
export const INPUT_DATA_FIELD = 'Input Data Field Name';

/** Where the video of an item comes from, as stored in *Video Source*. */
export const VIDEO_SOURCES = { binary: 'binary', url: 'url', pull: 'pull' } as const;

/** A name, or the file itself by an expression. */
type FileField = string | IBinaryData;

/** Where n8n keeps the files of an item with the workflow setting `combined`: in its json. */
const FILES_IN_JSON = '_files';

/**
 * The file that an item names in *Input Data Field Name*.
 *
 * @throws FaultError when the item has no file there, or n8n cannot read it
 */
export async function findItemFile(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<ItemFile> {
	const field = context.getNodeParameter('binaryPropertyName', itemIndex) as FileField;
	const binaryData = binaryDataAt(context, itemIndex, field);
	if (!binaryData) {
		throw new FaultError(missingFile(context, itemIndex, field, INPUT_DATA_FIELD));
	}
	return await openItemFile(context, binaryData, INPUT_DATA_FIELD);
}

/**
 * A file of an item, ready to be read.
 *
 * @param label of the field that names the file
 * @throws FaultError when n8n cannot read it
 */
export async function openItemFile(
	context: IExecuteFunctions,
	binaryData: IBinaryData,
	label: string,
): Promise<ItemFile> {
	throwIfFault(undecodableFault(binaryData, label));
	const source = await binarySource(context, binaryData).catch(throwSourceFault);
	return { binaryData, source };
}

/**
 * The file as the item declares it. The node does not open the file for this.
 *
 * @returns undefined when the item has no file there, or does not say how large it is
 */
export function declaredFile(
	context: IExecuteFunctions,
	itemIndex: number,
): FileIdentity | undefined {
	const source = context.getNodeParameter('videoSource', itemIndex, null) ?? VIDEO_SOURCES.binary;
	if (source !== VIDEO_SOURCES.binary) return undefined;
	const field = context.getNodeParameter('binaryPropertyName', itemIndex, '') as FileField;
	const { bytes, fileName } = binaryDataAt(context, itemIndex, field) ?? {};
	return bytes === undefined ? undefined : sentFile(textOrNull(foreignText(fileName)), bytes);
}

/** @returns undefined when the item has no file there */
export function binaryDataAt(
	context: IExecuteFunctions,
	itemIndex: number,
	field: FileField,
): IBinaryData | undefined {
	try {
		return context.helpers.assertBinaryData(itemIndex, field);
	} catch {
		const files = filesOf(context, itemIndex);
		return typeof field === 'string' && Object.hasOwn(files, field) ? files[field] : undefined;
	}
}

/** The files of an item by name. In the json they stand only with the workflow setting `combined`. */
export function filesOf(context: IExecuteFunctions, itemIndex: number): IBinaryKeyData {
	const { json, binary } = context.getInputData()[itemIndex] ?? {};
	if (context.getWorkflowSettings().binaryMode !== 'combined') return binary ?? {};
	return { ...(asRecord(json?.[FILES_IN_JSON]) as IBinaryKeyData | undefined), ...binary };
}

/** @param label of the field that names the file */
export function missingFile(
	context: IExecuteFunctions,
	itemIndex: number,
	field: FileField,
	label: string,
): Fault {
	const present = Object.keys(filesOf(context, itemIndex));
	const fault = (message: string, remedy: string) => inputFault(message, remedy, 'file_missing');
	if (isTool(context) && present.length === 0) {
		return fault(
			`'Video Source' is Binary File, and '${label}' finds no file`,
			"An AI agent passes no files to its tools. Choose a URL in 'Video Source', or enter an expression that returns the file of another node.",
		);
	}
	return fault(
		`'${label}' is ${foreignText(JSON.stringify(field))}, and the item has no file there`,
		present.length > 0
			? `Files of this item: ${foreignText(present.join(', '))}. Enter one of these names.`
			: 'The item has no file. Add a node before this one that provides it as binary data. If the item comes from a form, make the file field of the form required.',
	);
}
