import type { INodeTypeDescription } from 'n8n-workflow';

import { PORTAL } from './fields';

const EXECUTIONS = '<a data-key="executions">Executions</a>';

const TEST_URL = `To see an event here, paste the Test URL into ${PORTAL} for a while.`;

const TO_TEST = `<b>To test here</b>, open Webhook URLs, copy the Test URL, and paste it into ${PORTAL}, under Webhooks, as the callback URL. Press the button above. Then post something, or press Test URL in the portal. Afterwards, paste the Production URL again.`;

const TO_BUILD =
	'<b>To build the next nodes without TikTok</b>, set mock data in the output panel.';

/**
 * What n8n's editor shows in the input panel of the trigger: the hint below the button, and the help
 * behind "More info". Its own words ("Go to TikTok and create an event") do not help, because TikTok
 * calls only the URL in its portal.
 */
export const TRIGGER_PANEL: INodeTypeDescription['triggerPanel'] = {
	header: 'Wait for an event from TikTok',
	activationHint: {
		inactive: `TikTok calls one URL per app. ${TEST_URL} Or <a data-key="activate">publish</a> the workflow, and look at ${EXECUTIONS}.`,
		active: `TikTok calls the Production URL: look at ${EXECUTIONS}. ${TEST_URL}`,
	},
	executionsHelp: {
		inactive: `${TO_TEST}<br /><br /><b>To run by itself</b>, publish this workflow, and use the Production URL. Its executions appear under ${EXECUTIONS}, not here.<br /><br />${TO_BUILD}`,
		active: `TikTok sends events to the Production URL. They start this workflow and appear under ${EXECUTIONS}, not here.<br /><br />${TO_TEST}<br /><br />${TO_BUILD}`,
	},
};
