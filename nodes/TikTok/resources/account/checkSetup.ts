import { USER_INFO } from '../../api/endpoints';
import type { Operation } from '../../n8n/operation';
import { checkSetup } from '../../setup/checkSetup';
import type { SetupReport } from '../../setup/report';
import { DOCS_URL } from '../../shared/docsUrl';
import { notice } from '../fields/notices';

export type Output = SetupReport;

const RECOGNIZE = `<a href="${new URL('trigger.md#the-post-that-check-setup-starts', DOCS_URL).href}" target="_blank">How to recognize it</a>`;

export const operation: Operation = {
	option: {
		name: 'Check Setup',
		value: 'checkSetup',
		action: 'Check the setup',
		description: 'Find out what you can do with this app and this account, and what is missing',
	},
	endpoint: USER_INFO,
	outputHint: "'can' says what works and why. 'next_steps' says what to do.",
	fields: [
		{
			displayName: 'Ask About the Audit',
			name: 'askAboutAudit',
			type: 'boolean',
			displayOptions: { hide: { '@tool': [true] } },
			default: false,
			description:
				'Whether to start a post with Only Me, without a file, if the account is public. TikTok accepts it only from an audited app.',
		},
		{
			...notice(
				'askAboutAuditNotice',
				`The node starts one post with Only Me and sends nothing. This uses one of six starts per minute. It may count in the account's daily limits, which TikTok does not say. TikTok may report this post as failed later. ${RECOGNIZE}`,
			),
			displayOptions: { show: { askAboutAudit: [true] }, hide: { '@tool': [true] } },
		},
	],
	run: checkSetup,
};
