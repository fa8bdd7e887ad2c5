/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- the pages are read from the disk */
import fs from 'node:fs';
import path from 'node:path';

import { readPage, type Page } from './markdown';

export const ROOT = path.resolve(__dirname, '../..');

/** Not ours, made by a build, or a download of the tests. */
const SKIPPED = new Set(['node_modules', 'dist', 'coverage', '.git', '.tmp', '.cache']);

/** Every Markdown file of the repository, as paths from its root. */
export function pagePaths(): string[] {
	return filesIn('').filter((file) => file.endsWith('.md'));
}

/** Every file below a folder of the repository, as paths from its root. */
export function filesIn(folder: string): string[] {
	return fs.readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
		const file = path.posix.join(folder, entry.name);
		if (SKIPPED.has(entry.name)) return [];
		if (entry.isDirectory()) return filesIn(file);
		return entry.isFile() ? [file] : [];
	});
}

const read = new Map<string, Page>();

/** The page at a path from the root. */
export function pageAt(file: string): Page {
	const page = read.get(file) ?? readPage(textAt(file));
	read.set(file, page);
	return page;
}

/** The text of a file at a path from the root. */
export function textAt(file: string): string {
	return fs.readFileSync(path.join(ROOT, file), 'utf8');
}

/** True for a file or folder of the repository; builds and downloads do not count. */
export function exists(file: string): boolean {
	const parts = file.split('/');
	return !parts.some((part) => SKIPPED.has(part)) && fs.existsSync(path.join(ROOT, file));
}
