/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test server that never ships with the node: it needs Node and its own libraries */
import https from 'node:https';
import net from 'node:net';

import type { Express } from 'express';
import { RequestError, Server } from 'proxy-chain';

import { TIKTOK_HOSTS, type Certificates } from './certificates';

const HTTPS_PORT = 443;
const REFUSED = 403;
const KEEP_ALIVE_MS = 60_000;

export interface Proxy {
	url: string;
	/** Decrypts `https://HOST` and forwards it to a loopback port. */
	forward(host: string, port: number): Promise<void>;
	close(): Promise<void>;
}

/** An HTTPS (CONNECT) proxy on loopback. It serves TikTok's hosts by the given server and refuses any other host. */
export async function startProxy(
	tiktok: Express,
	certificates: Certificates,
	port: number,
): Promise<Proxy> {
	const tiktokServer = https.createServer(certificates.tiktok, tiktok);
	tiktokServer.requestTimeout = 0;
	tiktokServer.headersTimeout = 0;
	tiktokServer.keepAliveTimeout = KEEP_ALIVE_MS;
	const servers = new Map(TIKTOK_HOSTS.map((host) => [host, tiktokServer]));

	const proxy = new Server({
		port,
		host: '127.0.0.1',
		prepareRequestFunction({ hostname, port: target, isHttp }) {
			const customConnectServer = servers.get(hostname);
			if (isHttp || target !== HTTPS_PORT || !customConnectServer) {
				throw new RequestError(`The TikTok sandbox does not reach ${hostname}:${target}`, REFUSED);
			}
			return { customConnectServer };
		},
	});
	await proxy.listen();

	return {
		url: `http://127.0.0.1:${proxy.port}`,
		async forward(host, targetPort) {
			servers.set(host, decryptingServer(await certificates.issue(host), targetPort));
		},
		async close() {
			for (const server of servers.values()) server.closeAllConnections();
			await proxy.close(true);
		},
	};
}

/** Terminates TLS and pipes the plain bytes, so that WebSockets work too. */
function decryptingServer(certificate: { key: string; cert: string }, port: number): https.Server {
	const server = https.createServer(certificate);
	server.removeAllListeners('secureConnection');
	server.on('secureConnection', (secure) => {
		const plain = net.connect(port, '127.0.0.1');
		const end = () => {
			secure.destroy();
			plain.destroy();
		};
		for (const socket of [secure, plain]) socket.on('error', end).on('close', end);
		secure.pipe(plain);
		plain.pipe(secure);
	});
	return server;
}
