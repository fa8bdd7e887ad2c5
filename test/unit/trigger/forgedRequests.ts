/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, no-console -- a program that forgedRequests.test.ts starts */
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createHmac, randomBytes } from 'node:crypto';

import type { IWebhookFunctions } from 'n8n-workflow';

import { receive } from '../../../nodes/TikTokTrigger/receive';
import { MemoryWatch } from '../../fuzz/memory';

const SECRET = 'secret';
const WARM_UP = 1_000;
const DAY_SEC = 86_400;
const BODY_BYTES = 60_000;
/** Longer ones do not pass Node's limit for all headers of a request. */
const PADDING_BYTES = 4_000;

/** What happened to one trigger, as the test reads it. */
export interface Outcome {
	/** How often the workflow started. */
	ran: number;
	/** How many requests got each status. */
	statuses: Record<number, number>;
	logLines: number;
	isFlat: boolean;
	memory: string;
	/** Whether the trigger then accepts an event that TikTok has signed. */
	acceptsEvent: boolean;
}

interface WebhookRequest {
	header: string | undefined;
	rawBody: Buffer;
}

const outcome: Outcome = {
	ran: 0,
	statuses: {},
	logLines: 0,
	isFlat: false,
	memory: '',
	acceptsEvent: false,
};
const staticData = {};

async function send({ header, rawBody }: WebhookRequest): Promise<boolean> {
	const response = {
		status: (code: number) => {
			outcome.statuses[code] = (outcome.statuses[code] ?? 0) + 1;
			return response;
		},
		json: () => response,
	};
	const context: Partial<Record<keyof IWebhookFunctions, unknown>> = {
		getNodeParameter: (_: string, fallback: unknown) => fallback,
		getRequestObject: () => ({ headers: { 'tiktok-signature': header }, rawBody }),
		getResponseObject: () => response,
		getCredentials: async () => await Promise.resolve({ clientId: 'key', clientSecret: SECRET }),
		getMode: () => 'webhook',
		getWorkflowStaticData: () => staticData,
		getWorkflow: () => ({ id: 'workflow' }),
		getNode: () => ({ id: 'node', name: 'TikTok Trigger' }),
		logger: { warn: () => (outcome.logLines += 1) },
	};
	const { workflowData } = await receive(context as unknown as IWebhookFunctions);
	return workflowData !== undefined;
}

function signed(secret: string, ageSec: number, rawBody: Buffer): WebhookRequest {
	const t = Math.floor(Date.now() / 1_000) - ageSec;
	const s = createHmac('sha256', secret).update(`${t}.`).update(rawBody).digest('hex');
	return { header: `t=${t},s=${s}`, rawBody };
}

/** A body that differs from any other, so that keeping it would show. */
function eventOf(index: number): Buffer {
	const event = { client_key: 'key', event: 'post.publish.complete', create_time: index };
	return Buffer.from(JSON.stringify({ ...event, content: '{}' }).padEnd(BODY_BYTES));
}

function forged(index: number): WebhookRequest {
	const rawBody = eventOf(index);
	const padding = `,pad=${randomBytes(PADDING_BYTES / 2).toString('hex')}`;
	const guessed = signed('guess', 0, rawBody);
	const kinds: Array<() => WebhookRequest> = [
		() => ({ header: undefined, rawBody }),
		() => ({ header: padding, rawBody }),
		() => ({ header: `${guessed.header}${padding}`, rawBody }),
		() => ({ header: `t=${index},s=${'z'.repeat(64)}${padding}`, rawBody }),
		() => signed(SECRET, 30 * DAY_SEC, rawBody),
		() => signed(SECRET, -DAY_SEC, rawBody),
		() => ({ ...signed(SECRET, 0, rawBody), rawBody: eventOf(index + 1) }),
		() => signed(SECRET, 0, Buffer.alloc(2 * BODY_BYTES)),
	];
	return kinds[index % kinds.length]();
}

/** V8 frees the memory of collected buffers a moment after the collection. */
async function lookAt(memory: MemoryWatch): Promise<void> {
	setFlagsFromString('--expose-gc');
	(runInNewContext('gc') as () => void)();
	await sleep(200);
	memory.look();
}

async function main(count: number): Promise<void> {
	const memory = new MemoryWatch();
	for (let index = 0; index < count; index += 1) {
		if (await send(forged(index))) outcome.ran += 1;
		if (index === WARM_UP) await lookAt(memory);
	}
	await lookAt(memory);
	outcome.isFlat = memory.isFlat;
	outcome.memory = memory.summary;
	outcome.acceptsEvent = await send(signed(SECRET, 0, eventOf(count)));
	console.log(JSON.stringify(outcome));
}

void main(Number(process.argv[2]));
