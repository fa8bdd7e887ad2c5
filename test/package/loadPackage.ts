/* eslint-disable @n8n/community-nodes/no-restricted-globals -- a program of the tests around n8n-core */
import 'reflect-metadata';

import { PackageDirectoryLoader } from 'n8n-core';
import type { ICredentialType, INodeTypeDescription } from 'n8n-workflow';

/** What n8n knows of a package after loading it. */
export interface Loaded {
	credentials: Array<Pick<ICredentialType, 'name' | 'extends' | 'iconUrl' | 'supportedNodes'>>;
	nodes: Array<Pick<INodeTypeDescription, 'name' | 'iconUrl' | 'codex'>>;
}

/** `loadPackage.ts FOLDER`: prints what n8n-core's loader finds in it, as JSON in one line. */
async function main(folder: string): Promise<void> {
	const loader = new PackageDirectoryLoader(folder);
	await loader.loadAll();
	const loaded: Loaded = {
		credentials: loader.types.credentials.map((type) => ({
			name: type.name,
			extends: type.extends,
			iconUrl: type.iconUrl,
			supportedNodes: type.supportedNodes,
		})),
		nodes: loader.types.nodes.map(({ name, iconUrl, codex }) => ({ name, iconUrl, codex })),
	};
	process.stdout.write(`\n${JSON.stringify(loaded)}\n`);
}

void main(process.argv[2]);
