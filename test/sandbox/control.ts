/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test server that never ships with the node: it needs Node and its own libraries */
import http from 'node:http';

import express, { type ErrorRequestHandler } from 'express';
import { ZodError } from 'zod';

import { appRouter } from './control-app';
import { publishedPage } from './page';
import type { World } from './state/world';
import { appSchema } from './types';

/** A test can send a large webhook body. */
const MAX_JSON = '32mb';

export interface Control {
	url: string;
	close(): Promise<void>;
}

/** Serves the control API (`/control`), the page of published posts and their videos on loopback. */
export async function startControl(
	world: World,
	forward: (host: string, port: number) => Promise<void>,
	port: number,
): Promise<Control> {
	const app = express();
	const server = http.createServer(app);
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject).listen(port, '127.0.0.1', resolve);
	});
	const address = server.address();
	const actualPort = address !== null && typeof address === 'object' ? address.port : port;
	const url = `http://127.0.0.1:${actualPort}`;

	app.use('/control', express.json({ limit: MAX_JSON, strict: false }));
	app.post('/control/apps', (request, response) => {
		response.json(world.addApp(appSchema.parse(request.body ?? {})).view());
	});
	app.use('/control/apps/:client_key', appRouter(world, url));
	app.get('/control/strays', (_request, response) => response.json(world.strays));
	app.post('/control/forwards', async (request, response) => {
		await forward(String(request.body.host), Number(request.body.port));
		response.json({});
	});
	app.get('/', (_request, response) => response.send(publishedPage([...world.apps.values()], url)));
	app.get('/apps/:client_key', (request, response, next) => {
		const found = world.apps.get(request.params.client_key);
		return found ? response.send(publishedPage([found], url)) : next();
	});
	app.get('/videos/:upload_id', (request, response, next) => {
		const { upload_id } = request.params;
		const file = world.byUploadId(upload_id)?.posts.uploadById(upload_id)?.file;
		return file ? response.sendFile(file, { headers: { 'content-type': 'video/mp4' } }) : next();
	});
	app.get('/pulled/:publish_id/:index', (request, response, next) => {
		const { publish_id, index } = request.params;
		const pulled = pulledFile(world, publish_id, Number(index));
		return pulled
			? response.sendFile(pulled.file, { headers: { 'content-type': pulled.type } })
			: next();
	});
	app.use((_request, response) => {
		response.status(404).json({ error: 'There is no such thing here.' });
	});
	app.use(explain);

	return {
		url,
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

/** A pulled file of a post with its content type, or null if the sandbox did not keep it. */
function pulledFile(world: World, publishId: string, index: number) {
	const post = world.byPublishId(publishId)?.posts.byPublishId(publishId);
	const kept = post?.transfer.kind === 'pull' ? post.transfer.files.at(index) : undefined;
	if (!kept || kept.file === null) return null;
	const type =
		post?.media === 'video' ? 'video/mp4' : `image/${kept.format === 'jpg' ? 'jpeg' : kept.format}`;
	return { file: kept.file, type };
}

/** Explains an invalid request to the sandbox in one sentence. */
const explain: ErrorRequestHandler = (error, _request, response, next) => {
	if (response.headersSent) return next(error);
	if (error instanceof ZodError) {
		const sentences = error.issues.map(
			({ path, message }) => `${path.join('.') || 'the request'}: ${message}`,
		);
		response.status(400).json({ error: sentences.join('; ') });
		return;
	}
	response.status(400).json({ error: String(error?.message ?? error) });
};
