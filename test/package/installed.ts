/* eslint-disable @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-imports -- installing a package means to run npm */
/* eslint-disable @n8n/community-nodes/no-restricted-globals -- npm gets an environment of its own */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import type { Loaded } from './loadPackage';

const ROOT = path.resolve(__dirname, '../..');

/** As n8n's community-packages.service.js (2.41.1) calls it; offline, because nothing is to be fetched. */
const INSTALL = [
	'install',
	'--audit=false',
	'--fund=false',
	'--bin-links=false',
	'--install-strategy=shallow',
	'--ignore-scripts=true',
	'--package-lock=false',
	'--offline',
];

/** What n8n takes out of package.json before that. */
const TAKEN_AWAY = ['devDependencies', 'peerDependencies', 'optionalDependencies'];

export interface InstalledPackage {
	/** The package's own folder. */
	readonly folder: string;
	/** package.json as it was packed, before n8n takes parts of it away. */
	readonly manifest: Record<string, unknown>;
	/** All files, as paths from the folder with forward slashes. */
	readonly files: string[];
	readonly tarballBytes: number;
	remove(): Promise<void>;
}

/** Packs the repository and installs the tarball in an empty folder, in the way n8n does it. */
export async function installAsN8n(): Promise<InstalledPackage> {
	const temporary = await fs.mkdtemp(path.join(os.tmpdir(), 'installed-'));
	const env = { PATH: process.env.PATH, HOME: temporary };
	const npm = (args: string[], cwd: string) =>
		execFileSync('npm', args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

	const tarball = npm(['pack', '--quiet', '--pack-destination', temporary], ROOT).trim();
	const folder = path.join(temporary, 'node_modules', 'n8n-nodes-tiktok-publisher');
	await fs.mkdir(folder, { recursive: true });
	execFileSync('tar', [
		'-xzf',
		path.join(temporary, tarball),
		'-C',
		folder,
		'--strip-components=1',
	]);

	const { size: tarballBytes } = await fs.stat(path.join(temporary, tarball));
	const manifestFile = path.join(folder, 'package.json');
	const manifest = JSON.parse(await fs.readFile(manifestFile, 'utf8')) as Record<string, unknown>;
	const kept = Object.entries(manifest).filter(([key]) => !TAKEN_AWAY.includes(key));
	await fs.writeFile(manifestFile, JSON.stringify(Object.fromEntries(kept), null, 2));
	npm(INSTALL, folder);

	const entries = await fs.readdir(folder, { recursive: true, withFileTypes: true });
	const files = entries
		.filter((entry) => entry.isFile())
		.map(({ parentPath, name }) => path.relative(folder, path.join(parentPath, name)))
		.map((file) => file.split(path.sep).join('/'));
	return {
		folder,
		manifest,
		files,
		tarballBytes,
		remove: async () => await fs.rm(temporary, { recursive: true, force: true }),
	};
}

/**
 * Loads the installed package with n8n-core's own loader, in a process of its own. It finds
 * n8n-workflow as a package in n8n's folder does: by NODE_PATH, which n8n sets.
 */
export function loadInN8n({ folder }: InstalledPackage): Loaded {
	const script = path.join(__dirname, 'loadPackage.ts');
	const env = { ...process.env, NODE_PATH: path.join(ROOT, 'node_modules') };
	const args = ['--expose-gc', '--import', 'tsx', script, folder];
	const output = execFileSync(process.execPath, args, {
		cwd: ROOT,
		env,
		encoding: 'utf8',
	});
	return JSON.parse(output.slice(output.lastIndexOf('\n{') + 1)) as Loaded;
}
