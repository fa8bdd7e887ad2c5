let hookWasCalled = false;

/** Records that n8n has called the credential's hook. n8n does so from 2.20 on. */
export function noteHookCall(): void {
	hookWasCalled = true;
}

/** False while n8n has not called the hook in this process, as n8n before 2.20 never does. */
export function n8nCallsHook(): boolean {
	return hookWasCalled;
}
