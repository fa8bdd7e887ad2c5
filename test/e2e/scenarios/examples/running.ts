/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';

import { parse } from 'flatted';
import type { IDataObject, IRunExecutionData } from 'n8n-workflow';

import type { N8n } from '../../instance/n8n';
import type { StoredExecution } from '../../instance/rest';
import { until } from '../../world/until';

const UNDER_WAY = ['new', 'running', 'waiting'];

/**
 * Presses *Execute workflow* at one of a workflow's triggers.
 *
 * @returns the execution's id
 */
export async function startAt(n8n: N8n, workflow: string, trigger: string): Promise<string> {
	const body = { triggerToStartFrom: { name: trigger } };
	const path = `/workflows/${workflow}/run`;
	return (await n8n.rest.call<{ executionId: string }>('POST', path, body)).executionId;
}

/** Starts a workflow at a trigger, and waits for its good end. */
export async function runAt(n8n: N8n, workflow: string, trigger: string): Promise<StoredExecution> {
	const id = await startAt(n8n, workflow, trigger);
	const ended = await until(`execution ${id}`, async () => {
		const execution = await n8n.rest.execution(id);
		return UNDER_WAY.includes(execution.status) ? undefined : execution;
	});
	assert.equal(ended.status, 'success', ended.data?.slice(0, 4_000));
	return ended;
}

/** All executions of a workflow, oldest first, once there are so many and all have ended. */
export async function endedExecutions(
	n8n: N8n,
	workflow: string,
	count: number,
): Promise<StoredExecution[]> {
	const all = await until(`${count} executions of workflow ${workflow}`, async () => {
		const found = await n8n.rest.executions(workflow);
		const areAllEnded = found.every(({ status }) => !UNDER_WAY.includes(status));
		return found.length >= count && areAllEnded ? found : undefined;
	});
	assert.equal(all.length, count, `executions of workflow ${workflow}`);
	const oldestFirst = all.map(({ id }) => id).sort((one, other) => Number(one) - Number(other));
	return await Promise.all(oldestFirst.map(async (id) => await n8n.rest.execution(id)));
}

/** What a node put out when it ran last, on any output; undefined when it did not run. */
export function lastOutput(execution: StoredExecution, node: string): IDataObject[] | undefined {
	const { resultData } = parse(execution.data ?? '') as IRunExecutionData;
	const outputs = resultData.runData[node]?.at(-1)?.data?.main;
	return outputs?.flatMap((items) => (items ?? []).map(({ json }) => json));
}
