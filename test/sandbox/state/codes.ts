import type { Clock } from './clock';
import { newCode } from './ids';

export const CODE_LIFETIME_MS = 300_000;

export interface CodeGrant {
	open_id: string;
	scopes: string[];
	redirect_uri: string;
	code_challenge: string | null;
}

/** Authorization codes of one app: single use, five minutes. */
export class Codes {
	private readonly grants = new Map<string, CodeGrant & { expires_at: number }>();

	constructor(private readonly clock: Clock) {}

	issue(grant: CodeGrant): string {
		const code = newCode();
		this.grants.set(code, { ...grant, expires_at: this.clock.now() + CODE_LIFETIME_MS });
		return code;
	}

	/** Invalidates the code, even if the exchange fails. Returns null if the code is used, expired, or unknown. */
	take(code: string): CodeGrant | null {
		const grant = this.grants.get(code);
		this.grants.delete(code);
		return grant && grant.expires_at > this.clock.now() ? grant : null;
	}
}
