import type { INodeProperties } from 'n8n-workflow';

import { DOCS_URL } from '../../shared/docsUrl';

const WHY = `<a href="${DOCS_URL}set-up-your-tiktok-app.md#review-and-audit-are-two-things" target="_blank">Why</a>`;

/** How a domain is verified, for a notice that asks for it. */
export const VERIFY =
	'Verify it in <a href="https://developers.tiktok.com/apps" target="_blank">your TikTok app</a>, under URL properties.';

/** How n8n serves photos to TikTok, for a notice that names what it needs. */
export const HOW_SERVED = `<a href="${DOCS_URL}set-up-your-tiktok-app.md#photos-from-files" target="_blank">How</a>`;

/** What decides whether a direct post can work, before it is tried. */
export const directPostNotices: INodeProperties[] = [
	notice(
		'auditNotice',
		`Your TikTok app is not audited? Set the account to private and choose Only Me, or use Upload as Draft. You can undo a post only in the TikTok app. ${WHY}`,
	),
	{
		...notice(
			'toolNotice',
			'A post cannot be undone here. Choose account, privacy level, interactions and disclosure yourself instead of leaving them to the model, and put a human review in front of this tool.',
		),
		displayOptions: { show: { '@tool': [true] } },
	},
];

/** A line of text in the form, without a value. */
export function notice(name: string, displayName: string): INodeProperties {
	return { displayName, name, type: 'notice', default: '' };
}
