import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Fault } from '../errors/fault';
import { STOPPED, faultIn } from './faultFrom';
import { toFailureItem, toNodeError, type FaultPlace } from './nodeErrors';
import { resultFor } from './simplify';

/** Nothing of the item has been looked at. */
export interface Unread {
	readonly at: 'unread';
}

/** The item has its result. */
export interface Ended {
	readonly at: 'ended';
	readonly json: IDataObject;
	/** How often a chunk had to be sent again; 0 if left out. */
	readonly retries?: number;
	/** True to leave out of the output what is empty in `json`. */
	readonly simplify?: boolean;
}

/** The first item does the work of this item, too. */
interface Joined {
	readonly at: 'joined';
}

/** A fault has ended the item. */
interface Failed {
	readonly at: 'failed';
	readonly fault: Fault;
	readonly place: FaultPlace;
}

/** What a failed item must not lose. */
export type ItemPlace = Pick<FaultPlace, 'publishId' | 'lostPublishIds' | 'mayAppear'>;

/** The stage with that name. */
type StageAt<Stage, At> = Extract<Stage, { readonly at: At }>;

/**
 * The one loop over the items of a programmatic operation. Each item moves through the stages of the
 * operation; a step takes one stage and returns the next. The loop owns pairing, continue-on-fail and
 * what an error must not lose. A step that fails ends its own item, or the node when the node stops
 * on a failed item.
 */
export class ItemLoop<Stage extends { readonly at: string }> {
	private readonly stages: Array<Stage | Unread | Joined | Ended | Failed>;

	/**
	 * @param placeOf the post of an item, asked when the item fails at that stage
	 * @param isOne whether the first item does the work of all items
	 */
	constructor(
		private readonly context: IExecuteFunctions,
		private readonly placeOf: (stage: Stage, itemIndex: number) => ItemPlace,
		private readonly isOne = false,
	) {
		this.stages = context
			.getInputData()
			.map((_, item) => ({ at: isOne && item > 0 ? 'joined' : 'unread' }));
	}

	/**
	 * Takes each item that stands at `at` one step further, one after the other.
	 *
	 * @throws NodeApiError or NodeOperationError for the first that fails, unless the node continues
	 */
	async each<At extends Stage['at']>(
		at: At,
		step: (stage: StageAt<Stage, At>, itemIndex: number) => Stage | Ended | Promise<Stage | Ended>,
	): Promise<void> {
		for (const { stage, itemIndex } of this.standingAt(at)) {
			try {
				this.stages[itemIndex] = await step(stage, itemIndex);
			} catch (error) {
				this.fail(itemIndex, error);
			}
		}
	}

	/**
	 * Takes all items that stand at `at` one step further at once. A fault is that of each of them.
	 *
	 * @throws NodeApiError or NodeOperationError for the first of them, unless the node continues
	 */
	async together<At extends Stage['at']>(
		at: At,
		step: (stages: Array<StageAt<Stage, At>>) => Promise<Stage[]>,
	): Promise<void> {
		const items = this.standingAt(at);
		if (items.length === 0) return;
		try {
			const next = await step(items.map(({ stage }) => stage));
			items.forEach(({ itemIndex }, index) => (this.stages[itemIndex] = next[index]));
		} catch (error) {
			for (const { itemIndex } of items) this.fail(itemIndex, error);
		}
	}

	/** How many items the output has. */
	get size(): number {
		return this.stages.filter(({ at }) => at !== 'joined').length;
	}

	/** Index of the first item that stands at `at`. */
	first(at: Stage['at']): number | undefined {
		return this.standingAt(at)[0]?.itemIndex;
	}

	/** The items that ended well. */
	ended(): Array<Ended & { itemIndex: number }> {
		return this.stages.flatMap((stage, itemIndex) =>
			stage.at === 'ended' ? [{ ...(stage as Ended), itemIndex }] : [],
		);
	}

	/** What the node returns: one item for each input item in their order, or one for all of them. */
	output(): INodeExecutionData[][] {
		const input = this.context.getInputData();
		const results = this.stages.flatMap((stage, item): INodeExecutionData[] => {
			if (stage.at === 'joined') return [];
			const pairedItem = this.isOne ? input.map((_, other) => ({ item: other })) : { item };
			if (stage.at === 'failed') {
				const { fault, place } = stage as Failed;
				return [toFailureItem(this.context.getNode(), fault, place, input[item], pairedItem)];
			}
			const { json, simplify } = stage.at === 'ended' ? (stage as Ended) : { json: {} };
			return [{ json: resultFor(this.context, json, simplify), pairedItem }];
		});
		return [results];
	}

	private standingAt<At extends Stage['at']>(at: At) {
		return this.stages.flatMap((stage, itemIndex) =>
			stage.at === at ? [{ stage: stage as StageAt<Stage, At>, itemIndex }] : [],
		);
	}

	private fail(itemIndex: number, error: unknown): void {
		const fault = faultIn(error);
		const place = this.placeAt(itemIndex);
		this.stages[itemIndex] = { at: 'failed', fault, place };
		if (fault !== STOPPED && this.context.continueOnFail()) return;
		throw toNodeError(this.context.getNode(), fault, {
			...place,
			earlierPublishIds: this.otherPublishIds(itemIndex),
		});
	}

	private placeAt(itemIndex: number): FaultPlace {
		const stage = this.stages[itemIndex];
		if (stage.at === 'failed') return (stage as Failed).place;
		return { itemIndex, itemCount: this.size, ...this.placeOf(stage as Stage, itemIndex) };
	}

	/** An error that stops the node hides the outputs of all items, so it names their posts. */
	private otherPublishIds(itemIndex: number): string[] {
		return this.stages.flatMap((_, other) => {
			const { publishId } = this.placeAt(other);
			return other === itemIndex || publishId === undefined ? [] : [`${publishId} (item ${other})`];
		});
	}
}
