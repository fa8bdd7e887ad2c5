/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import axios from 'axios';

import type { N8n } from '../instance/n8n';

const TIMEOUT_MS = 180_000;

/** What a workflow answered. */
export interface Outcome {
	/** HTTP status: 200, or 500 when the execution failed. */
	status: number;
	answer: Record<string, unknown>;
}

/** Starts a workflow by its webhook, without a file, and waits for its answer. */
export async function callWebhook(n8n: N8n, path: string, body: object = {}): Promise<Outcome> {
	const answer = await axios.post<Record<string, unknown>>(
		`${n8n.rest.url}/webhook/${path}`,
		body,
		{ proxy: false, timeout: TIMEOUT_MS, validateStatus: () => true },
	);
	return { status: answer.status, answer: answer.data };
}
