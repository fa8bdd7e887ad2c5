/* eslint-disable @n8n/community-nodes/no-restricted-globals -- the process to measure gets this one's environment */
import { MeasuredEngine, type Runtime } from '../bench/measuredEngine';
import { sandbox } from '../engine/signInSetup';
import { serveSlowly, type Line } from './fileServer';
import { LargeFile } from './largeFile';

/** A post from a web server, and what it took. */
export interface Measured {
	sizeBytes: number;
	seconds: number;
	/** Resident memory at its peak, beyond what the process had after its warm-up. */
	growthBytes: number;
	sentSha256: string;
	receivedSha256: string | null;
	/** Offsets at which the web server broke the connection. */
	drops: number[];
	/** The `Range` headers that it was asked with. */
	ranges: string[];
}

/** Has n8n's engine, warmed up and in a process of its own, post a file from a slow web server. */
export async function measureWebSource(
	runtime: Runtime,
	sizeBytes: number,
	line: Line,
): Promise<Measured> {
	const file = new LargeFile(sizeBytes);
	const server = await serveSlowly(file, line);
	const engine = await MeasuredEngine.start(runtime, process.env);
	try {
		await engine.stage({ sizeBytes, posts: 1, latencyMs: 0, url: server.url, isHashed: true });
		const { growthBytes, postMs, clientKeys } = await engine.go();
		const [post] = await sandbox().posts(clientKeys[0]);
		return {
			sizeBytes,
			seconds: postMs[0] / 1_000,
			growthBytes,
			sentSha256: file.sha256(),
			receivedSha256: post.sha256,
			drops: server.drops,
			ranges: server.ranges,
		};
	} finally {
		await engine.close();
		await server.close();
	}
}
