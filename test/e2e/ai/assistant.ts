/** One use of a tool, as a model asks for it. */
export interface ToolCall {
	name: string;
	args: Record<string, unknown>;
}

/** What a model is told of a tool. */
export interface OfferedTool {
	name: string;
	description: string;
	/** Names of the arguments that it has to give. */
	args: string[];
}

/** Something that uses tools of n8n on behalf of a model. */
export interface Assistant {
	offered(): Promise<OfferedTool[]>;
	/**
	 * Uses tools within one conversation, all that a list names at the same time.
	 *
	 * @returns what the model is told of each, in their order
	 */
	use(...calls: ToolCall[]): Promise<string[]>;
}
