/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';

import { run } from '../../install/command';
import type { N8n } from '../../instance/n8n';
import { CREDENTIAL_TYPE } from '../../world/connect';

const TIMEOUT_MS = 120_000;
const BUILT_CREDENTIAL = 'dist/credentials/TikTokOAuth2Api.credentials.js';

/** What n8n can keep with a credential although it comes from the package's code. */
export const HIDDEN_FIELDS = ['scope', 'authQueryParameters', 'additionalBodyProperties'] as const;
export type HiddenField = (typeof HIDDEN_FIELDS)[number];

/** Their next text: each one leads to other requests than today's. */
export const NEXT_FIELDS: Record<HiddenField, string> = {
	scope: '={{ ($self["purpose"] || "").split(",").reverse().join(",") }}',
	authQueryParameters: '=disable_auto_auth=1&client_key={{ $self["clientId"] }}',
	additionalBodyProperties: '={{ JSON.stringify({ client_key: $self["clientId"] }) }}',
};

interface Manifest {
	version: string;
}

/** What n8n tells its editor about these fields. */
export async function hiddenFieldsOf(n8n: N8n): Promise<Record<HiddenField, unknown>> {
	const types = await n8n.rest.credentialTypes();
	const type = types.find(({ name }) => name === CREDENTIAL_TYPE);
	assert.ok(type !== undefined, 'n8n has no such credential');
	const value = (field: HiddenField) => type.properties.find(({ name }) => name === field)?.default;
	return {
		scope: value('scope'),
		authQueryParameters: value('authQueryParameters'),
		additionalBodyProperties: value('additionalBodyProperties'),
	};
}

/**
 * Makes the package's next version out of this one.
 *
 * @param folder where it is unpacked and packed
 */
export async function packNext(
	tarball: string,
	folder: string,
): Promise<{ tarball: string; version: string }> {
	const options = { cwd: folder, timeoutMs: TIMEOUT_MS };
	await run('tar', ['-xzf', tarball], options);
	const unpacked = path.join(folder, 'package');
	await fs.appendFile(path.join(unpacked, BUILT_CREDENTIAL), OTHER_TEXTS);
	const version = await raiseVersion(path.join(unpacked, 'package.json'));
	const output = await run('npm', ['pack', '--json', '--ignore-scripts', unpacked], options);
	const [packed] = JSON.parse(output) as Array<{ filename: string }>;
	return { tarball: path.join(folder, packed.filename), version };
}

/** Added to the built credential: n8n makes an object of the exported class. */
const OTHER_TEXTS = `
exports.TikTokOAuth2Api = class TikTokOAuth2Api extends exports.TikTokOAuth2Api {
	constructor() {
		super();
		const next = ${JSON.stringify(NEXT_FIELDS)};
		for (const property of this.properties) {
			if (Object.hasOwn(next, property.name)) property.default = next[property.name];
		}
	}
};
`;

async function raiseVersion(file: string): Promise<string> {
	const manifest = JSON.parse(await fs.readFile(file, 'utf8')) as Manifest;
	const [major, minor] = manifest.version.split('.').map(Number);
	const version = `${major}.${minor + 1}.0`;
	await fs.writeFile(file, JSON.stringify({ ...manifest, version }, null, 2));
	return version;
}
