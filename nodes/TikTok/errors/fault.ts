/**
 * Something that went wrong, as data. Faults travel as values to the one place that decides
 * (retry, stop, warn) and the one place that throws (`errors.ts`).
 */
export interface Fault {
	/**
	 * Where it comes from: TikTok's envelope or status (`tiktok`), a bad answer on the way (`gateway`),
	 * no answer (`network`), the sign-in (`sign_in`), what the user gave (`input`), or the file (`source`).
	 */
	readonly kind: 'tiktok' | 'gateway' | 'network' | 'sign_in' | 'input' | 'source';
	/** TikTok's `error.code` or `fail_reason`, or one of our own words for the other kinds. */
	readonly code: string;
	/** What happened, one sentence without a final period. */
	readonly message: string;
	/** What to do about it, one or two sentences with final periods. */
	readonly remedy: string;
	/** HTTP status, where there was one. */
	readonly httpStatus?: number;
	/** TikTok's `log_id`, which its support asks for. */
	readonly logId?: string;
	/** What TikTok itself said, where that adds something to `message`. */
	readonly tikTokMessage?: string;
	/** The same request may do better later. */
	readonly retryable: boolean;
	/** Seconds that the server asked to wait (`Retry-After`). */
	readonly retryAfterSec?: number;
}

/** A fault on its way to the item loop. Only `publish/` throws it, only the item loop catches it. */
export class FaultError extends Error {
	override name = 'FaultError';

	constructor(readonly fault: Fault) {
		super(fault.message);
	}
}

/** @throws FaultError with the fault, if there is one */
export function throwIfFault(fault: Fault | undefined): void {
	if (fault !== undefined) throw new FaultError(fault);
}

/**
 * Bad input, found before anything was sent.
 *
 * @param message names the field by its label
 * @param remedy says what to enter instead
 */
export function inputFault(message: string, remedy: string, code = 'invalid_input'): Fault {
	return { kind: 'input', code, message, remedy, retryable: false };
}
