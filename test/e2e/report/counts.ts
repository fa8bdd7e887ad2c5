/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests that run beside n8n, not inside it */
import fs from 'node:fs/promises';

import type { Line } from './table';

/** Leaves how many scenarios passed and failed in the file that TEST_COUNTS names, if any, as the other tests do. */
export async function writeCounts(lines: readonly Line[]): Promise<void> {
	const file = process.env.TEST_COUNTS;
	if (file === undefined) return;
	const passed = lines.filter(({ result }) => result === 'ok').length;
	await fs.writeFile(file, JSON.stringify({ passed, failed: lines.length - passed, skipped: 0 }));
}
