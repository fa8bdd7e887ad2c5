/* eslint-disable @n8n/community-nodes/no-restricted-imports -- the engine is not part of the package */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';

import { BinaryDataService } from 'n8n-core';

import { Container } from '../coreModules';

const ROUTE = '/rest/binary-data/signed';

/** The part of n8n's web server that serves files at signed addresses. */
export interface SignedFiles {
	readonly port: number;
	/** The paths asked for, with their queries. */
	readonly asked: string[];
	close(): Promise<void>;
}

/** `getSigned` of controllers/binary-data.controller.js, on a loopback port. */
export async function serveSignedFiles(): Promise<SignedFiles> {
	const asked: string[] = [];
	const server = http.createServer((request, response) => {
		asked.push(request.url ?? '');
		void answer(request.url ?? '', response);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		port: (server.address() as AddressInfo).port,
		asked,
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

async function answer(path: string, response: http.ServerResponse): Promise<void> {
	const { pathname, searchParams } = new URL(path, 'http://localhost');
	if (pathname !== ROUTE) return void response.writeHead(404).end();
	const service = Container.get(BinaryDataService);
	let id: string;
	try {
		id = service.validateSignedToken(searchParams.get('token') ?? '');
	} catch (error) {
		return void response.writeHead(400).end((error as Error).message);
	}
	try {
		const { fileName, mimeType, fileSize } = await service.getMetadata(id);
		response.setHeader('content-length', fileSize);
		if (mimeType !== undefined) response.setHeader('content-type', mimeType);
		const name = fileName === undefined ? '' : `; filename="${encodeURIComponent(fileName)}"`;
		response.setHeader('content-disposition', `attachment${name}`);
		await pipeline(await service.getAsStream(id), response);
	} catch {
		if (response.headersSent) return;
		response.removeHeader('content-length');
		response.writeHead(404).end();
	}
}
