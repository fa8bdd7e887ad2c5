/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test server that never ships with the node: it needs Node and its own libraries */
import { setTimeout as sleep } from 'node:timers/promises';

import type { Response } from 'express';

import { newLogId } from '../state/ids';
import type { FaultAction } from '../types';
import { json, redirect, type Answer } from './answer';
import { drain, readSome } from './body';
import { send, type Call } from './exchange';

type Handle = () => Promise<Answer | null>;
type Reset = Extract<FaultAction, { kind: 'reset' }>;

const SLOW_STEPS_PER_SECOND = 10;

/** An invalid answer of a broken gateway: it declares two lengths, and HTTP allows one. */
const NO_HTTP = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}';

/** Applies one planned fault. Whatever the request has stored or created remains. */
export async function misbehave(
	action: FaultAction,
	call: Call,
	response: Response,
	handle: Handle,
): Promise<void> {
	const { entry } = call;
	switch (action.kind) {
		case 'reset':
			return await reset(action, call, response, handle);
		case 'delay':
			await pause(action.ms);
			return send(response, await handle(), entry);
		case 'slow':
			call.bytes_per_second = action.bytes_per_second;
			return await sendSlowly(response, await handle(), call);
		case 'stall':
			await handleOrDrop(call, action.store ?? false, handle);
			return;
		case 'truncate': {
			const answer = await handle();
			return send(response, answer && { ...answer, body: half(answer.body) }, entry);
		}
		case 'empty':
			await handle();
			return send(response, { status: 200, headers: {}, body: '' }, entry);
		case 'garble':
			await handle();
			call.request.socket.end(NO_HTTP);
			return;
		case 'status':
			await handleOrDrop(call, action.store ?? false, handle);
			return send(response, statusAnswer(withUploadUrl(action, call)), entry);
		case 'redirect':
			await handleOrDrop(call, false, handle);
			return send(response, redirect(action.location, action.status), entry);
		case 'oauth_error': {
			await handleOrDrop(call, false, handle);
			const { error, error_description } = action;
			const log_id = newLogId(call.app.clock.now());
			const body = JSON.stringify({ error, error_description, log_id });
			return send(response, json(action.status ?? 200, body, log_id), entry);
		}
	}
}

async function reset(action: Reset, call: Call, response: Response, handle: Handle): Promise<void> {
	const { request, entry } = call;
	const { socket } = request;
	if (action.when === 'during' && request.method === 'PUT') {
		const declared = Number(request.headers['content-length'] ?? 0);
		entry.body_bytes = await readSome(request, action.bytes ?? Math.floor(declared / 2));
	} else if (action.when === 'during') {
		const answer = await handle();
		if (answer) await sendPart(response, answer, action.bytes);
	} else if (action.when === 'after') {
		call.arrives_after_ms = action.arrives_after_ms ?? 0;
		await handle();
	}
	socket.destroy();
}

async function handleOrDrop(call: Call, store: boolean, handle: Handle): Promise<void> {
	if (store) await handle();
	else if (call.request.method === 'PUT') call.entry.body_bytes = await drain(call.request);
}

type Status = Extract<FaultAction, { kind: 'status' }>;

function statusAnswer(action: Status): Answer {
	const text = typeof action.body === 'string';
	return {
		status: action.status,
		headers: {
			'content-type': text ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8',
			...action.headers,
		},
		body: typeof action.body === 'string' ? action.body : (JSON.stringify(action.body) ?? ''),
		reason: action.reason,
	};
}

/** `{upload_url}` anywhere in the answer stands for the address of the app's newest upload. */
function withUploadUrl(action: Status, { app }: Call): Status {
	const url = app.posts.uploads().at(-1)?.url.href ?? '';
	const text = JSON.stringify(action)
		.replaceAll('{upload_url}', url)
		.replaceAll('{upload_url_encoded}', encodeURIComponent(url));
	return JSON.parse(text) as Status;
}

/** Sends the first bytes of an answer that declares its full length. */
async function sendPart(response: Response, answer: Answer, bytes?: number): Promise<void> {
	const whole = Buffer.from(answer.body);
	const part = whole.subarray(0, bytes ?? Math.floor(whole.length / 2));
	response.writeHead(answer.status, { ...answer.headers, 'content-length': String(whole.length) });
	response.flushHeaders();
	await new Promise((resolve) => response.write(part, resolve));
}

/** Sends the answer slowly. For a PUT, the slow part was reading the body. */
async function sendSlowly(response: Response, answer: Answer | null, call: Call): Promise<void> {
	if (!answer || call.request.method === 'PUT') return send(response, answer, call.entry);
	const body = Buffer.from(answer.body);
	const step = Math.max(1, Math.floor((call.bytes_per_second ?? 1) / SLOW_STEPS_PER_SECOND));
	response.writeHead(answer.status, { ...answer.headers, 'content-length': String(body.length) });
	for (let at = 0; at < body.length && !response.destroyed; at += step) {
		response.write(body.subarray(at, at + step));
		await pause(1_000 / SLOW_STEPS_PER_SECOND);
	}
	if (response.destroyed) return;
	call.entry.status = answer.status;
	response.end();
}

function half(text: string): string {
	return text.slice(0, Math.floor(text.length / 2));
}

/** This timer does not keep the process alive. The client's open socket does. */
async function pause(ms: number): Promise<void> {
	await sleep(ms, undefined, { ref: false });
}
