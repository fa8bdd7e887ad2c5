/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests run in Node, not inside n8n, and read their fixtures from the disk */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import type { SandboxClient } from '../sandbox/client';
import type { App, AppInput, Creator, LoggedRequest } from '../sandbox/types';
import type { CredentialRef, Engine, FileSpec } from './harness';
import { newApp, sandbox } from './signInSetup';

const FIXTURES = path.resolve(__dirname, '../fixtures/media');

/** A real H.264 MP4 of the project, four seconds long. */
export const CLIP = fixture('demo-clip.mp4');

export function fixture(name: string): Buffer {
	return fs.readFileSync(path.join(FIXTURES, name));
}

export function sha256(content: Buffer): string {
	return createHash('sha256').update(content).digest('hex');
}

/** The clip made larger by a `free` box at its end, which players skip. `bytes` in all. */
export function paddedClip(bytes: number): Buffer {
	const box = Buffer.alloc(bytes - CLIP.length, 7);
	box.writeUInt32BE(box.length, 0);
	box.write('free', 4, 'latin1');
	return Buffer.concat([CLIP, box]);
}

/** An app, its creator and a connected credential, for one test alone. */
export interface Stage {
	readonly client: SandboxClient;
	readonly app: App;
	readonly creator: Creator;
	readonly credential: CredentialRef;
}

export async function setStage(
	engine: Engine,
	spec: AppInput = {},
	scopes?: string[],
): Promise<Stage> {
	const client = sandbox();
	const app = await newApp(client, spec);
	const [creator] = app.creators;
	const token = await client.signIn(app.client_key, creator.open_id, scopes);
	return { client, app, creator, credential: engine.addCredential(app, token) };
}

/** The parameters of a Direct Post that nothing is wrong with; asks for the status without a pause, and returns all keys. */
export function directPost(more: INodeParameters = {}): INodeParameters {
	const { options, ...rest } = more;
	return {
		resource: 'video',
		operation: 'directPost',
		binaryPropertyName: 'data',
		caption: 'A test',
		privacyLevel: { __rl: true, mode: 'name', value: 'PUBLIC_TO_EVERYONE' },
		waitUntilPublished: true,
		simplify: false,
		...rest,
		options: { firstCheckSec: 0, ...(options as object | undefined) },
	};
}

export function draft(more: INodeParameters = {}): INodeParameters {
	return {
		resource: 'video',
		operation: 'uploadAsDraft',
		binaryPropertyName: 'data',
		waitUntilPublished: true,
		simplify: false,
		options: { firstCheckSec: 0 },
		...more,
	};
}

/** A Check of what `posted` would post, or of a Direct Post that nothing is wrong with. */
export function check(posted: INodeParameters = directPost()): INodeParameters {
	return { ...posted, operation: 'check', checkFor: posted.operation };
}

/** An item with a stored file. */
export async function itemWith(
	engine: Engine,
	content: Buffer = CLIP,
	json: INodeExecutionData['json'] = {},
	file: FileSpec = {},
): Promise<INodeExecutionData> {
	return { json, binary: { data: await engine.storeFile(content, file) } };
}

export async function requestsTo(stage: Stage, endpoint: string): Promise<LoggedRequest[]> {
	const requests = await stage.client.requests(stage.app.client_key);
	return requests.filter((request) => request.endpoint === endpoint);
}
