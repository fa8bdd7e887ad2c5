import type { IExecuteFunctions } from 'n8n-workflow';

import type { WaitSettings } from '../run/stages';

/** The node needs this much to return its result, and the nodes behind it need some, too. */
const RESERVE_MS = 10_000;

/**
 * When the timeout of the workflow ends the execution at the latest. n8n tells a node how long the
 * timeout is, but not when the execution began, nor the timeout of the instance.
 *
 * @param nodeStartMs when the node began, in epoch milliseconds
 * @returns epoch milliseconds; Infinity if the workflow has no timeout of its own
 */
export function executionEnd(context: IExecuteFunctions, nodeStartMs: number): number {
	const { executionTimeout: seconds } = context.getWorkflowSettings();
	return typeof seconds === 'number' && seconds > 0 ? nodeStartMs + seconds * 1_000 : Infinity;
}

/** Shortens a wait, so that it ends before the execution does. */
export function waitUntilEnd(settings: WaitSettings, endMs: number, nowMs: number): WaitSettings {
	const leftMs = Math.max(0, endMs - RESERVE_MS - nowMs);
	return { ...settings, maxWaitMs: Math.min(settings.maxWaitMs, leftMs) };
}
