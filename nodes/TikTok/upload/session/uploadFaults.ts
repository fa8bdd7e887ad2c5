import { CancelledError } from '../../shared/clock';
import type { HttpAnswer } from '../../shared/httpAnswer';
import { FaultError, type Fault } from '../../errors/fault';
import { messageIn } from '../../errors/httpErrors';
import { SourceSizeError } from '../source/sourceReader';

/** All faults that end an upload. Byte counts in them are exact. */

const REPORT_REMEDY =
	'Run the item again. If the error persists, open an issue and include the publish_id from this message.';

export function deadlinePassed(): Fault {
	return {
		kind: 'network',
		code: 'upload_deadline',
		message: 'The upload did not finish within the hour that TikTok allows',
		remedy: 'Use a faster connection or a smaller file.',
		retryable: false,
	};
}

/** The upload host asks for a pause that ends after the upload URL has expired. */
export function pauseTooLong(retryAfterSec: number, httpStatus?: number): Fault {
	const status = httpStatus === undefined ? '' : ` (HTTP ${httpStatus})`;
	return hostFault(
		'upload_busy',
		`TikTok's upload host${status} asked for a pause of ${retryAfterSec} seconds, but the upload URL expires before that`,
		'Run the item again after that time.',
		httpStatus,
	);
}

/** The upload host no longer knows the upload URL. */
export function urlExpired(status: number): Fault {
	return hostFault(
		`upload_${status}`,
		`TikTok's upload host no longer accepts this upload (HTTP ${status})`,
		'An upload URL is valid for one hour. Run the item again.',
		status,
	);
}

/** A PUT got an answer that a retry would not change. */
export function refusedChunk({ status }: HttpAnswer): Fault {
	return hostFault(
		`upload_${status}`,
		`TikTok's upload host did not accept a chunk of the file (HTTP ${status})`,
		REPORT_REMEDY,
		status,
	);
}

function hostFault(code: string, message: string, remedy: string, httpStatus?: number): Fault {
	return { kind: 'tiktok', code, message, remedy, httpStatus, retryable: false };
}

/** No retry is left for one chunk. */
export function gaveUp(cause: Fault | undefined, tries: number): Fault {
	const last = cause ?? {
		kind: 'tiktok',
		code: 'upload_stuck',
		message: "TikTok's upload host kept asking for the same chunk of the file",
		remedy: REPORT_REMEDY,
	};
	return {
		...last,
		message: `${last.message}; the node sent the same chunk ${tries} times`,
		retryable: false,
	};
}

/**
 * For the `catch` of whatever reads a file.
 *
 * @throws FaultError, or CancelledError when the execution was stopped meanwhile
 */
export function throwSourceFault(error: unknown): never {
	if (error instanceof CancelledError) throw error;
	throw new FaultError(sourceFault(error));
}

/** The file is unreadable, or its size is not the declared one. */
export function sourceFault(error: unknown): Fault {
	if (error instanceof FaultError) return error.fault;
	const isOtherSize = error instanceof SourceSizeError;
	return {
		kind: 'source',
		code: isOtherSize ? 'file_size_changed' : 'file_unreadable',
		message: isOtherSize ? error.message : `The file could not be read: ${messageIn(error)}`,
		remedy:
			'Nothing was published. Check the node that provides the file, then run the item again.',
		retryable: false,
	};
}
