import { isBinaryValue, type IBinaryData, type IExecuteFunctions } from 'n8n-workflow';

import { FaultError, inputFault } from '../../../errors/fault';
import { foreignText } from '../../../shared/foreignText';
import { asRecord, textOrNull } from '../../../shared/values';
import type { ItemFile } from '../encodedFile';
import { lookInto } from '../checkVideo';
import { binaryDataAt, filesOf, missingFile, openItemFile } from '../itemFile';

/** Label of the field that names the files of an item. */
export const PHOTO_FILES_FIELD = 'Input Data Field Names';

/** What that field holds for all images of the item. */
export const ALL_IMAGES = '*';

/** A file of an item that should become a photo. */
export interface PhotoFile extends ItemFile {
	/** Its name in the item; null for a file that an expression returns. */
	readonly name: string | null;
}

type NamedData = readonly [name: string | null, binaryData: IBinaryData];

const IMAGE_TYPE = /^image\//i;

const IMAGE_NAME = /\.(?:jpe?g|webp|png|gif|heic|heif|avif|bmp|tiff?)$/i;

/** MIME types that say nothing about the content. */
const VAGUE_TYPE = /^(?:(?:application|binary)\/octet-stream|text\/plain)?$/i;

/**
 * The files that items name for one post, in the order of the items and of their names.
 *
 * @throws FaultError when a named file does not exist, or an item has no image
 */
export async function findPhotoFiles(
	context: IExecuteFunctions,
	itemIndexes: readonly number[],
): Promise<PhotoFile[]> {
	const files: PhotoFile[] = [];
	for (const itemIndex of itemIndexes) {
		for (const [name, binaryData] of await namedFiles(context, itemIndex)) {
			files.push({ name, ...(await openItemFile(context, binaryData, PHOTO_FILES_FIELD)) });
		}
	}
	return files;
}

async function namedFiles(context: IExecuteFunctions, itemIndex: number): Promise<NamedData[]> {
	const all = everyFile(context, itemIndex);
	const entries = entriesOf(context.getNodeParameter('photoFields', itemIndex, ''), all);
	const found: NamedData[] = [];
	for (const entry of entries) {
		if (typeof entry !== 'string') found.push([null, entry]);
		else if (entry === ALL_IMAGES) found.push(...(await allImages(context, itemIndex, all)));
		else found.push(...filesNamed(context, itemIndex, entry, all));
	}
	return found;
}

/** Names or files, in their order. A name may contain a comma. */
function entriesOf(value: unknown, all: readonly NamedData[]): Array<string | IBinaryData> {
	if (Array.isArray(value)) return value.flatMap((entry) => entriesOf(entry, all));
	if (isBinaryValue(value)) return [value];
	if (typeof value !== 'string') throw new FaultError(namesFault('needs the names of files'));
	const names = all.some(([name]) => name === value) ? [value] : value.split(/[,\n]/);
	const entries = names.map((name) => name.trim()).filter((name) => name !== '');
	if (entries.length === 0) throw new FaultError(namesFault('is empty'));
	return entries;
}

/** With the workflow setting `combined`, a form field with several files is a list in the json. */
function filesNamed(
	context: IExecuteFunctions,
	itemIndex: number,
	name: string,
	all: readonly NamedData[],
): NamedData[] {
	const file = binaryDataAt(context, itemIndex, name);
	if (file !== undefined) return [[name, file]];
	const list = all.filter(([other]) => other === name);
	if (list.length > 0) return list;
	throw new FaultError(missingFile(context, itemIndex, name, PHOTO_FILES_FIELD));
}

/** All files of an item, in their order. */
function everyFile(context: IExecuteFunctions, itemIndex: number): NamedData[] {
	const files: NamedData[] = Object.entries(filesOf(context, itemIndex));
	if (context.getWorkflowSettings().binaryMode !== 'combined') return files;
	const json = asRecord(context.getInputData()[itemIndex]?.json) ?? {};
	const inJson = Object.entries(json).flatMap(([name, value]): NamedData[] =>
		[value].flat().flatMap((entry): NamedData[] => (isBinaryValue(entry) ? [[name, entry]] : [])),
	);
	return [...files, ...inJson];
}

/**
 * The order of files from a form or webhook is that in which n8n has finished to write them, so it
 * differs from run to run. Their names are all that is left of the person's order.
 */
async function allImages(
	context: IExecuteFunctions,
	itemIndex: number,
	all: readonly NamedData[],
): Promise<NamedData[]> {
	const images = await imagesAmong(context, all);
	const json = asRecord(context.getInputData()[itemIndex]?.json) ?? {};
	const isFromForm = textOrNull(json.formMode) !== null;
	const isFromWebhook = textOrNull(json.webhookUrl) !== null && 'executionMode' in json;
	if (!isFromForm && !isFromWebhook) return images;
	return images.sort(([, one], [, other]) => BY_NUMBERS.compare(nameOf(one), nameOf(other)));
}

/** "photo 2" comes before "photo 10". */
const BY_NUMBERS = new Intl.Collator('en', { numeric: true });

async function imagesAmong(
	context: IExecuteFunctions,
	all: readonly NamedData[],
): Promise<NamedData[]> {
	const images: NamedData[] = [];
	for (const one of all) if (await isImage(context, one[1])) images.push(one);
	if (images.length > 0) return images;
	const names = all.map(([name, { mimeType }]) => `${String(name)} (${String(mimeType)})`);
	const found = names.length === 0 ? 'no file' : `no image, only ${foreignText(names.join(', '))}`;
	throw new FaultError(
		inputFault(
			`'${PHOTO_FILES_FIELD}' is ${ALL_IMAGES}, and the item has ${found}`,
			'Add a node before this one that provides the images as binary data.',
			'file_missing',
		),
	);
}

/** By type or name. Content decides for a file that has neither. */
async function isImage(context: IExecuteFunctions, binaryData: IBinaryData): Promise<boolean> {
	const type = textOrNull(binaryData.mimeType)?.split(';')[0].trim() ?? '';
	const name = nameOf(binaryData);
	if (IMAGE_TYPE.test(type) || IMAGE_NAME.test(name)) return true;
	if (!VAGUE_TYPE.test(type)) return false;
	const { source } = await openItemFile(context, binaryData, PHOTO_FILES_FIELD);
	const { other_kind: kind, looks_like: looksLike } = await lookInto(source);
	return kind === 'photo' || kind === 'picture' || looksLike === 'GIF';
}

function nameOf({ fileName }: IBinaryData): string {
	return textOrNull(fileName) ?? '';
}

function namesFault(what: string) {
	return inputFault(
		`'${PHOTO_FILES_FIELD}' ${what}`,
		`Enter ${ALL_IMAGES} for all images of the item, or the names of the files, separated by commas.`,
	);
}
