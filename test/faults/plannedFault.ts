import { CHUNK_BYTES, THREE_CHUNKS } from './clip';
import type { FaultInput, FaultPoint } from '../sandbox/types';
import type { Kind } from './kinds';
import type { SentRequest } from './wire';

/** A kind of fault at one kind of request. */
export interface PlannedFault {
	readonly on: FaultPoint;
	readonly kind: Kind;
	/** 0-based, for a PUT. */
	readonly chunk?: number | undefined;
	readonly times: number | 'always';
}

/** What the sandbox has to do, for those faults that get as far as the sandbox. */
export function sandboxFaults(planned: readonly PlannedFault[]): FaultInput[] {
	return planned.flatMap(({ on, kind, chunk, times }) => {
		if (kind.action === 'refuse') return [];
		const action = kind.namesRange ? { ...kind.action, headers: rangeBefore(chunk) } : kind.action;
		return [{ on, times, do: action, ...(chunk === undefined ? {} : { chunk }) }];
	});
}

/** The connections that are refused before they reach anybody. */
export function refusals(planned: readonly PlannedFault[]): (request: SentRequest) => boolean {
	const left = planned
		.filter(({ kind }) => kind.action === 'refuse')
		.map((fault) => ({ fault, times: fault.times === 'always' ? Infinity : fault.times }));
	return (request) => {
		const due = left.find(({ fault, times }) => times > 0 && isFor(fault, request));
		if (due === undefined) return false;
		due.times -= 1;
		return true;
	};
}

/** Which of the sandbox's fault points a request goes to. */
export function pointOf({ method, url }: SentRequest): FaultPoint {
	if (method === 'PUT') return 'put';
	if (url.pathname.includes('/inbox/')) return 'inbox_init';
	if (url.pathname.includes('/video/init/')) return 'init';
	return url.pathname.includes('/creator_info/') ? 'creator_info' : 'status';
}

function isFor({ on, chunk }: PlannedFault, request: SentRequest): boolean {
	if (pointOf(request) !== on) return false;
	if (chunk === undefined) return true;
	const first = Number(/^bytes (\d+)-/.exec(request.contentRange ?? '')?.[1]);
	return Math.floor(first / CHUNK_BYTES) === chunk;
}

/** Content-Range of an upload host that has everything before that chunk of the three. */
function rangeBefore(chunk = 0): Record<string, string> {
	const last = Math.max(0, chunk * CHUNK_BYTES - 1);
	return { 'content-range': `bytes 0-${last}/${THREE_CHUNKS.content.length}` };
}
