import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { clientFor } from '../api/client';
import { isTool } from '../n8n/asTool';
import { ItemLoop, type Unread } from '../n8n/itemLoop';
import { ItemParameters } from '../n8n/itemParameters';
import type { Resource } from '../n8n/operation';
import { clockOf } from '../shared/clock';
import { abilitiesOf } from './abilities';
import { askAboutAudit, type AuditAnswer } from './askAboutAudit';
import { auditReport, keyOf } from './auditReport';
import { scopesReport } from './grants';
import { nextSteps } from './nextSteps';
import type { SetupReport } from './report';
import { gatherFacts, type SetupFacts } from './setupFacts';
import { signInReport } from './signInReport';

/**
 * Says what the app and the account can do, and what is missing. All items have the same credential,
 * so TikTok is asked once for all of them, and at most once about the audit.
 *
 * @param resources of the node, for the scopes of its operations
 * @returns one report for each input item, paired with it
 * @throws NodeOperationError when n8n can't read the credential or the execution was stopped, unless
 * the node continues
 */
export async function checkSetup(
	context: IExecuteFunctions,
	resources: readonly Resource[],
): Promise<INodeExecutionData[][]> {
	const clock = clockOf(context.getExecutionCancelSignal());
	const items = new ItemLoop<Unread>(context, () => ({ mayAppear: false }));
	let facts: SetupFacts | undefined;
	let answer: AuditAnswer | undefined;
	await items.each('unread', async (_, itemIndex) => {
		const asks = readAsks(context, itemIndex);
		facts ??= await gatherFacts(context, clientFor(context, clock));
		if (asks) answer ??= await askAboutAudit(context, clock, facts);
		const report = reportOf(facts, asks ? answer : undefined, resources, clock.now());
		return { at: 'ended', json: { ...report } as unknown as IDataObject };
	});
	return items.output();
}

/** A model must not start posts to satisfy its curiosity. */
function readAsks(context: IExecuteFunctions, itemIndex: number): boolean {
	const parameters = new ItemParameters(context, itemIndex);
	return parameters.flag('askAboutAudit', 'Ask About the Audit') && !isTool(context);
}

function reportOf(
	facts: SetupFacts,
	answer: AuditAnswer | undefined,
	resources: readonly Resource[],
	nowMs: number,
): SetupReport {
	const signIn = signInReport(facts, nowMs);
	const audit = auditReport(facts, answer, nowMs);
	const known = { facts, signIn, audit, hasAsked: answer !== undefined };
	const { nickname, username, isPrivate } = facts;
	const warnings = warningsOf(answer, audit.value);
	return {
		can: abilitiesOf(known),
		next_steps: nextSteps(known),
		account: {
			nickname,
			username,
			open_id: facts.signIn.openId,
			private: { value: isPrivate, basis: isPrivate === null ? 'unknown' : 'derived' },
		},
		app: { key: keyOf(facts.clientKey), audit },
		sign_in: signIn,
		scopes: scopesReport(facts, resources),
		creator: facts.creator,
		...(warnings.length === 0 ? {} : { warnings }),
	};
}

function warningsOf(answer: AuditAnswer | undefined, audit: string): string[] {
	if (answer === undefined) return [];
	if (answer.value === 'unknown') return audit === 'unknown' ? [] : [answer.reason];
	if (answer.publish_id === undefined) return [];
	return [
		`To learn about the audit, the node started a post with Only Me (publish_id ${answer.publish_id}) and sent nothing. TikTok may report it as failed later.`,
	];
}
