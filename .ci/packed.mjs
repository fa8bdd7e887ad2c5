// The package as people would install it: packed by npm and unpacked into a folder of its own.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '..');

/**
 * Packs the repository, hands the unpacked package to `use`, and removes it again.
 *
 * @param use gets the folder, the tarball, npm's list of files (`path`, `size` in bytes) and the sizes of the
 * tarball and of its content (bytes)
 * @returns what `use` returns
 */
export async function withPackedPackage(use) {
	const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'packed-'));
	try {
		const output = execFileSync('npm', ['pack', '--json', '--pack-destination', temporary], {
			cwd: ROOT,
			encoding: 'utf8',
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		const [{ filename, files, size, unpackedSize }] = JSON.parse(output);
		const folder = path.join(temporary, 'package');
		const tarball = path.join(temporary, filename);
		execFileSync('tar', ['-xzf', tarball, '-C', temporary]);
		return await use({ folder, tarball, files, size, unpackedSize });
	} finally {
		fs.rmSync(temporary, { recursive: true, force: true });
	}
}
