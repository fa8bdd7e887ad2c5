/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import path from 'node:path';

import type { IConnections } from 'n8n-workflow';
import type { Page } from 'playwright-core';

import { PURPOSES } from '../../../../credentials/signInFields';
import { openChromium } from '../../browser/chromium';
import { signInToN8n } from '../../browser/signInToN8n';
import type { N8n } from '../../instance/n8n';
import { N8N_ORIGIN } from '../../instance/settings';
import { tikTok } from '../../workflows/nodes';
import type { Scene } from '../../world/scene';
import { GOOD_RUNS, inputNodes, WRONG_RUNS, type Run } from './runs';

/** Of the credential. */
const SEND_DRAFTS = PURPOSES.find(({ name }) => name === 'Send Drafts')?.value;
const STEP_PX = 200;
const SETTLE_MS = 1_000;
/** Of the output pane, from its top. */
const ERROR_PX = 400;

/** A toast of n8n repeats the title of an error, and covers the output. */
const NO_TOASTS = '.el-notification { display: none }';

/** Runs each node from its own panel, as a person does, and keeps a picture of what comes out. */
export async function pictureResults(scene: Scene, n8n: N8n): Promise<void> {
	const runs = [...GOOD_RUNS, ...WRONG_RUNS];
	const audited = await scene.newApp();
	const credentials = {
		audited: await scene.connected(n8n, audited),
		'drafts only': await scene.connected(n8n, audited, { purpose: SEND_DRAFTS }),
		unaudited: await scene.connected(n8n, await scene.newApp({ audited: false })),
	};
	const inputs = await inputNodes();
	const nodes = runs.map(({ name, parameters, credential }, at) =>
		tikTok(credentials[credential ?? 'audited'], parameters, {
			name,
			position: [3 * STEP_PX, at * STEP_PX],
		}),
	);
	inputs.one.position = [STEP_PX, 0];
	inputs.three.position = [STEP_PX, STEP_PX];
	const to = (names: string[]) => ({
		main: [names.map((node) => ({ node, type: 'main' as const, index: 0 }))],
	});
	const after = (wanted: string) =>
		runs.filter(({ input = 'one' }) => input === wanted).map(({ name }) => name);
	const connections: IConnections = {
		[inputs.start.name]: to([inputs.one.name, inputs.three.name]),
		[inputs.one.name]: to(after('one')),
		[inputs.three.name]: to(after('three')),
	};
	const workflow = { name: 'Results', nodes: [...Object.values(inputs), ...nodes], connections };
	const id = await n8n.rest.createWorkflow(workflow, false);

	const browser = await openChromium(scene.sandbox, path.join(scene.userFolder, 'results'), true);
	try {
		const page = await browser.newPage();
		await signInToN8n(page);
		for (const run of runs) {
			await scene.step(run.name, async () => {
				// Fresh, because the editor ignores the button of a second node.
				await page.goto(`${N8N_ORIGIN}/workflow/${id}`);
				await page.addStyleTag({ content: NO_TOASTS });
				await pictureRun(scene, page, run).catch(async (error: unknown) => {
					await page.screenshot({ path: path.join(scene.spec.folder, 'failed.png') });
					throw error;
				});
			});
		}
	} finally {
		await browser.close();
	}
}

async function pictureRun(scene: Scene, page: Page, { name, shows, seeTable }: Run): Promise<void> {
	await page.locator(`[data-test-id=canvas-node][data-node-name="${name}"]`).dblclick();
	await page.getByTestId('node-execute-button').click();
	const output = page.getByTestId('output-panel');
	if (seeTable === true) {
		// n8n changes to the files of an output when it arrives.
		await output.getByText('View', { exact: true }).first().waitFor();
		await output.getByText('Table', { exact: true }).click();
	}
	await output.getByText(shows).first().waitFor();
	await page.waitForTimeout(SETTLE_MS);
	const file = path.join(scene.spec.folder, `${name}.png`);
	const ndv = await page.getByTestId('ndv').boundingBox();
	const pane = await output.boundingBox();
	// Of an error, what n8n says is enough.
	const clip = name.startsWith('wrong') && pane !== null ? { ...pane, height: ERROR_PX } : ndv;
	await page.screenshot({ path: file, clip: clip ?? undefined });
	await page.getByTestId('ndv-close-button').click();
}
