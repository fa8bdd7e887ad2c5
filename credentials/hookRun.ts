let hasRun = false;

/** The credential's hook notes that this n8n calls it (2.20 and later do). */
export function notePreAuthentication(): void {
	hasRun = true;
}

/** False when no request of this process has run the hook yet: then n8n is older than 2.20. */
export function preAuthenticationHasRun(): boolean {
	return hasRun;
}
