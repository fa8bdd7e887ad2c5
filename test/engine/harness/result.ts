import type {
	ExecutionError,
	ExecutionStatus,
	INodeExecutionData,
	IRun,
	IRunExecutionData,
	ITaskData,
} from 'n8n-workflow';

import type { LogLine } from './log';
import type { RunSpec } from './run';

/** One execution, as the executions list and the log would show it. */
export class RunResult {
	constructor(
		readonly spec: RunSpec,
		readonly executionId: string,
		private readonly run: IRun,
		/** What n8n's logger got meanwhile. */
		readonly log: LogLine[],
	) {}

	get status(): ExecutionStatus {
		return this.run.status;
	}

	/** The error that stopped the execution. */
	get error(): ExecutionError | undefined {
		return this.run.data.resultData.error;
	}

	/** What the editor shows of that error: its title, and the text below it. Empty when there is none. */
	get errorText(): string {
		const { message, description } = this.error ?? {};
		return [message, description].filter(Boolean).join(' ');
	}

	/** All that n8n saves of it. */
	get data(): IRunExecutionData {
		return this.run.data;
	}

	/** Every run of the node: status, error, hints, metadata, output. */
	runs(node: string): ITaskData[] {
		return this.run.data.resultData.runData[node] ?? [];
	}

	/** What the node put out by that branch, in its last run or the given one (from 0). */
	items(node: string, branch = 0, runIndex?: number): INodeExecutionData[] {
		return this.runs(node).at(runIndex ?? -1)?.data?.main[branch] ?? [];
	}

	/** The error of the node's last run. */
	errorOf(node: string): ExecutionError | undefined {
		return this.runs(node).at(-1)?.error;
	}

	/** The texts of the hints that the node showed, all runs. */
	hints(node: string): string[] {
		return this.runs(node).flatMap(({ hints }) => (hints ?? []).map(({ message }) => message));
	}

	/** For a failure message: what went wrong, or the status. */
	get summary(): string {
		return this.error === undefined ? this.status : `${this.status}: ${this.error.message}`;
	}
}
