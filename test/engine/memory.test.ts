/* eslint-disable @n8n/community-nodes/no-restricted-globals -- the process to measure gets this one's environment */
import { MeasuredEngine } from '../bench/measuredEngine';
import { sandbox } from './signInSetup';

const MIB = 1_048_576;
const SIZE_BYTES = 100_000_000;

/** Seen: 0 to 2 MiB. Generous: a chunk that is held is 48 MiB, the file 95. */
const MAX_HELD_BYTES = 24 * MIB;

const RUNTIME = { name: 'this Node', binary: process.execPath, options: [] };

test('PB-14: a post of 100 MB holds a few pieces of it in memory, never the file', async () => {
	const engine = await MeasuredEngine.start(RUNTIME, process.env);
	try {
		await engine.stage({ sizeBytes: SIZE_BYTES, posts: 1, latencyMs: 0 });
		const { growthBytes, clientKeys } = await engine.go();
		expect(growthBytes).toBeLessThan(MAX_HELD_BYTES);
		const [post] = await sandbox().posts(clientKeys[0]);
		expect(post).toMatchObject({ uploaded_bytes: SIZE_BYTES, status: 'PUBLISH_COMPLETE' });
		expect(post.puts).toHaveLength(2);
	} finally {
		await engine.close();
	}
}, 120_000);

test('a new process is measured without a warm-up, and each item of an execution is posted', async () => {
	const engine = await MeasuredEngine.start(RUNTIME, process.env, 0);
	try {
		await engine.stage({ sizeBytes: 1_000_000, posts: 1, items: 2, latencyMs: 0 });
		const { growthBytes, clientKeys } = await engine.go();
		expect(growthBytes).toBeGreaterThan(0);
		expect(await sandbox().posts(clientKeys[0])).toHaveLength(2);
	} finally {
		await engine.close();
	}
}, 60_000);
