/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a reader that hangs is ended by Node's vm, and its work is measured in processor time */
import { createContext, Script } from 'node:vm';

import type { HeaderFacts } from '../../nodes/TikTok/media';
import { MAX_HELD_BYTES } from '../../nodes/TikTok/media/reading';
import type { FuzzInput } from './inputs';

/** The inspector to test: the node's, or a faulty one in the test of the oracle. */
export interface Inspector {
	readonly heldBytes: number;
	push(buffer: Uint8Array): boolean;
	end(): HeaderFacts;
}

export interface Limits {
	/** Milliseconds after which a reading is ended and counts as a hang. */
	readonly hangMs: number;
	/**
	 * Milliseconds of CPU time that a reading may take. Elapsed time would depend on other processes.
	 */
	readonly workMs: number;
}

/** Ten times what the slowest input needs. A reading blocks n8n's event loop. */
export const LIMITS: Limits = { hangMs: 10_000, workMs: 500 };

/** The result of one input. */
export interface Outcome {
	/** Undefined if there is none. */
	readonly problem?: string;
	readonly facts?: HeaderFacts;
	/** Whether the inspector said that it needs no more bytes. */
	readonly stopped: boolean;
	readonly bytesRead: number;
	readonly workMs: number;
}

/** A slow input is slow in every reading, unlike a reading that a garbage collection delays. */
const MAX_READINGS = 3;

/**
 * Reads `input` in its buffers and its file in one buffer. Checks that the inspector does not throw
 * or hang, holds few bytes, and finds the same facts.
 */
export function tryInput(
	input: FuzzInput,
	newInspector: () => Inspector,
	limits: Limits = LIMITS,
): Outcome {
	let read = timedReading(input, newInspector, limits);
	for (let readings = 1; readings < MAX_READINGS && isOnlySlow(read, limits); readings += 1) {
		read = timedReading(input, newInspector, limits);
	}
	const { reading, problem, workMs } = read;
	const { facts, stopped, bytesRead, mostHeldBytes } = reading;
	const seen = { facts, stopped, bytesRead, workMs };
	if (problem !== undefined) return { ...seen, problem };
	if (workMs > limits.workMs) return { ...seen, problem: `took ${Math.round(workMs)} ms` };
	if (mostHeldBytes > MAX_HELD_BYTES) return { ...seen, problem: `held ${mostHeldBytes} bytes` };
	return { ...seen, problem: reading.lateProblem ?? factsProblem(facts, input, newInspector) };
}

interface TimedReading {
	readonly reading: BufferByBuffer;
	readonly problem: string | undefined;
	readonly workMs: number;
}

function timedReading(
	input: FuzzInput,
	newInspector: () => Inspector,
	{ hangMs }: Limits,
): TimedReading {
	const begun = process.cpuUsage();
	const reading = new BufferByBuffer(newInspector);
	const problem = thrownBy(() => reading.run(input), hangMs);
	const { user, system } = process.cpuUsage(begun);
	return { reading, problem, workMs: (user + system) / 1_000 };
}

function isOnlySlow({ problem, workMs }: TimedReading, limits: Limits): boolean {
	return problem === undefined && workMs > limits.workMs;
}

const stage: { work?: () => void } = {};
const context = createContext(stage);
const script = new Script('work()');

/**
 * Runs work that might never end.
 *
 * @param timeout milliseconds after which the work is ended
 * @returns what the work threw, or that it was ended, as text
 */
function thrownBy(work: () => void, timeout: number): string | undefined {
	try {
		stage.work = work;
		script.runInContext(context, { timeout });
		return undefined;
	} catch (error) {
		return `threw ${String(error)}`;
	}
}

class BufferByBuffer {
	facts: HeaderFacts | undefined;

	stopped = false;

	bytesRead = 0;

	mostHeldBytes = 0;

	lateProblem: string | undefined;

	constructor(private readonly newInspector: () => Inspector) {}

	run({ file, tail, tailRepeats, bufferBytes }: FuzzInput): void {
		const inspector = this.newInspector();
		for (let at = 0; at < file.length && !this.stopped; at += bufferBytes) {
			this.push(inspector, file.subarray(at, at + bufferBytes));
		}
		for (let repeat = 0; repeat < tailRepeats && !this.stopped; repeat += 1) {
			this.push(inspector, tail);
		}
		this.facts = inspector.end();
		if (this.stopped && !inspector.push(file)) this.lateProblem = 'wants more after all';
	}

	private push(inspector: Inspector, buffer: Uint8Array): void {
		this.stopped = inspector.push(buffer);
		this.bytesRead += buffer.length;
		this.mostHeldBytes = Math.max(this.mostHeldBytes, inspector.heldBytes);
	}
}

function factsProblem(
	facts: HeaderFacts | undefined,
	{ file, tail, tailRepeats }: FuzzInput,
	newInspector: () => Inspector,
): string | undefined {
	if (facts === undefined) return 'says nothing';
	const whole = newInspector();
	whole.push(Buffer.concat([file, ...Array.from({ length: tailRepeats }, () => tail)]));
	const atOnce = JSON.stringify(whole.end());
	const inBuffers = JSON.stringify(facts);
	if (atOnce !== inBuffers) return `tells ${inBuffers} in buffers and ${atOnce} at once`;
	return isPlausible(facts) ? undefined : `tells ${inBuffers}`;
}

function isPlausible({ codec, looks_like, ...facts }: HeaderFacts): boolean {
	const { duration_sec, width, height, frame_rate, claimed_bytes, last_frames_at } = facts;
	const figures = [duration_sec, width, height, frame_rate, claimed_bytes, last_frames_at];
	const texts = [codec, looks_like].filter((text) => text !== null);
	return (
		figures.every((figure) => figure === null || (Number.isFinite(figure) && figure >= 0)) &&
		texts.every((text) => /^[\x20-\x7e]{1,64}$/.test(text))
	);
}
