import type { Clock } from '../../shared/clock';
import type { PutResult } from '../../api/transport';
import type { Chunk } from '../plan/plan';

/** What TikTok says about the upload when asked by publish_id. */
export interface ServerProgress {
	/** A boundary of the plan in bytes, or `undefined` when TikTok does not say. */
	readonly bytes: number | undefined;
	/** TikTok has every byte. */
	readonly complete: boolean;
	/** The post has failed at TikTok; sending more is pointless. */
	readonly failed: boolean;
}

/** Everything that an upload needs from outside. Nothing here depends on n8n. */
export interface UploadPorts {
	readonly clock: Clock;
	readonly signal: AbortSignal | undefined;
	/**
	 * Sends one chunk in one PUT.
	 *
	 * @param remainingMs milliseconds until the deadline
	 */
	put(chunk: Chunk, remainingMs: number): Promise<PutResult | { sourceError: unknown }>;
	/** Asks TikTok how many bytes it has. */
	askProgress(): Promise<ServerProgress>;
	/** Called before each PUT of the last chunk. From then on a post may appear. */
	beforeLastPut(): void;
	/** Called after each progress with the number of bytes that TikTok has. */
	onAccepted(bytes: number): void;
}
