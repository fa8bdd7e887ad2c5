import { throwIfFault } from '../../errors/fault';
import { faultIn } from '../../n8n/faultFrom';
import type { ItemParameters } from '../../n8n/itemParameters';
import { webAddress, type WebAddress } from '../../upload/source/web/webAddress';
import { VIDEO_URL_FIELD } from '../../upload/source/web/webFaults';
import { factsOf } from '../result/postFacts';
import { fetchedFile, pulledFiles, sentFile } from '../retry/fileIdentity';
import type { PostRun } from '../run/postRun';
import type { PostToMake } from '../run/stages';
import { checkVideo } from './checkVideo';
import { encodedFileIn, type ItemFile } from './encodedFile';
import { INPUT_DATA_FIELD, VIDEO_SOURCES, findItemFile } from './itemFile';
import { checkPullUrl } from './pullUrl';
import { readHeaders } from './webHeaders';
import type { VideoSource } from '../../upload/source/videoSource';

/** The video of an item, as one part of the post to make. */
export type FoundVideo = Pick<PostToMake, 'file' | 'video' | 'toFetch' | 'facts' | 'warnings'> & {
	/** Set where TikTok pulls the video. */
	readonly pullUrl?: string;
};

/**
 * Finds the video of one item, and checks it if the item holds it. `checkWebFile` checks a file at a
 * web address later, because its server may not let a download wait.
 *
 * @param chunkBytes as the person chose; undefined for the plan with the fewest PUTs
 * @throws FaultError with the field and the remedy
 */
export async function findVideo(
	run: PostRun,
	itemIndex: number,
	item: ItemParameters,
	chunkBytes: number | undefined,
): Promise<FoundVideo> {
	const { binary, pull } = VIDEO_SOURCES;
	const sources = Object.values(VIDEO_SOURCES);
	const choice = item.oneOf('videoSource', 'Video Source', sources, binary);
	if (choice === binary) {
		const file = await findItemFile(run.context, itemIndex);
		return await toSend(file.source, INPUT_DATA_FIELD, chunkBytes).catch(
			async (error) => await refuseItemFile(file, error),
		);
	}
	const address = item.text('videoUrl', VIDEO_URL_FIELD).trim();
	if (choice === pull) return toPull(address);
	return toFetch(address, readHeaders(item), chunkBytes);
}

async function toSend(
	source: VideoSource,
	field: string,
	chunkBytes: number | undefined,
): Promise<FoundVideo> {
	const { facts, warnings, durationSec, mimeType } = await checkVideo(source, field);
	return {
		file: sentFile(source.fileName, source.sizeBytes),
		video: { source, field, mimeType, durationSec, chunkBytes },
		facts: factsOf(facts),
		warnings,
	};
}

function toFetch(
	text: string,
	headers: WebAddress['headers'],
	chunkBytes: number | undefined,
): FoundVideo {
	const address = webAddress(text, headers);
	return {
		file: fetchedFile(address.url),
		toFetch: { address, chunkBytes },
		facts: factsOf(null),
		warnings: [],
	};
}

/** Names what is in the place of a video where that helps more than the refusal of its content. */
async function refuseItemFile(file: ItemFile, error: unknown): Promise<never> {
	const isOtherContent = ['file_format', 'file_empty'].includes(faultIn(error).code);
	if (!isOtherContent) throw error;
	const encoded = await encodedFileIn(file, INPUT_DATA_FIELD, 'video');
	throwIfFault(encoded);
	throw error;
}

function toPull(address: string): FoundVideo {
	const pullUrl = checkPullUrl(address, VIDEO_URL_FIELD);
	return { file: pulledFiles([pullUrl]), facts: factsOf(null), warnings: [], pullUrl };
}
