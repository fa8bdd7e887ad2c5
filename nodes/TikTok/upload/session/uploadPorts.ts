import type { Clock } from '../../shared/clock';
import type { PutResult } from '../../api/transport';
import type { Chunk } from '../plan/plan';

/** What the server knows of the upload, asked by publish_id. */
export interface ServerProgress {
	/** A boundary of the plan in bytes, or `undefined` when it can't be told. */
	readonly bytes: number | undefined;
	/** TikTok has everything: the post goes on by itself. */
	readonly complete: boolean;
	/** TikTok has given the post up; nothing more can be sent. */
	readonly failed: boolean;
}

/** Everything a session needs from outside; nothing of n8n. */
export interface UploadPorts {
	readonly clock: Clock;
	readonly signal: AbortSignal | undefined;
	/** One PUT of one chunk; `remainingMs` is what is left of the deadline. */
	put(chunk: Chunk, remainingMs: number): Promise<PutResult | { sourceError: unknown }>;
	/** Asks the server how far it is. */
	askProgress(): Promise<ServerProgress>;
	/** Called before the PUT of the last byte is begun, each time: from then on a post may appear. */
	beforeLastPut(): void;
	/** Called after each progress with the bytes that the server has. */
	onAccepted(bytes: number): void;
}
