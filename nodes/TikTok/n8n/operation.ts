import type {
	IDataObject,
	IExecuteFunctions,
	IExecutePaginationFunctions,
	INodeExecutionData,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';

import type { Endpoint } from '../api/endpoints';
import type { Query } from '../api/transport';
import type { ItemParameters } from './itemParameters';

/** A resource of the node, as `resources/<resource>/index.ts` exports it. */
export interface Resource {
	readonly name: string;
	readonly value: string;
	/** In the order of the form and of n8n's panel: the most used first. */
	readonly operations: readonly Operation[];
	/** Value of the operation that a new node starts with. */
	readonly defaultOperation: string;
}

/** An operation, as its file exports it. The file is named after the value of `option`. */
export type Operation = RoutedOperation | ProgrammaticOperation;

/** Answers one item with one or more calls of its endpoint. n8n runs it by its routing. */
export interface RoutedOperation extends OperationBase {
	/**
	 * Yields the json of each output item.
	 *
	 * @throws FaultError to fail the input item
	 */
	answer(item: RoutedItem): Promise<IDataObject[]>;
}

/** Sees all items of a run, because it uploads, waits or keeps an order. n8n runs it as a custom operation. */
export interface ProgrammaticOperation extends OperationBase {
	/** @param resources of the node, for an operation that tells about the others */
	run(context: IExecuteFunctions, resources: readonly Resource[]): Promise<INodeExecutionData[][]>;
}

interface OperationBase {
	/** The entry in n8n's panel, without its routing. */
	readonly option: INodePropertyOptions & { value: string; action: string; description: string };
	/** The call that the operation exists for. The sign-in needs one of its scopes. */
	readonly endpoint: Endpoint;
	/** The form. A field's `displayOptions` name only the other fields that it depends on. */
	readonly fields: readonly INodeProperties[];
	/** Shown below the output, for an operation that can't add hints while it runs. */
	readonly outputHint?: string;
}

/** What an operation needs to answer one item. */
export interface RoutedItem {
	/** n8n's context of this item. */
	readonly context: IExecutePaginationFunctions;
	readonly parameters: ItemParameters;
	/**
	 * Calls the operation's endpoint and returns TikTok's `data`.
	 *
	 * @throws FaultError when TikTok refuses
	 */
	ask(body: IDataObject, query?: Query): Promise<IDataObject>;
}
