/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a command-line program of the project */
import fs from 'node:fs';
import path from 'node:path';

import { outputSchemas } from '../package/outputSchemas';
import { errorsPage } from './errorsPage';

function write(file: string, text: string): void {
	const full = path.resolve(__dirname, '../..', file);
	fs.mkdirSync(path.dirname(full), { recursive: true });
	fs.writeFileSync(full, text);
}

write('docs/errors.md', errorsPage());
for (const [file, schema] of outputSchemas()) write(file, schema);
