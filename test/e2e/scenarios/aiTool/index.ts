import { createHash } from 'node:crypto';

import { PaddedVideo } from '../../../demo/paddedVideo';
import { serve, type WebServer } from '../../../engine/webServer';
import { Agent } from '../../ai/agent';
import { Mcp } from '../../ai/mcp';
import { ScriptedModel } from '../../ai/scriptedModel';
import { tikTokTools } from '../../workflows/tools';
import type { Scenario } from '../scenario';
import * as check from './checks';

const VIDEO_BYTES = 1_000_000;
const PAGE = '<!doctype html><title>Not a video</title><p>Sign in to see it.</p>';

/** The node as a tool: of n8n's AI Agent, and of any model by way of the MCP Server Trigger. */
export const aiToolScenario: Scenario = {
	name: 'ai-tool',
	title: 'As a tool of AI agents',
	on: 'newest',
	isSmoke: false,
	async run(scene) {
		await scene.install();
		const n8n = await scene.startN8n();
		await n8n.rest.setUpOwner();
		const app = await scene.newApp({
			outcomes: [{ title_contains: check.REFUSED_CAPTION, fail_reason: 'spam_risk' }],
		});
		const tools = tikTokTools(await scene.connected(n8n, app));
		const model = await ScriptedModel.start();
		const { video, sha256 } = await videoOnTheWeb();
		const page = await serve(Buffer.from(PAGE), { contentType: 'text/html' });
		const stage = { scene, app, videoUrl: video.url(), sha256, pageUrl: page.url() };
		try {
			const agent = await Agent.create(n8n, model, tools);
			await passes({ ...stage, assistant: agent }, 'AI Agent');
			const mcp = await Mcp.create(n8n, tools);
			await passes({ ...stage, assistant: mcp }, 'MCP Server Trigger');
			await mcp.close();
		} finally {
			await Promise.all([model.close(), video.close(), page.close()]);
		}
	},
};

async function passes(stage: check.AiStage, who: string): Promise<void> {
	const { scene } = stage;
	await scene.step(`${who}: the tools are listed`, async () => await check.isOffered(stage));
	await scene.step(
		`${who}: Account → Get Creator Info`,
		async () => await check.tellsOfCreator(stage),
	);
	const ids = await scene.step(`${who}: two posts from a URL`, async () => {
		return await check.postsTwo(stage);
	});
	await scene.step(`${who}: Get Status`, async () => await check.tellsStatus(stage, ids));
	await scene.step(`${who}: errors say what to do`, async () => {
		await check.tellsRemedies(stage);
	});
}

async function videoOnTheWeb(): Promise<{ video: WebServer; sha256: string }> {
	const pieces: Buffer[] = [];
	for await (const piece of new PaddedVideo(VIDEO_BYTES).bytes()) pieces.push(piece);
	const content = Buffer.concat(pieces);
	const sha256 = createHash('sha256').update(content).digest('hex');
	return { video: await serve(content), sha256 };
}
