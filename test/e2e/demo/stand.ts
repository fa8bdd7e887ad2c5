/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import fs from 'node:fs/promises';
import path from 'node:path';

import { serve, type WebServer } from '../../engine/webServer';
import type { App } from '../../sandbox/types';
import { PACKAGE_FOLDER } from '../install/folders';
import { N8N_ORIGIN } from '../instance/settings';
import type { Scene } from '../world/scene';
import { demoWorkflow } from './workflow';

const CLIP = path.join(PACKAGE_FOLDER, 'test/fixtures/media/demo-clip.mp4');

/** Where the clip is on the web that this demo lives in. */
const MEDIA_HOST = 'media.test';

/** How long TikTok "works" on the video after the last byte. */
const PROCESSING_MS = 3_000;

/** Everything that is there before a person looks at it. */
export interface DemoStand {
	app: App;
	workflowUrl: string;
	/** The sandbox's page of what was published. */
	publishedUrl: string;
	video: WebServer;
	/** The clip itself. */
	clip: Buffer;
}

/** Real n8n with the package, a connected credential and a workflow that needs one click. */
export async function setUpDemo(scene: Scene): Promise<DemoStand> {
	const { sandbox } = scene;
	await scene.install();
	const n8n = await scene.startN8n();
	await n8n.rest.setUpOwner();
	const app = await scene.newApp({ switches: { store: 'file', processing_ms: PROCESSING_MS } });
	const credential = await scene.connected(n8n, app);
	const clip = await fs.readFile(CLIP);
	const video = await serve(clip);
	const { port } = new URL(video.url());
	await sandbox.client.forward(MEDIA_HOST, Number(port));
	const spec = demoWorkflow(credential, `https://${MEDIA_HOST}/demo-clip.mp4`);
	const workflowId = await n8n.rest.createWorkflow(spec, false);
	return {
		app,
		workflowUrl: `${N8N_ORIGIN}/workflow/${workflowId}`,
		publishedUrl: `${sandbox.control_url}/apps/${app.client_key}`,
		video,
		clip,
	};
}
