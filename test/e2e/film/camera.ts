/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import fs from 'node:fs';
import path from 'node:path';

import type { BrowserContext, CDPSession } from 'playwright-core';

import type { Camera } from '../browser/chromium';
import { RUNS_FOLDER } from '../install/folders';

/** Each frame is called after its time, in milliseconds since 1970. */
export const FRAMES_FOLDER = path.join(RUNS_FOLDER, 'film-frames');

/** In pixels. Small, so that a film in a README is legible. */
export const VIEW = { width: 1200, height: 800 };

/** A page that loads is white, and its picture small. */
const WHITE_BYTES = 25_000;

/** Before each action the pointer goes to its target, where a ring appears. */
const POINTER = {
	duration: 700,
	style: {
		title: 'display: none',
		point:
			'width: 36px; height: 36px; border-radius: 50%; background: #ff6d5a80; animation: pw-fade-out 200ms 400ms reverse both',
	},
};

/** Keeps what a person sees: each change of the page that was opened last, as a PNG. */
export function pngCamera(): Camera {
	fs.rmSync(FRAMES_FOLDER, { recursive: true, force: true });
	fs.mkdirSync(FRAMES_FOLDER, { recursive: true });
	return { viewport: VIEW, follow };
}

async function follow(browser: BrowserContext): Promise<void> {
	let session: CDPSession | undefined;
	let aimed = Promise.resolve();
	const aim = async () => {
		await session?.detach().catch(() => undefined);
		const page = browser.pages().at(-1);
		if (page === undefined) return;
		await page.setViewportSize(VIEW);
		await page.screencast.showActions(POINTER);
		session = await browser.newCDPSession(page);
		await film(session);
	};
	// A page can be gone before the camera is there.
	const aimAgain = () => (aimed = aimed.then(aim).catch(() => undefined));
	browser.on('page', (page) => {
		void aimAgain();
		page.once('close', aimAgain);
	});
	await aimAgain();
}

/** Playwright's own recorder gives JPEG, whose noise makes a lossless film large. */
async function film(session: CDPSession): Promise<void> {
	session.on('Page.screencastFrame', ({ data, metadata, sessionId }) => {
		const { timestamp, deviceHeight } = metadata;
		const png = Buffer.from(data, 'base64');
		const isWhole = deviceHeight === VIEW.height && png.length > WHITE_BYTES;
		if (timestamp !== undefined && isWhole) {
			fs.writeFileSync(path.join(FRAMES_FOLDER, `${Math.round(timestamp * 1_000)}.png`), png);
		}
		session.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined);
	});
	// Until the camera is there, the page that opens another one shows that Playwright pauses it.
	session.once('Page.windowOpen', () => session.detach().catch(() => undefined));
	await session.send('Page.enable');
	await session.send('Page.startScreencast', { format: 'png' });
}
