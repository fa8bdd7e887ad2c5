/* eslint-disable @n8n/community-nodes/no-restricted-imports -- the build is read from the disk */
import fs from 'node:fs';
import path from 'node:path';

const FOLDERS = ['nodes', 'credentials'];

/**
 * Checks that `dist` was built from the sources as they are now. Dates say nothing in a fresh clone,
 * so contents are compared: a source map holds its source, and other files are copied by the build.
 *
 * @param root folder of the package
 * @throws Error with the first file that differs, and what to do
 */
export function checkFreshBuild(root: string): void {
	const stale = firstStaleFile(root);
	if (stale === undefined) return;
	throw new Error(`dist/ was not built from the present ${stale}. Run "npm run build" first.`);
}

function firstStaleFile(root: string): string | undefined {
	const sources = filesIn(root, FOLDERS);
	const changed = sources.find((file) => read(root, file) !== builtFrom(root, file));
	if (changed !== undefined) return changed;
	const removed = filesIn(path.join(root, 'dist'), FOLDERS)
		.filter((file) => file.endsWith('.js'))
		.map((file) => file.replace(/\.js$/, '.ts'));
	return removed.find((file) => !sources.includes(file));
}

/** What the build made its file of; undefined when there is no such file. */
function builtFrom(root: string, file: string): string | undefined {
	if (!file.endsWith('.ts')) return read(root, path.join('dist', file));
	const map = read(root, path.join('dist', file.replace(/\.ts$/, '.js.map')));
	if (map === undefined) return undefined;
	const { sourcesContent } = JSON.parse(map) as { sourcesContent?: string[] };
	return sourcesContent?.[0];
}

function read(root: string, file: string): string | undefined {
	const place = path.join(root, file);
	return fs.existsSync(place) ? fs.readFileSync(place, 'utf8') : undefined;
}

/** Every file of these folders, as paths from the root. */
function filesIn(root: string, folders: readonly string[]): string[] {
	return folders
		.filter((folder) => fs.existsSync(path.join(root, folder)))
		.flatMap((folder) => {
			const entries = fs.readdirSync(path.join(root, folder), {
				recursive: true,
				withFileTypes: true,
			});
			return entries
				.filter((entry) => entry.isFile())
				.map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
		});
}
