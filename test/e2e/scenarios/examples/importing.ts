/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';

import type { INode } from 'n8n-workflow';

import { PACKAGE_FOLDER } from '../../install/folders';
import type { N8n } from '../../instance/n8n';
import type { WorkflowSpec } from '../../instance/rest';
import { CREDENTIAL_TYPE, type CredentialRef } from '../../world/connect';

const EXAMPLES_FOLDER = path.join(PACKAGE_FOLDER, 'examples');
const OUR_NODES = /^n8n-nodes-tiktok-publisher\./;
const FORM_TRIGGER = 'n8n-nodes-base.formTrigger';

/** Opens the forms and pages of the examples. */
export const FORM_LOGIN = { username: 'ada', password: 'of the tests' };

/** File names of all examples, in order. */
export async function exampleFiles(): Promise<string[]> {
	return (await fs.readdir(EXAMPLES_FOLDER)).filter((name) => name.endsWith('.json')).sort();
}

export function examplePath(file: string): string {
	return path.join(EXAMPLES_FOLDER, file);
}

export async function readExample(file: string): Promise<WorkflowSpec> {
	return JSON.parse(await fs.readFile(examplePath(file), 'utf8')) as WorkflowSpec;
}

/** Does what the sticky notes tell a person to do: chooses the credentials of TikTok and the form. */
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
		if (node.parameters.authentication === 'basicAuth') {
			node.credentials = { httpBasicAuth: await formLogin(n8n) };
		}
		change(node);
	}
	return await n8n.rest.createWorkflow(spec, active);
}

/** Path of the form of an imported example. n8n chose it. */
export async function formPath(n8n: N8n, workflow: string): Promise<string> {
	const { nodes } = await n8n.rest.call<WorkflowSpec>('GET', `/workflows/${workflow}`);
	const id = nodes.find(({ type }) => type === FORM_TRIGGER)?.webhookId;
	assert.match(id ?? '', /^[0-9a-f-]{36}$/);
	return `/form/${id}`;
}

async function formLogin(n8n: N8n): Promise<CredentialRef> {
	const { username: user, password } = FORM_LOGIN;
	const id = await n8n.rest.createCredential('Form', 'httpBasicAuth', { user, password });
	return { id, name: 'Form' };
}
