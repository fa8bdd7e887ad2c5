import type { IExecuteFunctions } from 'n8n-workflow';

import { FaultError, inputFault } from '../../../errors/fault';
import { isTool } from '../../../n8n/asTool';
import { ItemParameters } from '../../../n8n/itemParameters';
import { pulledFiles, servedFiles } from '../../retry/fileIdentity';
import type { PostRun } from '../../run/postRun';
import type { PostToMake } from '../../run/stages';
import { findPhotoFiles, PHOTO_FILES_FIELD } from './photoFiles';
import { checkPullUrl } from '../pullUrl';
import { servePhotos } from './servedPhotos';

/** https://developers.tiktok.com/doc/content-posting-api-reference-photo-post */
export const MAX_PHOTOS = 35;

/** Where the photos of an item come from, as stored in *Photo Source*. */
export const PHOTO_SOURCES = { binary: 'binary', urls: 'urls' } as const;

const URLS_FIELD = 'Photo URLs';

/** Templates and models join addresses like this. As one address, the photo could not be found. */
const SEVERAL_IN_ONE = /[\s,;]https?:\/\//i;

/** The photos of a post, in its order. */
export interface FoundPhotos {
	readonly count: number;
	/** Prepares them for TikTok. To be called once everything else of the item is checked. */
	prepare(): Promise<PreparedPhotos>;
}

/** The photos of an item, as one part of the post to make. */
export type PreparedPhotos = Pick<PostToMake, 'file' | 'served' | 'warnings'> & {
	/** The addresses, where the person has entered them. */
	readonly urls: readonly string[];
};

/** Whether the photos of all input items become one post. */
export function isOnePost(context: IExecuteFunctions): boolean {
	return context.getNodeParameter('options.allItemsAsOne', 0, false) === true;
}

/**
 * Finds the photos of one post.
 *
 * @throws FaultError with the field and the remedy
 */
export async function findPhotos(run: PostRun, itemIndex: number): Promise<FoundPhotos> {
	const { context } = run;
	const itemIndexes = isOnePost(context) ? context.getInputData().map((_, at) => at) : [itemIndex];
	// An agent hands its tools no files.
	const preset = isTool(context) ? PHOTO_SOURCES.urls : PHOTO_SOURCES.binary;
	const sources = Object.values(PHOTO_SOURCES);
	const item = new ItemParameters(context, itemIndex);
	const choice = item.oneOf('photoSource', 'Photo Source', sources, preset);
	if (choice === PHOTO_SOURCES.urls) {
		const urls = readPhotoUrls(context, itemIndexes);
		const prepared = { file: pulledFiles(urls), urls, warnings: [] };
		return { count: urls.length, prepare: async () => await Promise.resolve(prepared) };
	}
	const files = await findPhotoFiles(context, itemIndexes);
	throwUnlessInRange(files.length, `'${PHOTO_FILES_FIELD}' names ${files.length} files`, FEWER);
	return {
		count: files.length,
		prepare: async () => {
			const { warnings, ...served } = await servePhotos(run, files);
			return { file: servedFiles(files.map(({ source }) => source)), served, urls: [], warnings };
		},
	};
}

/** One address per line, or a list from an expression. */
function readPhotoUrls(context: IExecuteFunctions, itemIndexes: readonly number[]): string[] {
	const addresses = itemIndexes.flatMap((itemIndex) =>
		new ItemParameters(context, itemIndex).list('photoUrls', URLS_FIELD),
	);
	throwUnlessInRange(
		addresses.length,
		`'${URLS_FIELD}' has ${addresses.length} addresses`,
		ONE_PER_LINE,
	);
	if (addresses.some((address) => SEVERAL_IN_ONE.test(address))) {
		throw new FaultError(
			inputFault(`'${URLS_FIELD}' has several addresses in one line`, ONE_PER_LINE),
		);
	}
	return addresses.map((address) => checkPullUrl(address, URLS_FIELD));
}

const ONE_PER_LINE = 'Enter one address per line, or an expression that returns a list.';
const FEWER = 'Name fewer files, or split them into several posts.';

function throwUnlessInRange(count: number, has: string, remedy: string): void {
	if (count >= 1 && count <= MAX_PHOTOS) return;
	throw new FaultError(inputFault(`${has}, and a post can have 1 to ${MAX_PHOTOS} photos`, remedy));
}
