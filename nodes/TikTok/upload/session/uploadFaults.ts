import type { HttpAnswer } from '../../shared/httpAnswer';
import { FaultError, type Fault } from '../../errors/fault';
import { SourceSizeError } from '../source/sourceReader';

/** The faults that end an upload, in one place. Byte counts in them are exact. */

/** The hour that TikTok gives an upload is over. */
export function deadlinePassed(): Fault {
	return {
		kind: 'network',
		code: 'upload_deadline',
		message: 'The upload did not finish within the hour that TikTok gives it',
		remedy: 'Use a faster connection or a smaller file.',
		retryable: false,
	};
}

/** The upload host asks for a pause that would outlast the upload URL: nobody waits for that. */
export function pauseTooLong(retryAfterSec: number, httpStatus?: number): Fault {
	const status = httpStatus === undefined ? '' : ` (HTTP ${httpStatus})`;
	return {
		kind: 'tiktok',
		code: 'upload_busy',
		message: `TikTok's upload host${status} asked for a pause of ${retryAfterSec} seconds, longer than what is left of this upload's hour`,
		remedy: 'Run the item again after that time.',
		httpStatus,
		retryable: false,
	};
}

/** The upload host no longer knows the upload URL. */
export function urlExpired(status: number): Fault {
	return {
		kind: 'tiktok',
		code: `upload_${status}`,
		message: `TikTok's upload host no longer accepts this upload (HTTP ${status})`,
		remedy: 'The upload address lives for one hour. Run the item again.',
		httpStatus: status,
		retryable: false,
	};
}

/** A PUT that was answered with something that sending it again would not change. */
export function refusedChunk(answer: HttpAnswer): Fault {
	return {
		kind: 'tiktok',
		code: `upload_${answer.status}`,
		message: `TikTok's upload host did not take a part of the file (HTTP ${answer.status})`,
		remedy: 'Run the item again; if it stays, report it with the publish_id below.',
		httpStatus: answer.status,
		retryable: false,
	};
}

/** The tries for one stuck chunk are used up. */
export function gaveUp(cause: Fault | undefined, tries: number): Fault {
	const last = cause ?? {
		kind: 'tiktok',
		code: 'upload_stuck',
		message: "TikTok's upload host kept asking for the same part of the file",
		remedy: 'Run the item again; if it stays, report it with the publish_id below.',
	};
	return {
		...last,
		message: `${last.message}; the same part of the file was tried ${tries} times`,
		retryable: false,
	};
}

/** The file could not be read, or is not as long as it was said to be. */
export function sourceFault(error: unknown): Fault {
	if (error instanceof FaultError) return error.fault;
	const message = error instanceof Error ? error.message : String(error);
	return {
		kind: 'source',
		code: error instanceof SourceSizeError ? 'file_size_changed' : 'file_unreadable',
		message: error instanceof SourceSizeError ? message : `The file could not be read: ${message}`,
		remedy:
			'Nothing was published. Check the node that provides the file, then run the item again.',
		retryable: false,
	};
}
