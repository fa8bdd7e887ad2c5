/**
 * Something that went wrong, as data. Faults travel as values to the code that decides whether to
 * retry, stop or warn, and to `n8n/nodeErrors.ts`, which makes n8n's errors of them.
 */
export interface Fault {
	/**
	 * Its origin: TikTok's envelope or status (`tiktok`), an answer that cannot be TikTok's (`gateway`),
	 * no answer (`network`), the sign-in (`sign_in`), the user's input (`input`) or the file (`source`).
	 */
	readonly kind: 'tiktok' | 'gateway' | 'network' | 'sign_in' | 'input' | 'source';
	/** TikTok's `error.code` or `fail_reason`; for the other kinds a word of this node. */
	readonly code: string;
	/** What happened, one sentence without a final period. */
	readonly message: string;
	/** What to do about it, one or two sentences with final periods. */
	readonly remedy: string;
	/** The HTTP status of the answer, if there was one. */
	readonly httpStatus?: number;
	/** TikTok's `log_id`, which its support asks for. */
	readonly logId?: string;
	/** TikTok's own words, where they add something to `message`. */
	readonly tikTokMessage?: string;
	/** True when a post may appear that is not in the ledger of this run. */
	readonly mayAppear?: boolean;
	/** True when the same request may succeed later. */
	readonly retryable: boolean;
	/** Seconds to wait, from the `Retry-After` header. */
	readonly retryAfterSec?: number;
}

/** Carries a fault up to the code that ends the item: the item loop or the routed request. */
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
