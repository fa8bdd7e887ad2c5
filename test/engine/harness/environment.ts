/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- n8n-core reads its settings from the environment and keeps its files in a folder */
import 'reflect-metadata';

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * The first import of the harness: n8n-core reads all of this once, when it is first required.
 * The folder holds n8n's settings and its binary data; `Engine.close` removes it.
 */
export const userFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'n8n-engine-'));

process.env.N8N_USER_FOLDER = userFolder;
process.env.N8N_ENCRYPTION_KEY = 'only-for-tests';
process.env.N8N_LOG_LEVEL = process.env.ENGINE_LOG_LEVEL ?? 'info';
process.env.N8N_LOG_FORMAT = 'text';
