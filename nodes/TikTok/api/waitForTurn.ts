import type { Clock } from '../shared/clock';
import type { Endpoint } from './endpoints';

/** TikTok counts per minute; a second on top covers the way there. */
const WINDOW_MS = 61_000;

/** When each credential last called each endpoint, in milliseconds since the epoch, oldest first. */
const sentAt = new Map<string, number[]>();

/**
 * Waits until one more call stays within TikTok's calls per minute, then counts it. Calls up to the
 * limit go at once. Kept per credential, for this process only.
 *
 * @param credentialId n8n's id of the credential; credentials never share an allowance
 * @throws CancelledError from `clock.sleep`
 */
export async function waitForTurn(
	credentialId: string,
	endpoint: Endpoint,
	clock: Clock,
): Promise<void> {
	const key = `${credentialId} ${endpoint.path}`;
	for (;;) {
		const recent = (sentAt.get(key) ?? []).filter((at) => at > clock.now() - WINDOW_MS);
		if (recent.length < endpoint.callsPerMinute) {
			sentAt.set(key, [...recent, clock.now()]);
			forgetIdle(clock.now());
			return;
		}
		await clock.sleep(recent[0] + WINDOW_MS - clock.now());
	}
}

/** Credentials that have not been used for a while must not pile up in a long-lived process. */
function forgetIdle(now: number): void {
	for (const [key, times] of sentAt) {
		if (times[times.length - 1] <= now - WINDOW_MS) sentAt.delete(key);
	}
}
