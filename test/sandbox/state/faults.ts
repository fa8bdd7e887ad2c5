import type { Fault, FaultAction, FaultPoint } from '../types';

export interface FaultedRequest {
	on: FaultPoint;
	chunk: number | null;
	publish: number | null;
}

interface Planned {
	fault: Fault;
	/** Matching requests since the fault was planned, or with `nth` since the app was created. */
	seen: number;
	fired: number;
}

/** The planned faults of one app. */
export class FaultPlan {
	private planned: Planned[] = [];

	private readonly history: FaultedRequest[] = [];

	add(faults: Fault[]): void {
		for (const fault of faults) {
			const seen = this.history.filter((request) => matches(fault, request)).length;
			this.planned.push({ fault, seen, fired: 0 });
		}
	}

	clear(): void {
		this.planned = [];
	}

	list(): Fault[] {
		return this.planned.map(({ fault }) => fault);
	}

	/** Counts the request. Returns the first fault that is due for it. Others wait for the next request. */
	next(request: FaultedRequest): FaultAction | null {
		this.history.push(request);
		const candidates = this.planned.filter(({ fault }) => matches(fault, request));
		for (const planned of candidates) planned.seen += 1;
		const due = candidates.find(isDue);
		if (!due) return null;
		due.fired += 1;
		return due.fault.do;
	}
}

function matches(fault: Fault, request: FaultedRequest): boolean {
	return (
		fault.on === request.on &&
		(fault.chunk === undefined || fault.chunk === request.chunk) &&
		(fault.publish === undefined || fault.publish === request.publish)
	);
}

function isDue({ fault, seen, fired }: Planned): boolean {
	if (fault.nth !== undefined && seen < fault.nth) return false;
	if (fault.times === 'always') return true;
	if (fault.nth !== undefined) return seen < fault.nth + fault.times;
	return fired < fault.times;
}
