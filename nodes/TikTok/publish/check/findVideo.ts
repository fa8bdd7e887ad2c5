import type { IBinaryData } from 'n8n-workflow';

import { FaultError, inputFault } from '../../errors/fault';
import type { VideoSource } from '../../upload/source/videoSource';
import { VIDEO_URL_FIELD } from '../../upload/source/webFaults';
import { webSource } from '../../upload/source/webSource';
import { declaredFile } from './declaredFile';
import { INPUT_DATA_FIELD, findItemFile } from './itemFile';
import type { ItemParameters } from '../../n8n/itemParameters';
import type { PostRun } from '../run/postRun';
import { pulledFile } from '../retry/pulledFile';
import { checkPullUrl } from './pullUrl';
import { checkVideo } from './checkVideo';
import type { PostSlot } from '../run/postSlot';

/** Where the video of an item comes from, as stored in *Video Source*. */
export const VIDEO_SOURCES = { binary: 'binary', url: 'url', pull: 'pull' } as const;

/**
 * Finds the video of one item and checks it as far as it can be seen from here.
 *
 * @throws FaultError with the field and the remedy
 */
export async function checkVideoOf(
	run: PostRun,
	slot: PostSlot,
	item: ItemParameters,
): Promise<void> {
	const choice = item.text('videoSource', 'Video Source') || VIDEO_SOURCES.binary;
	switch (choice) {
		case VIDEO_SOURCES.binary:
			return await take(slot, await itemFileOf(run, slot), INPUT_DATA_FIELD);
		case VIDEO_SOURCES.url: {
			const url = item.text('videoUrl', VIDEO_URL_FIELD).trim();
			return await take(slot, await webSource(run.context, url, run.clock), VIDEO_URL_FIELD);
		}
		case VIDEO_SOURCES.pull:
			return pull(slot, item.text('videoUrl', VIDEO_URL_FIELD).trim());
		default:
			throw new FaultError(
				inputFault(
					"'Video Source' needs binary, url or pull",
					'Check the expression in that field.',
				),
			);
	}
}

async function itemFileOf(run: PostRun, slot: PostSlot): Promise<VideoSource> {
	const { context } = run;
	const { itemIndex } = slot;
	const field = context.getNodeParameter('binaryPropertyName', itemIndex) as string | IBinaryData;
	slot.declaredFile = declaredFile(context, itemIndex, field);
	return await findItemFile(context, itemIndex, field);
}

function pull(slot: PostSlot, address: string): void {
	const url = checkPullUrl(address, VIDEO_URL_FIELD);
	slot.pulledFile = pulledFile([url]);
	slot.initBody = {
		...slot.initBody,
		source_info: { source: 'PULL_FROM_URL', video_url: url },
	};
}

async function take(slot: PostSlot, source: VideoSource, field: string): Promise<void> {
	slot.video = await checkVideo(source, field);
	slot.warnings.push(...slot.video.warnings);
}
