import { retryAfterOf, type HttpAnswer } from '../../shared/httpAnswer';
import type { Fault } from '../../errors/fault';
import type { PutResult } from '../../api/transport';
import { judgeAnswer } from './putVerdict';
import type { Chunk, UploadPlan } from '../plan/plan';
import { refusedChunk } from './uploadFaults';
import type { UploadPorts } from './uploadPorts';

/** The server has `bytes`; `cause` is what made it unclear, if anything did. */
export interface GoOn {
	kind: 'go_on';
	bytes: number;
	cause?: Fault;
	retryAfterSec?: number;
}

/** How an upload goes on after one PUT. */
export type Step =
	| GoOn
	| { kind: 'failed_at_tiktok' }
	| { kind: 'expired'; status: number }
	| { kind: 'refused'; answer: HttpAnswer };

/** What follows from the result of a PUT; after anything unclear the server is asked what it has. */
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
	if (verdict.kind === 'expired') return { kind: 'expired', status: answer.status };
	if (verdict.kind === 'refused') return { kind: 'refused', answer };
	const cause = refusedChunk(answer);
	return await afterUnclear(chunk, plan, ports, cause, retryAfterOf(answer, ports.clock.now()));
}

/** What the server does not tell, the chunk itself answers: sending the same range again is safe. */
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
