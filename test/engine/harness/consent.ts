/* eslint-disable @n8n/community-nodes/no-restricted-globals -- stands in for a browser, which the proxy of the sandbox serves */
import axios, { type AxiosInstance, type AxiosResponse } from 'axios';
import { HttpsProxyAgent } from 'https-proxy-agent';

/** What a person does on TikTok's consent page; presses Authorize unless said otherwise. */
export interface Consent {
	deny?: boolean;
	/** The account, when the app has several. */
	open_id?: string;
	/** What to leave ticked; left out: everything. */
	scopes?: string[];
}

/**
 * Stands in for a browser: opens the page, sends its form, and stops at the way back to n8n.
 *
 * @returns the address that the browser is sent back to
 * @throws Error with the text of TikTok's own page when it sends nobody back
 */
export async function giveConsent(
	authorizeUrl: string,
	redirectUri: string,
	consent: Consent,
): Promise<string> {
	const browser = openBrowser();
	const page = await browser.get<string>(authorizeUrl);
	const answer = page.status === 302 ? page : await sendForm(browser, authorizeUrl, page, consent);
	const location = String(answer.headers.location ?? '');
	if (!location.startsWith(`${redirectUri}?`)) throw new Error(textOf(answer));
	return location;
}

function openBrowser(): AxiosInstance {
	const proxy = process.env.HTTPS_PROXY;
	if (proxy === undefined)
		throw new Error('no HTTPS_PROXY: start the tests through test/launch.ts');
	return axios.create({
		httpsAgent: new HttpsProxyAgent(proxy),
		proxy: false,
		maxRedirects: 0,
		validateStatus: () => true,
		responseType: 'text',
	});
}

async function sendForm(
	browser: AxiosInstance,
	pageUrl: string,
	page: AxiosResponse<string>,
	consent: Consent,
): Promise<AxiosResponse<string>> {
	const action = /<form [^>]*action="([^"]*)"/.exec(page.data)?.[1];
	if (action === undefined) throw new Error(textOf(page));
	const inputs = inputsOf(page.data);
	const accounts = inputs.filter(({ name }) => name === 'open_id');
	const scopes = inputs.filter(({ name, disabled }) => name === 'scope' && !disabled);
	const form = new URLSearchParams({ decision: consent.deny ? 'deny' : 'authorize' });
	form.set('open_id', consent.open_id ?? accounts[0]?.value ?? '');
	for (const { value } of scopes) {
		if (consent.scopes?.includes(value) ?? true) form.append('scope', value);
	}
	return await browser.post<string>(new URL(fromHtml(action), pageUrl).href, form.toString());
}

function inputsOf(page: string) {
	return [...page.matchAll(/<input [^>]*>/g)].map(([tag]) => ({
		name: /name="([^"]*)"/.exec(tag)?.[1] ?? '',
		value: fromHtml(/value="([^"]*)"/.exec(tag)?.[1] ?? ''),
		disabled: / disabled/.test(tag),
	}));
}

function textOf({ status, data }: AxiosResponse<string>): string {
	const text = String(data).replace(/<(style|title)[\s\S]*?<\/\1>|<[^>]+>/g, ' ');
	return `TikTok's page (HTTP ${status}): ${text.replace(/\s+/g, ' ').trim()}`;
}

/** Characters that HTML writes as numbers, and the one that addresses are full of. */
function fromHtml(text: string): string {
	return text
		.replace(/&#(\d+);/g, (_whole, code: string) => String.fromCodePoint(Number(code)))
		.replace(/&quot;/g, '"')
		.replace(/&amp;/g, '&');
}
