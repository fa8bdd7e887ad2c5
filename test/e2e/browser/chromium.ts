/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests that run beside n8n, not inside it */
import fs from 'node:fs/promises';
import path from 'node:path';

import {
	chromium,
	selectors,
	type BrowserContext,
	type BrowserContextOptions,
	type ViewportSize,
} from 'playwright-core';

import type { Sandbox } from '../../sandbox';
import { N8N_HOST } from '../instance/settings';
import { keyFingerprints } from './pins';

export const CHROMIUM = '/usr/bin/chromium';
const HOSTS = ['www.tiktok.com', N8N_HOST];
/** How n8n's editor names its parts. */
const TEST_ID = 'data-test-id';
const PATIENCE_MS = 30_000;
const VIEWPORT = { width: 1440, height: 1000 };
const WINDOW = `--window-size=${VIEWPORT.width},${VIEWPORT.height}`;

/** Chromium refuses root its sandbox. */
const FOR_ROOT = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** Its question whether to keep the password would lie over n8n's editor. */
const NO_QUESTIONS = {
	credentials_enable_service: false,
	profile: { password_manager_enabled: false },
};

/** Films what each browser without a window shows. */
export interface Camera {
	viewport: ViewportSize;
	follow(browser: BrowserContext): Promise<void>;
}

let camera: Camera | undefined;

/** From now on, browsers are opened in front of this camera, or of none. */
export function filmWith(next: Camera | undefined): void {
	camera = next;
}

/**
 * A browser that reaches the sandbox and n8n, and nothing else.
 *
 * @param login what it answers when n8n asks for a name and a password
 * @param more what the viewer has otherwise, such as a time zone or no script
 */
export async function openChromium(
	sandbox: Sandbox,
	profileFolder: string,
	headless: boolean,
	login?: { username: string; password: string },
	more: BrowserContextOptions = {},
): Promise<BrowserContext> {
	selectors.setTestIdAttribute(TEST_ID);
	await makeQuiet(profileFolder);
	const context = await chromium.launchPersistentContext(profileFolder, {
		executablePath: CHROMIUM,
		headless: false,
		viewport: headless ? (camera?.viewport ?? VIEWPORT) : null,
		httpCredentials: login,
		...more,
		// Whoever opens it cleans up more than the browser when the run is ended.
		handleSIGINT: false,
		handleSIGTERM: false,
		handleSIGHUP: false,
		args: [...(headless ? ['--headless=new'] : [WINDOW]), ...(await chromiumArguments(sandbox))],
	});
	context.setDefaultTimeout(PATIENCE_MS);
	if (headless) await camera?.follow(context);
	return context;
}

/** What makes any Chromium such a browser. */
export async function chromiumArguments(sandbox: Sandbox): Promise<string[]> {
	const pins = await keyFingerprints(sandbox, HOSTS);
	return [
		...FOR_ROOT,
		// Without it, a bar warns of the flags below.
		'--test-type',
		'--disable-gpu',
		'--disable-quic',
		'--no-first-run',
		'--disable-background-networking',
		'--disable-component-update',
		'--disable-sync',
		`--proxy-server=${sandbox.proxy_url}`,
		`--ignore-certificate-errors-spki-list=${pins.join(',')}`,
	];
}

/** Sets up a new profile so that Chromium asks the person nothing. */
export async function makeQuiet(profileFolder: string): Promise<void> {
	const folder = path.join(profileFolder, 'Default');
	await fs.mkdir(folder, { recursive: true });
	await fs.writeFile(path.join(folder, 'Preferences'), JSON.stringify(NO_QUESTIONS));
}
