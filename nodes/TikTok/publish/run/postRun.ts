import type { IExecuteFunctions } from 'n8n-workflow';

import { clientFor, credentialIdOf, type TikTokClient } from '../../api/client';
import { clockOf, type Clock } from '../../shared/clock';
import type { Endpoint } from '../../api/endpoints';
import { PostLedger } from '../retry/ledger';
import { DEFAULT_RETRY_POLICY, type RetryPolicy } from '../../upload/session/retryPolicy';
import { rememberWhenStopped, type NodeRun } from '../retry/stoppedRuns';
import { CreatorDesk } from '../../api/creatorInfo';
import type { PostSlot } from './postSlot';

/** What makes the posting operations different; everything else is shared. */
export interface PostRoute {
	readonly init: Endpoint;
	/** A direct post carries `post_info` and is checked against the creator's limits; a draft is not. */
	readonly isDirectPost: boolean;
	/**
	 * Reads the parameters of one item, checks them as far as it can be done without TikTok, and
	 * leaves in the slot what is to be posted.
	 *
	 * @throws FaultError with the field and the remedy
	 */
	readItem(run: PostRun, slot: PostSlot): Promise<void>;
}

/** The tools of one run of a posting operation. */
export interface PostRun {
	readonly context: IExecuteFunctions;
	readonly route: PostRoute;
	readonly client: TikTokClient;
	readonly clock: Clock;
	readonly signal: AbortSignal | undefined;
	readonly ledger: PostLedger;
	/** Which run of which node this is, for a Retry that n8n gives an empty ledger. */
	readonly nodeRun: NodeRun;
	readonly creator: CreatorDesk;
	readonly credentialId: string;
	readonly policy: RetryPolicy;
}

/** Time and patience, which tests replace. */
export interface RunTools {
	readonly clock?: Clock;
	readonly policy?: RetryPolicy;
}

export function startRun(
	context: IExecuteFunctions,
	route: PostRoute,
	tools: RunTools = {},
): PostRun {
	const signal = context.getExecutionCancelSignal();
	const { clock = clockOf(signal), policy = DEFAULT_RETRY_POLICY } = tools;
	const client = clientFor(context, clock);
	const nodeRun = nodeRunOf(context);
	const ledger = new PostLedger(context.getContext('node'), nodeRun.runIndex);
	rememberWhenStopped(nodeRun, ledger, signal);
	return {
		context,
		route,
		client,
		clock,
		signal,
		ledger,
		nodeRun,
		creator: new CreatorDesk(client, clock),
		credentialId: credentialIdOf(context),
		policy,
	};
}

/**
 * One line in n8n's log whose text holds everything: n8n's default format prints no metadata, and a
 * stopped or killed execution saves nothing but its log.
 */
export function logPost(
	run: PostRun,
	level: 'info' | 'debug' | 'warn',
	what: string,
	itemIndex: number,
	publishId: string,
): void {
	const { context } = run;
	context.logger[level](
		`TikTok: ${what} (publish_id ${publishId}, execution ${context.getExecutionId()}, node ${JSON.stringify(context.getNode().name)}, item ${itemIndex})`,
	);
}

function nodeRunOf(context: IExecuteFunctions): NodeRun {
	return {
		workflowId: context.getWorkflow().id ?? '',
		nodeId: context.getNode().id,
		runIndex: Number(context.getWorkflowDataProxy(0).$runIndex),
		executionId: context.getExecutionId(),
	};
}
