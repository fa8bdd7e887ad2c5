/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- the list is read from the disk */
import fs from 'node:fs';
import path from 'node:path';

import { parse } from 'yaml';

/** A phrase, the better form, and a sentence that has the phrase. */
export interface Term {
	readonly find: string;
	readonly use: string;
	readonly bad: string;
}

/** The phrases that the style check finds. */
export function terms(): Term[] {
	return parse(fs.readFileSync(path.join(__dirname, 'terms.yaml'), 'utf8')) as Term[];
}
