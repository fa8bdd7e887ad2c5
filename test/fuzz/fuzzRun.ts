import { VideoInspector } from '../../nodes/TikTok/media';
import { inputOf } from './inputs';
import { MemoryWatch } from './memory';
import { tryInput, type Outcome } from './oracle';

export interface FuzzSpec {
	readonly seed: number;
	/** Number of the first input. */
	readonly from: number;
	/** The run ends after this many inputs or this many seconds, whichever comes first. */
	readonly inputs: number;
	readonly seconds: number;
	/** Called at intervals, for a terminal. */
	readonly onProgress?: (figures: FuzzFigures) => void;
}

export interface FuzzFigures {
	inputs: number;
	seconds: number;
	bytesRead: number;
	/** Inputs after which the inspector needed no more. */
	stopped: number;
	/** Inputs for which the facts name a container, and inputs with a video track. */
	containers: number;
	videos: number;
	slowestMs: number;
	slowestInput: number;
}

export interface FuzzReport extends FuzzFigures {
	readonly memory: string;
	/** The problem of the first input that failed, or of the memory. */
	readonly problem?: { readonly text: string; readonly input?: number };
}

const LOOK_EVERY_MS = 10_000;

/** Reads damaged files until the time or the inputs end, or until an input fails. */
export function fuzz(spec: FuzzSpec): FuzzReport {
	const begunAt = Date.now();
	const memory = new MemoryWatch();
	const figures = noFigures();
	let nextLookAt = begunAt + Math.min(LOOK_EVERY_MS, spec.seconds * 100);
	for (let index = spec.from; index < spec.from + spec.inputs; index += 1) {
		const outcome = tryInput(inputOf(spec.seed, index), () => new VideoInspector());
		count(figures, outcome, index);
		if (outcome.problem !== undefined) {
			const problem = { text: outcome.problem, input: index };
			return { ...figures, memory: memory.summary, problem };
		}
		const now = Date.now();
		figures.seconds = (now - begunAt) / 1_000;
		if (figures.seconds >= spec.seconds) break;
		if (now < nextLookAt) continue;
		nextLookAt = now + LOOK_EVERY_MS;
		memory.look();
		spec.onProgress?.(figures);
	}
	memory.look();
	const problem = memory.isFlat ? undefined : { text: 'memory grew' };
	return { ...figures, memory: memory.summary, problem };
}

function noFigures(): FuzzFigures {
	return {
		inputs: 0,
		seconds: 0,
		bytesRead: 0,
		stopped: 0,
		containers: 0,
		videos: 0,
		slowestMs: 0,
		slowestInput: 0,
	};
}

function count(figures: FuzzFigures, outcome: Outcome, index: number): void {
	figures.inputs += 1;
	figures.bytesRead += outcome.bytesRead;
	if (outcome.stopped) figures.stopped += 1;
	if (outcome.facts?.container) figures.containers += 1;
	if (outcome.facts?.has_video_track) figures.videos += 1;
	if (outcome.workMs <= figures.slowestMs) return;
	figures.slowestMs = outcome.workMs;
	figures.slowestInput = index;
}
