import { OWNER } from '../../instance/rest';
import { N8N_ORIGIN } from '../../instance/settings';
import type { Visit } from './visit';

const PACKAGE = 'n8n-nodes-tiktok-publisher';

/** Fills in the first page of a new n8n. */
export async function signUp(visit: Visit): Promise<void> {
	const { page } = visit;
	await page.goto(N8N_ORIGIN);
	for (const [name, value] of Object.entries(OWNER)) {
		await page.locator(`input[name=${name}]`).fill(value);
	}
	await visit.keep('sign-up');
	await page.getByTestId('form-submit-button').click();
	await page.waitForURL((url) => !url.pathname.startsWith('/setup'));
}

/**
 * *Settings > Community nodes*, filled in as the README says, up to the last press: that one
 * fetches from npm. n8n lists only what came that way, so the package is not in its list.
 */
export async function fillInInstall(visit: Visit): Promise<void> {
	const { page } = visit;
	await page.goto(`${N8N_ORIGIN}/settings/community-nodes`);
	const install = page.getByRole('button', { name: 'Install a community node' });
	await install.waitFor();
	await visit.keep('community-nodes');
	await install.click();
	const dialog = page.getByRole('dialog');
	await dialog.getByRole('textbox').fill(PACKAGE);
	await dialog.getByText('I understand the risks').click();
	await dialog.getByRole('button', { name: 'Install', exact: true }).waitFor();
	await visit.keep('install');
}
