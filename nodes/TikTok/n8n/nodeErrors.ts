import {
	NodeApiError,
	NodeOperationError,
	type IDataObject,
	type INode,
	type INodeExecutionData,
} from 'n8n-workflow';

import { foreignText } from '../shared/foreignText';
import type { Fault } from '../errors/fault';
import { isTool } from './asTool';

/** Where a fault happened, and what must not be lost with it. */
export interface FaultPlace {
	/** Index of the item, from 0. */
	readonly itemIndex: number;
	/** How many items the run has. Texts name the item only where there are several. */
	readonly itemCount?: number;
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

/** One sentence: what happened, with TikTok's code and the publish_id; the item where there are several. */
export function headlineOf(fault: Fault, place: FaultPlace): string {
	return [sentenceOf(fault, place), ...itemMark(place)].join(' ');
}

/** Everything in one text, for readers who see no more: what happened, what to do, which posts, which item. */
export function messageOf(fault: Fault, place: FaultPlace): string {
	return [sentenceOf(fault, place), ...adviceOf(fault, place), ...itemMark(place)].join(' ');
}

function sentenceOf({ kind, code, message }: Fault, { publishId }: FaultPlace): string {
	// TikTok's code helps in a search. Codes of the transport stay out of messages.
	const isCodeShown = kind === 'tiktok';
	const sentence = isCodeShown ? `${message} (${code})` : message;
	if (publishId === undefined) return `${sentence}.`;
	const post = `publish_id ${foreignText(publishId)}`;
	return isCodeShown ? `${sentence}, ${post}.` : `${sentence} (${post}).`;
}

function adviceOf({ remedy }: Fault, place: FaultPlace): string[] {
	const { lostPublishIds = [], earlierPublishIds = [] } = place;
	return [
		...(remedy === '' ? [] : [remedy]),
		...named('Begun for this item before, and lost:', lostPublishIds),
		...named('Begun by this node before it stopped:', earlierPublishIds),
	];
}

function named(words: string, publishIds: readonly string[]): string[] {
	const ids = publishIds.map((id) => foreignText(id)).join(', ');
	return ids === '' ? [] : [`${words} ${ids}.`];
}

function itemMark({ itemIndex, itemCount = 1 }: FaultPlace): string[] {
	return itemCount > 1 ? [`[item ${itemIndex}]`] : [];
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
 * The error that stops the node. n8n's editor shows its message as the title, and the description
 * below it; an AI agent and a list in the editor get the message only. Nothing is attached as its
 * cause: an HTTP error would print the token with it.
 *
 * @param isWhole true to put everything into the message; by default for a tool of an agent
 */
export function toNodeError(
	node: INode,
	fault: Fault,
	place: FaultPlace,
	isWhole = isTool({ getNode: () => node }),
): NodeApiError | NodeOperationError {
	const message = isWhole ? messageOf(fault, place) : headlineOf(fault, place);
	const advice = isWhole ? [] : adviceOf(fault, place);
	const description = [...advice, codesOf(fault)].join(' ');
	const { itemIndex } = place;
	const error =
		fault.kind === 'input' || fault.kind === 'source'
			? new NodeOperationError(node, message, { description, itemIndex })
			: new NodeApiError(
					node,
					{},
					{ message, description, itemIndex, httpCode: fault.httpStatus?.toString() },
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
 * Older n8n, such as 2.20, does not know `details`, and takes an item for a failure by an `error`
 * beside the json. For the error output there is one that n8n sees, and loses when it copies the item.
 *
 * @param input the item as it came in, whose file goes along
 * @param pairedItem the input items that it belongs to
 */
export function toFailureItem(
	node: INode,
	fault: Fault,
	place: FaultPlace,
	input: INodeExecutionData | undefined,
	pairedItem: INodeExecutionData['pairedItem'] = { item: place.itemIndex },
): INodeExecutionData {
	const item: INodeExecutionData = {
		json: { error: messageOf(fault, place), details: detailsOf(fault, place) },
		...(input?.binary === undefined ? {} : { binary: input.binary }),
		pairedItem,
	};
	if (node.onError !== 'continueErrorOutput') return item;
	return Object.defineProperty(item, 'error', { value: toNodeError(node, fault, place) });
}

function codesOf(fault: Fault): string {
	const parts = [`Code: ${fault.code}`];
	if (fault.logId !== undefined) parts.push(`log_id: ${fault.logId}`);
	if (fault.tikTokMessage !== undefined) parts.push(`TikTok said: ${fault.tikTokMessage}`);
	return parts.join(' · ');
}
