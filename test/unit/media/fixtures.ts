/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests read their fixtures from disk; nothing here is part of the package */
/* eslint-disable @n8n/community-nodes/no-restricted-globals -- __dirname finds them wherever jest is started */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, '../../fixtures/media');

/** Reads a file of test/fixtures/media. */
export function fixture(name: string): Buffer {
	return readFileSync(join(FOLDER, name));
}
