/** How long one run waits for one host in all, over all of its items. */
const BUDGET_MS = 60_000;

/** What a run has already waited for each host that was busy or did not answer. */
export class HostPatience {
	private readonly spentMs = new Map<string, number>();

	/**
	 * Takes time out of the budget of a host.
	 *
	 * @param host with its port
	 * @param ms milliseconds
	 * @returns false when there is not that much left
	 */
	spend(host: string, ms: number): boolean {
		const spentMs = (this.spentMs.get(host) ?? 0) + ms;
		if (spentMs > BUDGET_MS) return false;
		this.spentMs.set(host, spentMs);
		return true;
	}
}
