/* eslint-disable @n8n/community-nodes/no-restricted-imports -- reads the product's sources, which only a test does */
/* eslint-disable @n8n/community-nodes/no-restricted-globals -- __dirname finds them wherever jest is started */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = ['../../../nodes', '../../../credentials'].map((folder) => join(__dirname, folder));

/** n8n replaces an error's message, upper-cased, that contains one of these, and with it all else. */
export const N8N_REWRITES =
	/ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|ERRADDRINUSE|EADDRNOTAVAIL|ECONNABORTED|EHOSTUNREACH|EAI_AGAIN|ENOENT|EISDIR|ENOTDIR|EACCES|EEXIST|EPERM|GETADDRINFO/;

const LITERAL = /'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g;

/** Every quoted text of the product that has more than one word: its messages and remedies. */
export function sentencesInSources(): string[] {
	return SOURCES.flatMap(sourcesIn)
		.flatMap((file) => [...withoutComments(readFileSync(file, 'utf8')).matchAll(LITERAL)])
		.map(([, single, double, template]) => single ?? double ?? template)
		.filter((text) => text.trim().includes(' '));
}

function sourcesIn(folder: string): string[] {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.ts'))
		.map((name) => join(folder, name));
}

function withoutComments(source: string): string {
	return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}
