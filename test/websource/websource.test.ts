/* eslint-disable @n8n/community-nodes/no-restricted-globals -- the process to measure is started with the Node of this one */
import { collectingOften } from '../bench/runtimes';
import { measureWebSource } from './measure';

const MIB = 1_048_576;
const SIZE_BYTES = 100_000_000;
const MAX_HELD_BYTES = 48 * MIB;

const LINE = { bytesPerSecond: 50_000_000, dropsAt: [30_000_000, 70_000_000] };
const RUNTIME = collectingOften({ name: 'this Node', binary: process.execPath, options: [] });

/** Small; `npm run test:websource` does it with 1 GB. */
test('PB-14, PB-25: a file from a web server that drops it twice arrives whole and is never held in memory', async () => {
	const measured = await measureWebSource(RUNTIME, SIZE_BYTES, LINE);

	expect(measured.receivedSha256).toBe(measured.sentSha256);
	expect(measured.drops).toHaveLength(2);
	expect(measured.growthBytes).toBeLessThan(MAX_HELD_BYTES);
}, 120_000);
