/* eslint-disable @n8n/community-nodes/no-restricted-globals -- tests that run beside n8n, not inside it */
const PAUSE_MS = 200;

/**
 * Asks until there is an answer.
 *
 * @param ask answers undefined for "not yet"
 * @throws Error when the time (milliseconds) is over
 */
export async function until<T>(
	what: string,
	ask: () => Promise<T | undefined>,
	timeoutMs = 60_000,
): Promise<T> {
	const deadline = Date.now() + timeoutMs;
	for (;;) {
		const answer = await ask();
		if (answer !== undefined) return answer;
		if (Date.now() > deadline) throw new Error(`waited too long: ${what}`);
		await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
	}
}
