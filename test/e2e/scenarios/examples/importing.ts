/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import fs from 'node:fs/promises';
import path from 'node:path';

import type { INode } from 'n8n-workflow';

import { PACKAGE_FOLDER } from '../../install/folders';
import type { N8n } from '../../instance/n8n';
import type { WorkflowSpec } from '../../instance/rest';
import { CREDENTIAL_TYPE, type CredentialRef } from '../../world/connect';

const EXAMPLES_FOLDER = path.join(PACKAGE_FOLDER, 'examples');
const OUR_NODES = /^n8n-nodes-tiktok-publisher\./;

/** File names of all examples, in order. */
export async function exampleFiles(): Promise<string[]> {
	return (await fs.readdir(EXAMPLES_FOLDER)).filter((name) => name.endsWith('.json')).sort();
}

export async function readExample(file: string): Promise<WorkflowSpec> {
	return JSON.parse(await fs.readFile(path.join(EXAMPLES_FOLDER, file), 'utf8')) as WorkflowSpec;
}

/** Does what the sticky notes tell a person to do: chooses the TikTok credential. */
export async function importExample(
	n8n: N8n,
	file: string,
	credential: CredentialRef,
	change: (node: INode) => void = () => undefined,
	active = true,
): Promise<string> {
	const spec = await readExample(file);
	for (const node of spec.nodes) {
		if (OUR_NODES.test(node.type)) node.credentials = { [CREDENTIAL_TYPE]: { ...credential } };
		change(node);
	}
	return await n8n.rest.createWorkflow(spec, active);
}
