import type { IExecuteFunctions } from 'n8n-workflow';

import { clientFor, type TikTokClient } from '../../api/client';
import { CreatorLimits } from '../../api/creatorInfo';
import { credentialIdOf } from '../../api/credential';
import type { Endpoint } from '../../api/endpoints';
import { clockOf, type Clock } from '../../shared/clock';
import { HostPatience } from '../../upload/source/web/hostPatience';
import { DEFAULT_RETRY_POLICY, type RetryPolicy } from '../../upload/session/retryPolicy';
import { PostLedger } from '../retry/ledger';
import { StoredCopies } from '../retry/storedCopies';
import { rememberWhenStopped, type NodeRun } from '../retry/stoppedRuns';
import { PostLog } from './log';
import type { PostToMake } from './stages';

/** What makes the posting operations different; they share everything else. */
export interface PostRoute {
	readonly init: Endpoint;
	/** A direct post carries `post_info` and is checked against the creator's limits; a draft is not. */
	readonly isDirectPost: boolean;
	/**
	 * Reads the parameters of one item and checks them as far as possible without TikTok.
	 *
	 * @throws FaultError with the field and the remedy
	 */
	readPost(run: PostRun, itemIndex: number): Promise<PostToMake>;
	/** Whether the first item posts the files of all items. Left out: each item is a post. */
	isOnePost?(context: IExecuteFunctions): boolean;
}

/** The tools of one run of a posting operation. */
export interface PostRun {
	readonly context: IExecuteFunctions;
	readonly route: PostRoute;
	readonly client: TikTokClient;
	readonly clock: Clock;
	/** When the node began, in epoch milliseconds. */
	readonly startMs: number;
	readonly signal: AbortSignal | undefined;
	readonly ledger: PostLedger;
	readonly copies: StoredCopies;
	readonly log: PostLog;
	/** Which run of which node this is, for a Retry to which n8n gives an empty ledger. */
	readonly nodeRun: NodeRun;
	readonly creator: CreatorLimits;
	readonly credentialId: string;
	readonly policy: RetryPolicy;
	/** With the servers of web addresses. */
	readonly patience: HostPatience;
}

/** What tests replace: the clock and the retry policy of the upload. */
export interface RunTools {
	readonly clock?: Clock;
	readonly policy?: RetryPolicy;
}

/** Begins a run that posts. The process remembers it when the execution is stopped. */
export function startRun(
	context: IExecuteFunctions,
	route: PostRoute,
	tools: RunTools = {},
): PostRun {
	const run = startCheck(context, route, tools);
	rememberWhenStopped(run.nodeRun, run.ledger, run.signal);
	return run;
}

/** Begins a run that only checks, of which a Retry has nothing to take over. */
export function startCheck(
	context: IExecuteFunctions,
	route: PostRoute,
	tools: RunTools = {},
): PostRun {
	const signal = context.getExecutionCancelSignal();
	const { clock = clockOf(signal), policy = DEFAULT_RETRY_POLICY } = tools;
	const client = clientFor(context, clock);
	const nodeRun = nodeRunOf(context);
	const ledger = new PostLedger(context.getContext('node'), nodeRun.runIndex);
	return {
		context,
		route,
		client,
		clock,
		startMs: clock.now(),
		signal,
		ledger,
		copies: new StoredCopies(context.getContext('node'), nodeRun.runIndex),
		log: new PostLog(context),
		nodeRun,
		creator: new CreatorLimits(client, clock),
		credentialId: credentialIdOf(context),
		policy,
		patience: new HostPatience(),
	};
}

function nodeRunOf(context: IExecuteFunctions): NodeRun {
	return {
		workflowId: context.getWorkflow().id ?? '',
		nodeId: context.getNode().id,
		runIndex: Number(context.getWorkflowDataProxy(0).$runIndex),
		executionId: context.getExecutionId(),
	};
}
