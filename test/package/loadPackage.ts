/* eslint-disable @n8n/community-nodes/no-restricted-globals -- a program of the tests around n8n-core */
import 'reflect-metadata';

import { PackageDirectoryLoader } from 'n8n-core';
import type { ICredentialType, INodeTypeDescription } from 'n8n-workflow';

/** What n8n knows of a package after loading it. */
export interface Loaded {
	credentials: Array<Pick<ICredentialType, 'name' | 'extends' | 'iconUrl' | 'supportedNodes'>>;
	nodes: Array<Pick<INodeTypeDescription, 'name' | 'iconUrl' | 'codex'>>;
	/** The files of the package that are in memory now. */
	files: string[];
	/** CPU time that the loading took. */
	cpuMs: number;
	/** Memory that it added, after garbage collection. */
	heapBytes: number;
}

/** `loadPackage.ts FOLDER`: prints what n8n-core's loader finds in it, as JSON in one line. */
async function main(folder: string): Promise<void> {
	const loader = new PackageDirectoryLoader(folder);
	const heapBefore = heapUsed();
	const cpuBefore = process.cpuUsage();
	await loader.loadAll();
	const { user, system } = process.cpuUsage(cpuBefore);
	const heapBytes = heapUsed() - heapBefore;
	const loaded: Loaded = {
		credentials: loader.types.credentials.map((type) => ({
			name: type.name,
			extends: type.extends,
			iconUrl: type.iconUrl,
			supportedNodes: type.supportedNodes,
		})),
		nodes: loader.types.nodes.map(({ name, iconUrl, codex }) => ({ name, iconUrl, codex })),
		files: Object.keys(require.cache).filter((file) => file.startsWith(folder)),
		cpuMs: (user + system) / 1_000,
		heapBytes,
	};
	process.stdout.write(`\n${JSON.stringify(loaded)}\n`);
}

/** Bytes. Needs `--expose-gc`. */
function heapUsed(): number {
	gc?.();
	return process.memoryUsage().heapUsed;
}

void main(process.argv[2]);
