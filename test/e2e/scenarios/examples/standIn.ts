/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Express } from 'express';

import type { Scene } from '../../world/scene';

/** A service of the Internet that is played on loopback, under its real host names. */
export class StandIn {
	private constructor(private readonly server: Server) {}

	/** From now on n8n reaches that program as `https://HOST`, for each of the hosts. */
	static async start(scene: Scene, program: Express, ...hosts: string[]): Promise<StandIn> {
		const server = program.listen(0, '127.0.0.1');
		await new Promise((resolve) => server.once('listening', resolve));
		const { port } = server.address() as AddressInfo;
		for (const host of hosts) await scene.sandbox.client.forward(host, port);
		return new StandIn(server);
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}
}
