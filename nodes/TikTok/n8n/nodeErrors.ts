import {
	NodeApiError,
	NodeOperationError,
	type IDataObject,
	type INode,
	type INodeExecutionData,
} from 'n8n-workflow';

import { foreignText } from '../shared/foreignText';
import type { Fault } from '../errors/fault';

/** Where a fault happened, and what must not be lost with it. */
export interface FaultPlace {
	/** Index of the item, from 0. */
	readonly itemIndex: number;
	/** Whether a post of this item may exist or come to exist. Workflows decide by it whether to post again. */
	readonly mayAppear: boolean;
	/** Of the post of this item, once TikTok has given one. */
	readonly publishId?: string;
	/** Of posts that were begun for this item before, and that can't appear any more. */
	readonly lostPublishIds?: readonly string[];
	/** Of the items before it in this run, which an error that stops the node would hide. */
	readonly earlierPublishIds?: readonly string[];
}

/** The result keys of an item that failed while the node continues. */
export interface FailureDetails extends IDataObject {
	code: string;
	log_id: string | null;
	publish_id: string | null;
	remedy: string;
	/** True whenever a post of this item may exist or come to exist. */
	may_appear: boolean;
}

/** One sentence or a few: what happened, what to do, which post, which item. */
export function messageOf(fault: Fault, place: FaultPlace): string {
	const { publishId, itemIndex, lostPublishIds = [], earlierPublishIds = [] } = place;
	return [
		`${fault.message}${codeOf(fault)}.`,
		...(fault.remedy === '' ? [] : [fault.remedy]),
		...named('The publish_id of this post is', publishId === undefined ? [] : [publishId]),
		...named('Begun for this item before, and lost:', lostPublishIds),
		...named('Begun by this node before it stopped:', earlierPublishIds),
		`[item ${itemIndex}]`,
	].join(' ');
}

function named(words: string, publishIds: readonly string[]): string[] {
	const ids = publishIds.map((id) => foreignText(id)).join(', ');
	return ids === '' ? [] : [`${words} ${ids}.`];
}

/** TikTok's code, of which an agent would not hear otherwise; transport codes stay out of messages. */
function codeOf({ kind, code }: Fault): string {
	return kind === 'tiktok' ? ` (${code})` : '';
}

/** Everything else that helps: TikTok's code, log_id and own words. */
export function detailsOf(fault: Fault, place: FaultPlace): FailureDetails {
	return {
		code: fault.code,
		log_id: fault.logId ?? null,
		publish_id: place.publishId ?? null,
		remedy: fault.remedy,
		may_appear: fault.mayAppear ?? place.mayAppear,
	};
}

/**
 * The error that stops the node. Nothing is attached as its cause: an HTTP error would print the
 * token with it.
 */
export function toNodeError(
	node: INode,
	fault: Fault,
	place: FaultPlace,
): NodeApiError | NodeOperationError {
	const message = messageOf(fault, place);
	const description = descriptionOf(fault);
	const { itemIndex } = place;
	const error =
		fault.kind === 'input' || fault.kind === 'source'
			? new NodeOperationError(node, message, { description, itemIndex })
			: new NodeApiError(
					node,
					{},
					{ message, description, itemIndex, httpCode: fault.httpStatus?.toString() ?? 'none' },
				);
	// n8n replaces a text that contains a word like ENOENT, and with it publish_id and item.
	error.message = message;
	error.context.details = detailsOf(fault, place);
	return error;
}

/**
 * The item for the error branch. Its json has only these two keys: with any other, or with an
 * `error` beside the json, n8n would drop the details or send it down the success branch.
 *
 * @param input the item as it came in, whose file goes along
 */
export function toFailureItem(
	fault: Fault,
	place: FaultPlace,
	input: INodeExecutionData | undefined,
): INodeExecutionData {
	return {
		json: { error: messageOf(fault, place), details: detailsOf(fault, place) },
		...(input?.binary === undefined ? {} : { binary: input.binary }),
		pairedItem: { item: place.itemIndex },
	};
}

function descriptionOf(fault: Fault): string {
	const parts = [`Code: ${fault.code}`];
	if (fault.logId !== undefined) parts.push(`log_id: ${fault.logId}`);
	if (fault.tikTokMessage !== undefined) parts.push(`TikTok said: ${fault.tikTokMessage}`);
	return parts.join(' · ');
}
