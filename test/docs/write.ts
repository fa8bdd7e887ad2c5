/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a command-line program of the project */
import fs from 'node:fs';
import path from 'node:path';

import { errorsPage } from './errorsPage';

fs.writeFileSync(path.resolve(__dirname, '../../docs/errors.md'), errorsPage());
