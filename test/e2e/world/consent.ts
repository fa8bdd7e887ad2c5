import type { Sandbox } from '../../sandbox';
import { throughProxy } from './throughProxy';

const FORM_ACTION = /<form [^>]*action="([^"]*)"/;
const SCOPE_BOX = /name="scope" value="([^"]*)" checked(?! disabled)/g;

/**
 * Presses *Authorize* on TikTok's consent page without a browser, with everything left ticked.
 *
 * @param openId of the account that signs in
 * @returns the address that TikTok sends the browser back to
 * @throws Error when TikTok sends nobody back
 */
export async function authorize(
	sandbox: Sandbox,
	authorizeUrl: string,
	openId: string,
): Promise<string> {
	const browser = await throughProxy(sandbox);
	const page = await browser.get<string>(authorizeUrl);
	const action = FORM_ACTION.exec(page.data)?.[1];
	if (action === undefined) throw new Error(`TikTok's page, HTTP ${page.status}: ${page.data}`);

	const form = new URLSearchParams({ decision: 'authorize', open_id: openId });
	for (const [, scope] of page.data.matchAll(SCOPE_BOX)) form.append('scope', scope);
	const answer = await browser.post<string>(
		new URL(fromHtml(action), authorizeUrl).href,
		form.toString(),
	);
	const location = String(answer.headers.location ?? '');
	if (location === '') throw new Error(`TikTok's answer, HTTP ${answer.status}: ${answer.data}`);
	return location;
}

function fromHtml(text: string): string {
	return text.replace(/&#(\d+);/g, (_whole, code: string) => String.fromCodePoint(Number(code)));
}
