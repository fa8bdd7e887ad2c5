/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a command-line program of the project */
import fs from 'node:fs';
import path from 'node:path';

import { outputSchemas } from '../package/outputSchemas';
import { errorsPage } from './errorsPage';
import { withPicture } from './housePicture';
import { ROOT, textAt } from './pages';

write('docs/errors.md', errorsPage());
write('docs/contribute.md', withPicture(textAt('docs/contribute.md')));
for (const [file, schema] of outputSchemas()) write(file, schema);

function write(file: string, text: string): void {
	const full = path.join(ROOT, file);
	fs.mkdirSync(path.dirname(full), { recursive: true });
	fs.writeFileSync(full, text);
}
