import { FaultError, type Fault } from '../../errors/fault';
import { checkAgainstCreator } from '../check/checkItem';
import { checkWebFile } from '../check/checkWebFile';
import { aboutPhotos } from '../result/aboutPhotos';
import type { PostRun } from '../run/postRun';
import type { InitBody, ReadyPost, RunningPost } from '../run/stages';
import { initPost, noteStarted } from './initPost';
import { sendVideo } from './sendVideo';

/**
 * Starts the post of one checked item, and sends its file if it has one.
 *
 * @throws FaultError when the item cannot be posted; CancelledError when the execution was stopped
 */
export async function startPost(run: PostRun, ready: ReadyPost): Promise<RunningPost> {
	if (ready.video === undefined && ready.toFetch === undefined) {
		return await startPull(run, await checkAgainstCreator(run, ready));
	}
	// Whatever may have to wait comes before the file is opened: its server may not let it wait.
	await run.client.takeTurn(run.route.init);
	await checkAgainstCreator(run, ready);
	const withVideo = await checkWebFile(run, ready);
	const { video } = withVideo;
	if (video === undefined) throw new RangeError('there is no video');
	try {
		return await sendVideo(run, await checkAgainstCreator(run, withVideo), video);
	} finally {
		video.source.close?.();
	}
}

/** TikTok fetches the file itself: from this request on the post may appear. */
async function startPull(run: PostRun, post: ReadyPost): Promise<RunningPost> {
	const reply = await initPost(run, post, pullBody(post));
	if (!reply.ok) {
		const fault = aboutPhotos(reply.fault, post.facts);
		throw new FaultError(isUnclear(run, post) ? withDoubt(fault) : fault);
	}
	const publishId = noteStarted(run, post, reply.data, JSON.stringify(post.file.file_name));
	const { item, facts, warnings } = post;
	return {
		at: 'running',
		item,
		publishId,
		facts,
		uploadedAt: null,
		isUnsure: false,
		retries: 0,
		warnings,
	};
}

function pullBody({ body, served }: ReadyPost): InitBody {
	if (served === undefined) return body;
	return { ...body, source_info: { ...body.source_info, photo_images: served.addresses() } };
}

/** The ledger keeps the init unless TikTok has clearly refused it. */
function isUnclear(run: PostRun, { item }: ReadyPost): boolean {
	return run.ledger.entry(item.itemIndex)?.state === 'init_sent';
}

/** For an init without a clear answer. */
function withDoubt(fault: Fault): Fault {
	return {
		...fault,
		message: `${fault.message}, so TikTok may have started the post`,
		remedy: 'Look for the post in the TikTok app before you post again.',
	};
}
