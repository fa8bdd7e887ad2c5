/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test server that never ships with the node: it needs Node and its own libraries */
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { createCertificates } from './certificates';
import { SandboxClient } from './client';
import { startControl } from './control';
import { startProxy } from './proxy';
import { World } from './state/world';
import { createTikTok } from './tiktok';

export { SandboxClient } from './client';
export * from './types';

export interface SandboxOptions {
	/** Loopback ports. With 0, the default, the system selects a free port. */
	control_port?: number;
	proxy_port?: number;
	/** Other host names that the proxy forwards to a plain HTTP server on a loopback port. */
	forward?: Record<string, number>;
}

export interface Sandbox {
	control_url: string;
	proxy_url: string;
	/** The throw-away CA's certificate (PEM). */
	ca_path: string;
	/** The page that shows what was published. */
	page_url: string;
	/** Environment variables that a program needs before it starts. */
	env: Record<string, string>;
	client: SandboxClient;
	close(): Promise<void>;
}

/**
 * Starts the sandbox on loopback: control server, page, and an HTTPS proxy for TikTok's host names.
 * The proxy never connects to another machine.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const directory = await fs.mkdtemp(path.join(os.tmpdir(), 'tiktok-sandbox-'));
	const certificates = await createCertificates(directory);
	const forwards = new Map<string, number>();
	const world = new World({ directory, forwards });
	const proxy = await startProxy(createTikTok(world), certificates, options.proxy_port ?? 0);
	const forward = async (host: string, port: number) => {
		await proxy.forward(host, port);
		forwards.set(host, port);
	};
	for (const [host, port] of Object.entries(options.forward ?? {})) await forward(host, port);
	const control = await startControl(world, forward, options.control_port ?? 0);

	return {
		control_url: control.url,
		proxy_url: proxy.url,
		ca_path: certificates.ca_path,
		page_url: `${control.url}/`,
		env: environment(proxy.url, certificates.ca_path, control.url),
		client: new SandboxClient(control.url),
		async close() {
			world.close();
			await Promise.all([proxy.close(), control.close()]);
			await fs.rm(directory, { recursive: true, force: true });
		},
	};
}

function environment(proxyUrl: string, caPath: string, controlUrl: string) {
	const loopback = 'localhost,127.0.0.1,::1';
	return {
		HTTPS_PROXY: proxyUrl,
		https_proxy: proxyUrl,
		NO_PROXY: loopback,
		no_proxy: loopback,
		NODE_EXTRA_CA_CERTS: caPath,
		TIKTOK_SANDBOX_CONTROL: controlUrl,
	};
}
