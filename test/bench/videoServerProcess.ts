/* eslint-disable @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- the bench starts a web server */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

import type { Runtime } from './measuredEngine';
import type { ServerReply } from './videoServer';

const SERVER = path.resolve(__dirname, 'videoServer.ts');

/** The web server with videos, in a process of its own. */
export class VideoServer {
	private constructor(
		private readonly child: ChildProcess,
		readonly origin: string,
	) {}

	static async start(runtime: Runtime): Promise<VideoServer> {
		const child = fork(SERVER, { execPath: runtime.binary, execArgv: ['--import', 'tsx'] });
		const [reply] = (await once(child, 'message')) as [{ origin: string }];
		return new VideoServer(child, reply.origin);
	}

	/** GETs since the last question. */
	async gets(): Promise<number> {
		this.child.send('gets');
		const [reply] = (await once(this.child, 'message')) as [Extract<ServerReply, { gets: number }>];
		return reply.gets;
	}

	close(): void {
		this.child.disconnect();
	}
}
