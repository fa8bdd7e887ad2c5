import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { toFailureItem, toNodeError, type FaultPlace } from './nodeErrors';
import type { Fault } from '../errors/fault';
import { STOPPED, faultIn } from './faultFrom';
import { resultFor } from './toolResult';

/** One item on its way through a programmatic operation. */
export interface ItemSlot {
	/** From 0. */
	readonly itemIndex: number;
	/** Of the post of this item, once it is known. */
	publishId?: string;
	/** Of posts that were begun for this item before, and that can't appear any more. */
	readonly lostPublishIds?: readonly string[];
	/** The result, once there is one. */
	json?: IDataObject;
	/** What ended this item, once something did. */
	fault?: Fault;
}

/**
 * The one loop over items: it owns pairing, continue-on-fail and what an error may not lose. A step
 * that fails ends its own item, or the node when it shall stop on a failed item.
 */
export class ItemRun<Slot extends ItemSlot> {
	/** @param mayAppear whether a post of a failed item may exist or come to exist */
	constructor(
		private readonly context: IExecuteFunctions,
		readonly slots: readonly Slot[],
		private readonly mayAppear: (slot: Slot) => boolean,
	) {}

	/** Items that have neither failed nor finished. */
	open(): Slot[] {
		return this.slots.filter((slot) => slot.fault === undefined && slot.json === undefined);
	}

	/**
	 * Does `work` for each of `slots`, one after the other.
	 *
	 * @throws NodeApiError or NodeOperationError for the first that fails, unless the node continues
	 */
	async each(slots: readonly Slot[], work: (slot: Slot) => Promise<void>): Promise<void> {
		for (const slot of slots) await this.attempt(slot, async () => await work(slot));
	}

	/** Does something that belongs to no single item, such as waiting for all of them. */
	async together(work: () => Promise<void>): Promise<void> {
		const [first] = this.open();
		if (first !== undefined) await this.attempt(first, work);
	}

	/** What the node returns: one item for each input item, in their order. */
	output(): INodeExecutionData[][] {
		const input = this.context.getInputData();
		return [
			this.slots.map((slot) =>
				slot.fault === undefined
					? {
							json: resultFor(this.context, slot.json ?? {}),
							pairedItem: { item: slot.itemIndex },
						}
					: toFailureItem(slot.fault, this.placeOf(slot), input[slot.itemIndex]),
			),
		];
	}

	private async attempt(slot: Slot, work: () => Promise<void>): Promise<void> {
		try {
			await work();
		} catch (error) {
			const fault = faultIn(error);
			slot.fault = fault;
			if (fault === STOPPED || !this.context.continueOnFail()) {
				throw toNodeError(this.context.getNode(), fault, this.placeAmongOthers(slot));
			}
		}
	}

	private placeOf(slot: Slot): FaultPlace {
		const { itemIndex, publishId, lostPublishIds } = slot;
		return { itemIndex, publishId, lostPublishIds, mayAppear: this.mayAppear(slot) };
	}

	/** An error that stops the node hides the outputs of all its items, so it names their posts. */
	private placeAmongOthers(slot: Slot): FaultPlace {
		const earlierPublishIds = this.slots
			.filter((other) => other !== slot && other.publishId !== undefined)
			.map((other) => `${other.publishId} (item ${other.itemIndex})`);
		return { ...this.placeOf(slot), earlierPublishIds };
	}
}
