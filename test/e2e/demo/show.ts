/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a command-line program: whether there is a display stands in the environment */
import path from 'node:path';

import type { Interrupt } from '../../demo/interrupt';
import type { Screen } from '../../demo/screen';
import { chromiumArguments, makeQuiet, openChromium } from '../browser/chromium';
import { signInToN8n } from '../browser/signInToN8n';
import { OWNER } from '../instance/rest';
import type { Scene } from '../world/scene';
import type { DemoStand } from './stand';

/** Leaves a person in front of the demo, until they end it. */
export async function show(
	scene: Scene,
	stand: DemoStand,
	screen: Screen,
	interrupt: Interrupt,
): Promise<void> {
	const profile = path.join(scene.userFolder, 'chromium');
	screen.heading('Your turn');
	screen.link('Press Execute workflow at', stand.workflowUrl);
	screen.link('What the stand-in has published:', stand.publishedUrl);
	screen.note('It does not play on tiktok.com: the post_url in the result leads nowhere here.');
	screen.note(`Should n8n ask who you are: ${OWNER.email}, password ${OWNER.password}`);
	screen.note(
		'Use this Chromium only. Any other browser would reach the real TikTok, and does not know n8n.test. This one reaches nothing else.',
	);
	if (hasDisplay()) {
		const browser = await openChromium(scene.sandbox, profile, false);
		const page = browser.pages()[0] ?? (await browser.newPage());
		await signInToN8n(page);
		await page.goto(stand.workflowUrl);
		const closed = new Promise<void>((resolve) => void browser.once('close', () => resolve()));
		screen.hint('Ctrl-C or closing Chromium ends it.');
		await Promise.race([interrupt.pressed, closed]);
		await browser.close();
		return;
	}
	screen.note('There is no display here, so no Chromium was opened. This starts one by hand:');
	screen.detail(await commandLine(scene, profile, stand.workflowUrl));
	screen.hint('Ctrl-C ends it.');
	await interrupt.pressed;
}

function hasDisplay(): boolean {
	return Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
}

async function commandLine(scene: Scene, profile: string, url: string): Promise<string> {
	await makeQuiet(profile);
	const args = [`--user-data-dir=${profile}`, ...(await chromiumArguments(scene.sandbox)), url];
	return ['chromium', ...args.map((arg) => `'${arg}'`)].join(' ');
}
