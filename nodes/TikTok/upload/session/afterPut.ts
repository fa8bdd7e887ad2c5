import { retryAfterOf } from '../../shared/httpAnswer';
import type { Fault } from '../../errors/fault';
import type { PutResult } from '../../api/transport';
import { judgeAnswer } from './putVerdict';
import type { Chunk, UploadPlan } from '../plan/plan';
import { refusedChunk, urlExpired } from './uploadFaults';
import type { UploadPorts } from './uploadPorts';

/** TikTok has `bytes`. `cause` is the fault after which the node had to ask. */
export interface GoOn {
	kind: 'go_on';
	bytes: number;
	cause?: Fault;
	retryAfterSec?: number;
}

/** How an upload continues after one PUT. */
export type Step =
	| GoOn
	| { kind: 'failed_at_tiktok' }
	/** `expired`: the upload URL is no longer valid. */
	| { kind: 'stop'; fault: Fault; expired: boolean };

/** Reads the result of a PUT. If it is unclear, asks TikTok how many bytes it has. */
export async function stepAfterPut(
	result: PutResult,
	chunk: Chunk,
	plan: UploadPlan,
	ports: UploadPorts,
): Promise<Step> {
	if ('fault' in result) return await afterUnclear(chunk, plan, ports, result.fault);
	const { answer } = result;
	const verdict = judgeAnswer(answer, chunk, plan);
	if (verdict.kind === 'has') return { kind: 'go_on', bytes: verdict.bytes };
	if (verdict.kind === 'expired') {
		return { kind: 'stop', fault: urlExpired(answer.status), expired: true };
	}
	const fault = refusedChunk(answer);
	if (verdict.kind === 'refused') return { kind: 'stop', fault, expired: false };
	return await afterUnclear(chunk, plan, ports, fault, retryAfterOf(answer, ports.clock.now()));
}

/** If TikTok does not say, the chunk is sent again: TikTok accepts the same range twice. */
async function afterUnclear(
	chunk: Chunk,
	plan: UploadPlan,
	ports: UploadPorts,
	cause: Fault,
	retryAfterSec?: number,
): Promise<Step> {
	const progress = await ports.askProgress();
	if (progress.failed) return { kind: 'failed_at_tiktok' };
	if (progress.complete) return { kind: 'go_on', bytes: plan.videoSize };
	return { kind: 'go_on', bytes: progress.bytes ?? chunk.start, cause, retryAfterSec };
}
