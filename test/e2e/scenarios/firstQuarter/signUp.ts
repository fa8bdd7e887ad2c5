import { OWNER } from '../../instance/rest';
import { N8N_ORIGIN } from '../../instance/settings';
import type { Visit } from './visit';

/** Fills in the first page of a new n8n, and sees the package among the community nodes. */
export async function signUp(visit: Visit): Promise<void> {
	const { page } = visit;
	await page.goto(N8N_ORIGIN);
	for (const [name, value] of Object.entries(OWNER)) {
		await page.locator(`input[name=${name}]`).fill(value);
	}
	await visit.keep('sign-up');
	await page.getByTestId('form-submit-button').click();
	await page.waitForURL((url) => !url.pathname.startsWith('/setup'));
	await page.goto(`${N8N_ORIGIN}/settings/community-nodes`);
	await page.getByText('n8n-nodes-tiktok-publisher').first().waitFor();
	await visit.keep('community-nodes');
}
