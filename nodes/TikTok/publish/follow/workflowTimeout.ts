import type { IExecuteFunctions } from 'n8n-workflow';

import type { WaitSettings } from '../run/stages';

/** The node needs this much to return its result, and the nodes behind it need some, too. */
const RESERVE_MS = 10_000;

/**
 * Shortens a wait, so that it ends before the timeout of the workflow ends the execution. n8n tells a
 * node how long the timeout is, but not when the execution began, nor the timeout of the instance.
 *
 * @param startMs when the node began, in epoch milliseconds
 * @param nowMs epoch milliseconds
 */
export function endBeforeTimeout(
	context: IExecuteFunctions,
	settings: WaitSettings,
	startMs: number,
	nowMs: number,
): WaitSettings {
	const { executionTimeout: seconds } = context.getWorkflowSettings();
	if (typeof seconds !== 'number' || seconds <= 0) return settings;
	const leftMs = Math.max(0, startMs + seconds * 1_000 - RESERVE_MS - nowMs);
	return { ...settings, maxWaitMs: Math.min(settings.maxWaitMs, leftMs) };
}
