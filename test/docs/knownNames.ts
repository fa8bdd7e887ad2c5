/* eslint-disable @n8n/community-nodes/no-restricted-imports -- names are looked up in n8n's own packages and in Node */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import type { INodeProperties, INodeType } from 'n8n-workflow';

import { TikTokOAuth2Api } from '../../credentials/TikTokOAuth2Api.credentials';
import { API_CODES } from '../../nodes/TikTok/errors/errorTable';
import { FAIL_REASONS } from '../../nodes/TikTok/errors/failReasons';
import { PRIVACY_LEVELS } from '../../nodes/TikTok/api/privacyLevels';
import { allProperties, operations, resources } from '../package/descriptionReading';
import { switchesSchema } from '../sandbox/switches-schema';
import { filesIn, ROOT, textAt } from './pages';
import { codesIn, wordsIn } from './sourceWords';

/** Everything that a page may name, as it is now. */
export interface KnownNames {
	/** `Resource > Operation`. */
	readonly operations: ReadonlySet<string>;
	/** What people see in the nodes and in the credential: fields, options, choices, modes. */
	readonly labels: ReadonlySet<string>;
	/** What an error or a failed post may have as its code. */
	readonly codes: ReadonlySet<string>;
	/** Names and texts of the sources, keys of the results, switches of the sandbox. */
	readonly words: ReadonlySet<string>;
	/** Environment variables of n8n and of Node. */
	readonly variables: ReadonlySet<string>;
	/** Commands of package.json. */
	readonly scripts: ReadonlySet<string>;
}

/** Read by Node itself, which has no list of them: https://nodejs.org/api/cli.html */
const VARIABLES_OF_NODE = ['NODE_EXTRA_CA_CERTS', 'HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY'];

/** Read by n8n itself, in none of the packages below. */
const VARIABLES_OF_N8N = ['WEBHOOK_URL'];

/** n8n packages whose configuration pages speak of. */
const N8N_PACKAGES = ['@n8n/config', 'n8n-core'];

/** Collects them from the descriptions, the error tables, the sources and n8n's packages. */
export async function knownNames(): Promise<KnownNames> {
	return {
		operations: new Set(operationNames()),
		labels: new Set(await labels()),
		codes: new Set([
			...Object.keys(API_CODES),
			...Object.keys(FAIL_REASONS),
			...codesIn('nodes', 'credentials'),
			...Object.keys(os.constants.errno),
		]),
		words: new Set([
			...wordsIn('nodes', 'credentials', 'test/sandbox'),
			...Object.keys(switchesSchema.shape),
			...schemaKeys(),
		]),
		variables: new Set([
			...VARIABLES_OF_NODE,
			...VARIABLES_OF_N8N,
			...N8N_PACKAGES.flatMap(variablesOf),
		]),
		scripts: new Set(Object.keys(packageJson().scripts)),
	};
}

function operationNames(): string[] {
	return operations().map(({ resource, option }) => {
		const shown = resources().find(({ value }) => value === resource);
		return `${shown?.name} > ${option.name}`;
	});
}

async function labels(): Promise<string[]> {
	const files = filesIn('nodes').filter((file) => /^nodes\/\w+\/\w+\.node\.ts$/.test(file));
	const nodes = await Promise.all(files.map(nodeIn));
	const properties = nodes.flatMap(({ description }) => allProperties(description.properties));
	const credential = new TikTokOAuth2Api();
	return [
		...nodes.map(({ description }) => description.displayName),
		credential.displayName,
		...[...properties, ...credential.properties].flatMap(labelsOf),
		...Object.values(PRIVACY_LEVELS),
	];
}

async function nodeIn(file: string): Promise<INodeType> {
	const exported = (await import(path.join(ROOT, file))) as Record<string, new () => INodeType>;
	return new exported[path.basename(file, '.node.ts')]();
}

function labelsOf(property: INodeProperties): string[] {
	const choices = (property.options ?? []).map((option) =>
		'displayName' in option ? option.displayName : option.name,
	);
	const actions = (property.options ?? []).flatMap((option) =>
		'action' in option && option.action !== undefined ? [option.action] : [],
	);
	const modes = (property.modes ?? []).map(({ displayName }) => displayName);
	return [property.displayName, ...choices, ...actions, ...modes];
}

/** The samples of what operations return. */
function schemaKeys(): string[] {
	const samples = filesIn('nodes').filter((file) => file.includes('/__schema__/'));
	return samples.flatMap((file) => [...textAt(file).matchAll(/"(\w+)":/g)].map(([, key]) => key));
}

function variablesOf(name: string): string[] {
	const folder = path.join(ROOT, 'node_modules', name, 'dist');
	const files = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
	return files
		.filter((file) => file.endsWith('.js'))
		.map((file) => fs.readFileSync(path.join(folder, file), 'utf8'))
		.flatMap((text) => [...text.matchAll(/'([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)'/g)])
		.map(([, variable]) => variable);
}

function packageJson(): { scripts: Record<string, string> } {
	return JSON.parse(textAt('package.json')) as { scripts: Record<string, string> };
}
