import { MAY_STILL_APPEAR } from '../../api/postStatus';
import type { Fault } from '../../errors/fault';
import type { FollowedResult, FollowedStatus, PostResult } from '../result/postResult';

/**
 * The fault for a post whose status is not final when the wait ends. The post may appear later, so
 * nothing in it invites to post again.
 *
 * @returns undefined for a final status, and where nobody waited
 */
export function unfinishedFault(
	{ waited, fault }: FollowedStatus,
	{ status, is_final: isFinal }: PostResult | FollowedResult,
): Fault | undefined {
	if (isFinal || !waited) return undefined;
	const found =
		fault === undefined
			? `its last status is ${status}`
			: `its status could not be read: ${fault.message}`;
	return {
		kind: 'tiktok',
		code: 'not_done_in_time',
		message: `TikTok has not finished the post within the time to wait, and ${found}`,
		remedy: MAY_STILL_APPEAR,
		retryable: false,
	};
}
