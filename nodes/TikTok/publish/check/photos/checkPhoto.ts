import { FaultError, inputFault, throwIfFault } from '../../../errors/fault';
import { inspectVideo, readPicture, type PictureHeader } from '../../../media';
import { foreignText } from '../../../shared/foreignText';
import { throwSourceFault } from '../../../upload/session/uploadFaults';
import type { VideoSource } from '../../../upload/source/videoSource';
import { encodedFileIn } from '../encodedFile';
import { PHOTO_FILES_FIELD, type PhotoFile } from './photoFiles';

/** 20 MB: TikTok does not state whether an MB is decimal or binary, so only more than both is refused. */
const MAX_PHOTO_BYTES = 20_971_520;
const DECIMAL_20_MB_BYTES = 20_000_000;

/** So much of a file shows what it is. */
const START_BYTES = 4_096;

/** 1080p, upright or not. https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide */
const MAX_SHORT_SIDE_PX = 1_080;
const MAX_LONG_SIDE_PX = 1_920;

/** n8n's own step from any picture that it can read to a photo that TikTok accepts. */
function editImage(name: string | null): string {
	const field = name === null ? '' : `Property Name ${foreignText(name)}, `;
	return `n8n's Edit Image node: Operation Resize, ${field}Width ${MAX_SHORT_SIDE_PX}, Height ${MAX_LONG_SIDE_PX}, Option Only if Larger, and under Options the Format jpeg`;
}

/** The header of a photo and its size. */
export interface CheckedPhoto extends PictureHeader {
	/** As a person recognizes it in a message. */
	readonly title: string;
	readonly sizeBytes: number;
}

/**
 * Checks whether TikTok accepts a file as a photo, by its size and its content.
 *
 * @throws FaultError when it is empty, too large, or not JPEG or WebP
 */
export async function checkPhoto(file: PhotoFile): Promise<CheckedPhoto> {
	const { sizeBytes } = file.source;
	const title = titleOf(file);
	const fault = (found: string, remedy: string, code: string) =>
		new FaultError(
			inputFault(`The file ${title} in '${PHOTO_FILES_FIELD}' ${found}`, remedy, code),
		);
	if (!(sizeBytes > 0)) {
		throw fault(`is empty (${sizeBytes} bytes)`, 'Check the node that provides it.', 'file_empty');
	}
	const isTooLarge = sizeBytes > MAX_PHOTO_BYTES;
	const bytes = await readBytes(file, isTooLarge ? START_BYTES : MAX_PHOTO_BYTES);
	const header = readPicture(bytes);
	if (header === null) {
		const encoded = await encodedFileIn(file, PHOTO_FILES_FIELD, 'photo');
		throwIfFault(encoded);
		const { looks, remedy } = await otherContent(bytes, file.name);
		throw fault(`(${sizeBytes} bytes) is not a JPEG or WebP photo${looks}`, remedy, 'file_format');
	}
	if (isTooLarge) {
		const found = `has ${sizeBytes} bytes, and TikTok accepts photos up to 20 MB`;
		throw fault(found, `Make it smaller with ${editImage(file.name)}.`, 'file_too_large');
	}
	return { ...header, title, sizeBytes };
}

/**
 * The content of a photo.
 *
 * @param limitBytes stop after at least so many
 * @throws FaultError when n8n cannot read it
 */
export async function readBytes({ source }: PhotoFile, limitBytes = Infinity): Promise<Buffer> {
	return await collect(source, limitBytes).catch(throwSourceFault);
}

async function collect(source: VideoSource, limitBytes: number): Promise<Buffer> {
	const buffers: Buffer[] = [];
	let length = 0;
	for await (const buffer of await source.open()) {
		buffers.push(buffer);
		length += buffer.length;
		if (length >= limitBytes) break;
	}
	return Buffer.concat(buffers);
}

/** Warnings about photos that TikTok may refuse. One of them fails the whole post. */
export function photoWarnings(photos: readonly CheckedPhoto[]): string[] {
	const large = photos
		.filter(isLarge)
		.map(({ title, width, height }) => `${title} (${width} × ${height} pixels)`);
	const heavy = photos
		.filter(({ sizeBytes }) => sizeBytes > DECIMAL_20_MB_BYTES)
		.map(({ title, sizeBytes }) => `${title} (${sizeBytes} bytes)`);
	const cut = photos.filter(({ isWhole }) => !isWhole).map(({ title }) => title);
	return [
		...about(large, `Larger than 1080p: LIST. To make them smaller, use ${editImage(null)}.`),
		...about(heavy, 'Close to the limit of 20 MB: LIST.'),
		...about(cut, 'Probably cut off, because the end of the picture is missing: LIST.'),
	];
}

function about(titles: readonly string[], words: string): string[] {
	if (titles.length === 0) return [];
	return [`TikTok may refuse the whole post. ${words.replace('LIST', () => titles.join(', '))}`];
}

function isLarge({ width, height }: CheckedPhoto): boolean {
	if (width === null || height === null) return false;
	return Math.min(width, height) > MAX_SHORT_SIDE_PX || Math.max(width, height) > MAX_LONG_SIDE_PX;
}

/** What a file without a photo looks like, and what to do about it. */
async function otherContent(
	bytes: Buffer,
	field: string | null,
): Promise<{ looks: string; remedy: string }> {
	const { looks_like: name, other_kind: kind, container } = await inspectVideo(only(bytes));
	if (container !== null) {
		return { looks: ': it is a video', remedy: "Post it with the resource 'Video'." };
	}
	return {
		looks: name === null ? '' : ` (found: ${name})`,
		remedy: remedyFor(kind, name, field),
	};
}

function remedyFor(kind: string | null, looksLike: string | null, field: string | null): string {
	if (looksLike === 'HEIC picture') {
		return `Convert it to JPEG first. On an iPhone, choose Most Compatible in the settings of the camera, under Formats. Where n8n's image library can read HEIC, use ${editImage(field)}.`;
	}
	if (kind === 'picture' || looksLike === 'GIF') return `Convert it with ${editImage(field)}.`;
	if (kind === 'text') {
		return 'Open it to see what it is, and check the node that provides it: a form or a download can return a sign-in or error page under the name of a photo.';
	}
	return 'Use the photo itself: a JPEG or WebP file.';
}

/** For example `"beach.jpg" (photo_1)`. */
function titleOf({ name, source: { fileName } }: PhotoFile): string {
	if (fileName === null) return JSON.stringify(foreignText(name ?? ''));
	const field = name === null ? '' : ` (${foreignText(name)})`;
	return `${JSON.stringify(fileName)}${field}`;
}

async function* only(bytes: Buffer): AsyncGenerator<Buffer> {
	yield bytes;
}
