/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a command-line program of the project */
import fs from 'node:fs';

import { DESK_FILE, deskText } from './sources';

/** `npm run desk`: puts the sources of `examples/desk` into the Code nodes of the example. */
fs.writeFileSync(DESK_FILE, deskText());
