import { FaultError, type Fault } from '../../errors/fault';
import type { FileFacts } from '../retry/stoppedRuns';
import { askToBegin, noteBegun } from './initPost';
import type { PostRun } from '../run/postRun';
import type { PostSlot } from '../run/postSlot';
import { checkAgainstCreator } from '../check/checkItem';
import { sendVideo } from './sendVideo';

/**
 * Begins the post of one checked item, and sends its file if it has one.
 *
 * @throws FaultError when the item can't be posted; CancelledError when the execution was stopped
 */
export async function startPost(run: PostRun, slot: PostSlot): Promise<void> {
	if (slot.next !== 'post') return;
	await checkAgainstCreator(run, slot);
	if (slot.video !== undefined) await sendVideo(run, slot, slot.video);
	else if (slot.pulledFile !== undefined) await beginPull(run, slot, slot.pulledFile);
}

/** TikTok fetches the file itself: from this request on the post may appear. */
async function beginPull(run: PostRun, slot: PostSlot, file: FileFacts): Promise<void> {
	const reply = await askToBegin(run, slot, slot.initBody ?? {}, file);
	if (!reply.ok) throw new FaultError(isUnclear(run, slot) ? mayAppear(reply.fault) : reply.fault);
	noteBegun(run, slot, reply.data, JSON.stringify(file.file_name));
}

/** The entry stays in the ledger unless TikTok has clearly said no. */
function isUnclear(run: PostRun, { itemIndex }: PostSlot): boolean {
	return run.ledger.entry(itemIndex) !== undefined;
}

function mayAppear(fault: Fault): Fault {
	return {
		...fault,
		message: `${fault.message}, so TikTok may or may not have begun the post`,
		remedy: 'Look for it in the TikTok app before you post it again.',
	};
}
