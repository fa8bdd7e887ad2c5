import type { PostStatus } from '../../api/postStatus';
import type { LedgerEntry } from './ledger';

/**
 * An upload address lives 60 minutes from the init on. Bytes that a process or a proxy still holds
 * get 5 more, because they can arrive after the process has ended.
 */
const UPLOAD_ENDED_MS = 65 * 60_000;

/** True for a file whose last byte may have left, while TikTok has not confirmed that it has the file. */
export function isUnsureUpload({ transfer, state, uploaded_at }: LedgerEntry): boolean {
	return transfer === 'file' && state === 'last_put_begun' && uploaded_at === undefined;
}

/**
 * When no more bytes of the upload can arrive, in epoch milliseconds.
 *
 * @param now epoch milliseconds; stands for the time of the init where the entry has none
 */
export function uploadEndsAt(
	{ init_at: initAt = '' }: Pick<LedgerEntry, 'init_at'>,
	now: number,
): number {
	const startedAt = Date.parse(initAt);
	return (Number.isNaN(startedAt) ? now : startedAt) + UPLOAD_ENDED_MS;
}

/**
 * Whether this status proves that an unsure upload is lost, so that its post never appears. Only a
 * number counts: TikTok may leave out a byte count.
 *
 * @param now when TikTok answered, in epoch milliseconds
 */
export function isLostUpload(entry: LedgerEntry, answer: PostStatus, now: number): boolean {
	const { status, uploaded_bytes: uploaded } = answer;
	return (
		isUnsureUpload(entry) &&
		now > uploadEndsAt(entry, now) &&
		status === 'PROCESSING_UPLOAD' &&
		uploaded !== null &&
		uploaded < entry.size_bytes
	);
}
