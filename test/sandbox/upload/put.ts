/* eslint-disable @n8n/community-nodes/require-node-api-error -- a test server has no node to blame */
/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test server that never ships with the node: it needs Node and its own libraries */
import { constants } from 'node:fs';
import fs from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';

import type { Answer } from '../http/answer';
import { drain } from '../http/body';
import { hostOf } from '../http/log';
import type { Call, Route } from '../http/exchange';
import type { Upload } from '../state/upload';
import type { World } from '../state/world';
import { progressHeader, readRange, type ByteRange } from './range';
import { Sink } from './sink';

/** https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide */
export function putRoute(world: World): Route {
	return {
		endpoint: 'put',
		locate: (request) => world.byUploadId(String(request.query.upload_id)),
		describe(call) {
			const upload = uploadOf(call);
			if (!upload) return;
			call.entry.publish = upload.publish_index;
			const first = /^bytes (\d+)-/.exec(call.entry.content_range ?? '');
			call.entry.chunk = first ? upload.chunkAt(Number(first[1])) : null;
			if (call.request.headers.authorization !== undefined) {
				upload.violations.push('an Authorization header on the upload host');
			}
		},
		handle: put,
		async stray(request) {
			await drain(request);
			return plain(404);
		},
	};
}

async function put(call: Call): Promise<Answer | null> {
	const upload = uploadOf(call);
	const range = upload && readRange(call.request.headers, upload.plan.video_size);
	const refused = upload ? refusal(call, upload, range) : plain(404);
	if (refused || !upload || !range) {
		call.entry.body_bytes = await drain(call.request);
		return refused;
	}
	return await receive(call, upload, range);
}

function uploadOf({ app, request }: Call): Upload | null {
	const upload = app.posts.uploadById(String(request.query.upload_id));
	const isIt =
		upload?.url.host === hostOf(request) &&
		upload.url.pathname === request.path &&
		upload.url.searchParams.get('upload_token') === request.query.upload_token;
	return isIt && upload ? upload : null;
}

/** 403 if the address has expired, 400 if the headers are invalid, 416 if the range is not the next one. Null accepts the bytes. */
function refusal({ app }: Call, upload: Upload, range: ByteRange | null): Answer | null {
	if (app.clock.now() >= upload.expires_at) return plain(403);
	if (!range) return plain(400);
	if (range.last < upload.uploaded_bytes && app.switches.repeated_range === 206) {
		return progress(
			upload.complete && range.last === upload.plan.video_size - 1 ? 201 : 206,
			upload,
			app,
		);
	}
	if (range.first !== upload.uploaded_bytes) return progress(416, upload, app);
	const length = range.last - range.first + 1;
	return length === upload.chunkBytes(upload.chunkAt(range.first)) ? null : plain(400);
}

/** A chunk only counts when all of it has arrived, and if no other PUT has sent it meanwhile. */
async function receive(call: Call, upload: Upload, range: ByteRange): Promise<Answer | null> {
	const { app, request, entry } = call;
	const hash = upload.hash?.copy() ?? null;
	const file = upload.file
		? await fs.open(upload.file, constants.O_RDWR | constants.O_CREAT)
		: null;
	const sink = new Sink(file, range.first, hash, call.bytes_per_second);
	try {
		await pipeline(request, sink);
	} catch (error) {
		if (request.destroyed) return null;
		throw error;
	} finally {
		entry.body_bytes = sink.bytes;
		await file?.close();
	}
	if (range.first !== upload.uploaded_bytes) return progress(416, upload, app);
	const chunk = { ...range, hash, head: sink.head };
	if (call.arrives_after_ms > 0) {
		upload.acceptLater(chunk, app.clock.now() + call.arrives_after_ms);
		return null;
	}
	upload.accept(chunk, app.clock.now());
	const status = upload.complete ? 201 : 206;
	const content_type = String(request.headers['content-type']);
	upload.puts.push({ first: range.first, last: range.last, status, content_type });
	return progress(status, upload, app);
}

function progress(status: number, upload: Upload, { switches }: Call['app']): Answer {
	const { video_size } = upload.plan;
	const range = progressHeader(upload.uploaded_bytes, video_size, switches.range_end);
	return { status, headers: { 'content-range': range }, body: '' };
}

function plain(status: number): Answer {
	return { status, headers: {}, body: '' };
}
