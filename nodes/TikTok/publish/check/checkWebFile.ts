import { throwIfFault } from '../../errors/fault';
import { MAX_HELD_COPY_BYTES, storageStreams, storeCopy } from '../../upload/source/web/storedCopy';
import { binarySource, type VideoSource } from '../../upload/source/videoSource';
import { lengthContradicted, VIDEO_URL_FIELD } from '../../upload/source/web/webFaults';
import { WebServer } from '../../upload/source/web/webServer';
import { WebVideo } from '../../upload/source/web/webVideo';
import type { PostRun } from '../run/postRun';
import type { FileToFetch, PostToMake, ReadyPost } from '../run/stages';
import { checkAgainstCreator } from './checkItem';
import { checkVideo, inspectedVideo, sizeFault, type InspectedVideo } from './checkVideo';
import { cutFault, fileFault } from './fileFaults';
import { lookIntoWebVideo, type WebLook } from './lookIntoWebVideo';
import { MAX_VIDEO_BYTES, videoLimitFault } from './videoLimits';

/** The part of a post that its file changes. */
type WithVideo = Pick<PostToMake, 'toFetch' | 'video' | 'facts' | 'warnings'>;

/** A file that may be sent, and what its header says. */
interface CheckedFile {
	readonly source: VideoSource;
	readonly inspected: InspectedVideo;
}

/**
 * Asks for the file at the web address of a post and checks it, for the account, too. The download
 * stays open, so the caller either sends the file at once or closes its source.
 *
 * @returns the post with its video; a post whose video is checked, or that has none, as it is
 * @throws FaultError when the address leads to no video that TikTok takes from this account
 */
export async function checkWebFile(run: PostRun, post: ReadyPost): Promise<ReadyPost> {
	if (post.toFetch === undefined || post.video !== undefined) return post;
	const checked = await fetchVideo(run, post.item.itemIndex, post);
	await checkAgainstCreator(run, checked).catch((error: unknown) => {
		checked.video?.source.close?.();
		throw error;
	});
	return checked;
}

/**
 * Asks for the file at a web address and checks it, whatever the account may post. The caller closes
 * the source of the video.
 *
 * @param found what `findVideo` has found; it stays as it is where it names no web address
 * @throws FaultError when the address leads to no video that TikTok accepts
 */
export async function fetchVideo<Found extends WithVideo>(
	run: PostRun,
	itemIndex: number,
	found: Found,
): Promise<Found> {
	const { toFetch } = found;
	if (toFetch === undefined) return found;
	const { source, inspected } = await fetchFile(run, itemIndex, toFetch);
	const { facts, warnings, durationSec, mimeType } = inspected;
	const { chunkBytes } = toFetch;
	return {
		...found,
		video: { source, field: VIDEO_URL_FIELD, mimeType, durationSec, chunkBytes },
		facts: { ...found.facts, video: facts },
		warnings: [...found.warnings, ...warnings],
	};
}

async function fetchFile(
	run: PostRun,
	itemIndex: number,
	{ address }: FileToFetch,
): Promise<CheckedFile> {
	const { context, copies } = run;
	const copy = copies.find(itemIndex, address.url);
	const stored = copy && (await binarySource(context, copy).catch(() => undefined));
	if (stored !== undefined) return await checkStored(stored);
	const server = new WebServer(context, address, run.clock, run.patience);
	const video = await WebVideo.open(server);
	return await checkOpen(run, itemIndex, address.url, video).catch((error: unknown) => {
		video.close();
		throw error;
	});
}

async function checkOpen(
	run: PostRun,
	itemIndex: number,
	url: string,
	video: WebVideo,
): Promise<CheckedFile> {
	const { file } = video;
	throwIfFault(file.sizeBytes === null ? undefined : sizeFault(file.sizeBytes, VIDEO_URL_FIELD));
	const look = await lookIntoWebVideo(video);
	video.endHeader();
	const { facts, sizeBytes } = look;
	throwIfFault(sizeBytes === 0 ? sizeFault(0, VIDEO_URL_FIELD) : undefined);
	const mayBePage = facts.container === null && [null, 'text'].includes(facts.other_kind);
	throwIfFault(mayBePage ? await video.notAFileFault() : undefined);
	const source = video.source(sizeBytes ?? 0);
	throwIfFault(
		fileFault(facts, source, VIDEO_URL_FIELD) ?? videoLimitFault(facts, VIDEO_URL_FIELD),
	);
	if (sizeBytes === null || (needsCopy(look) && (await canStore(run, sizeBytes)))) {
		return await checkStored(await storedCopy(run, itemIndex, url, video, facts.mime_type));
	}
	const cut = cutFault(facts, source, VIDEO_URL_FIELD);
	throwIfFault(cut && !look.isSizeCertain ? lengthContradicted(sizeBytes) : cut);
	return { source, inspected: inspectedVideo(facts, source) };
}

async function checkStored(source: VideoSource): Promise<CheckedFile> {
	return { source, inspected: await checkVideo(source, VIDEO_URL_FIELD) };
}

/** Whether only a copy of the file shows its header or its real size. */
function needsCopy({ facts, isComplete, isSizeCertain }: WebLook): boolean {
	const isHeaderBehind = !isComplete && facts.has_index !== true;
	return isHeaderBehind || !isSizeCertain;
}

/** A large file is not stored where n8n would hold it in memory. */
async function canStore({ context }: PostRun, sizeBytes: number): Promise<boolean> {
	return sizeBytes <= MAX_HELD_COPY_BYTES || (await storageStreams(context));
}

async function storedCopy(
	run: PostRun,
	itemIndex: number,
	url: string,
	video: WebVideo,
	mimeType: string | null,
): Promise<VideoSource> {
	const { fileName, declaredMimeType } = video.file;
	const name = { fileName: fileName ?? 'video', mimeType: mimeType ?? 'video/mp4' };
	const stored = await storeCopy(run.context, video.bytes(), name, MAX_VIDEO_BYTES);
	video.close();
	const copy = { ...stored, fileName: fileName ?? undefined, mimeType: declaredMimeType };
	run.copies.note(itemIndex, url, copy);
	return await binarySource(run.context, copy);
}
